"""What each hook does when git calls it (githooks)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cardgen.errors import HistoryError, UsageError
from cardgen.model.problem import Problem
from cardgen.workflows.check_report import CheckReport

_NOTHING = CheckReport((), 0)
_SQUASHED = "1"
"""What post-merge is told where the merge made no commit: the next one will ask pre-commit."""
_WAS = "ORIG_HEAD"
"""What git calls the commit that was checked out before a merge or rebase."""


def run_hook(root: Path, name: str, arguments: Sequence[str], told: bytes) -> CheckReport:
    """The report of one of our hooks in the workspace at `root`, called with these arguments and this standard input.

    UsageError for arguments git never gives.
    """
    match name, [*arguments]:
        case (("pre-commit" | "pre-merge-commit"), []):
            from cardgen.workflows.check_staged import check_staged
            from cardgen.workflows.workspace import open_workspace

            return check_staged(open_workspace(root), errors_only=True)
        case "commit-msg", [file]:
            return CheckReport((*_message_problems(root, Path(file)),), 0)
        case "pre-push", [remote, _where]:
            from cardgen.workflows.check_push import check_push
            from cardgen.workflows.workspace import open_workspace

            return check_push(open_workspace(root), remote, told)
        case "post-merge", [squashed]:
            return _NOTHING if squashed == _SQUASHED else _arrived(root, ())
        case "post-rewrite", [command, *_]:
            return _arrived(root, _pairs(told)) if command == "rebase" else _NOTHING
        case _:
            raise UsageError("error.hook.arguments", name=name)


def _pairs(told: bytes) -> Sequence[tuple[str, str]]:
    """Which commit became which: `old new`, one pair to a line."""
    lines = (line.split() for line in told.decode("ascii", "replace").splitlines())
    return [(words[0], words[1]) for words in lines if len(words) > 1]


def _message_problems(root: Path, file: Path) -> Sequence[Problem]:
    from cardgen.workflows.check_message import message_problems
    from cardgen.workflows.customer_names import customer_names
    from cardgen.workflows.past_cards import repository_of
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(root)
    names = customer_names(workspace, repository_of(workspace))
    return [*message_problems(file.read_bytes().decode("utf-8", "replace"), names, edited=True)]


def _arrived(root: Path, rewritten: Sequence[tuple[str, str]]) -> CheckReport:
    from cardgen.workflows.check_arrived import check_arrived
    from cardgen.workflows.workspace import open_workspace

    try:
        return check_arrived(open_workspace(root), _WAS, rewritten)
    except HistoryError as error:
        if error.message_id != "error.history.no_revision":
            raise
        return _NOTHING  # a pull into a branch that had no commit yet
