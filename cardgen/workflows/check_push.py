"""What a push would bring to others: commits with cards of erased customers (githooks, "pre-push")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from cardgen.errors import HistoryError
from cardgen.history.repository import Repository
from cardgen.model.problem import Problem
from cardgen.workflows.check_report import CheckReport
from cardgen.workflows.past_cards import repository_of
from cardgen.workflows.returned import OLD, RETURNED, buried_in, returned, told_once
from cardgen.workflows.tombstones import erased_names
from cardgen.workflows.workspace import Workspace

_FIELDS = 4


def check_push(workspace: Workspace, remote: str, told: bytes) -> CheckReport:
    """Look for erased cards among the commits that `remote` lacks as far as is known here.

    `told` has a line for each branch or tag: its name and commit here, then its name and commit there. Tombstones count
    from the working tree, from what is pushed, and from what is there already: somebody may push over it.
    """
    repository = repository_of(workspace)
    lines = [words for line in told.decode("utf-8", "replace").splitlines() if len(words := line.split()) == _FIELDS]
    there = [*_commits(repository, (words[3] for words in lines))]
    known = erased_names(workspace.root).union(*(buried_in(repository, it) for it in there))
    problems: list[Problem] = []
    for tip in _commits(repository, (words[1] for words in lines)):
        new = (tip, "--not", f"--remotes={remote}", *there)
        merged = buried_in(repository, tip)
        problems += returned(workspace, repository, new, known - merged, OLD)
        problems += returned(workspace, repository, new, merged, RETURNED)
    return CheckReport(told_once({it.path: it for it in problems}.values()), 0)


def _commits(repository: Repository, ids: Iterable[str]) -> Iterator[str]:
    """Those that are commits known here: git tells zeros for a branch that is new or goes."""
    for found in ids:
        with suppress(HistoryError):
            yield repository.commit(found)
