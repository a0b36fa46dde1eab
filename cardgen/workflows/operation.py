"""What git is in the middle of while cards wait for a decision, and whose changes meet."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import assert_never

from cardgen.history.commits import Commit, walk
from cardgen.history.repository import Repository
from cardgen.workflows.conflicted import OURS, THEIRS, ConflictedCard


class Operation(StrEnum):
    """What git is in the middle of, by the command that goes on with it, without an editor for a message."""

    MERGE = "cardgen commit"
    REBASE = "git -c core.editor=true rebase --continue"
    CHERRY_PICK = "git -c core.editor=true cherry-pick --continue"
    REVERT = "git -c core.editor=true revert --continue"
    OTHER = ""
    """A stash given back, for one: nothing is to be continued."""

    @property
    def mine(self) -> int | None:
        """The side with one's own changes; None where that cannot be said."""
        match self:
            case Operation.MERGE | Operation.CHERRY_PICK:
                return OURS
            case Operation.REBASE:
                return THEIRS
            case Operation.REVERT | Operation.OTHER:
                return None
        assert_never(self)


_SIGNS = (
    ("rebase-merge", Operation.REBASE),
    ("rebase-apply", Operation.REBASE),
    ("MERGE_HEAD", Operation.MERGE),
    ("CHERRY_PICK_HEAD", Operation.CHERRY_PICK),
    ("REVERT_HEAD", Operation.REVERT),
)
"""What lies in the git folder while each goes on; a rebase stops with a CHERRY_PICK_HEAD, too."""


def operation_of(repository: Repository) -> Operation:
    """What git is in the middle of."""
    return next((it for name, it in _SIGNS if (repository.own / name).exists()), Operation.OTHER)


def last_changes(repository: Repository, card: ConflictedCard) -> Mapping[int, Commit]:
    """The commit that last changed the card on each side, by OURS and THEIRS, as far as that is known.

    What people know is who wrote a value and when; the names of branches change places in a rebase.
    """
    heads = {OURS: "HEAD", THEIRS: incoming_revision(repository)}
    found: dict[int, Commit] = {}
    for side, revision in heads.items():
        place = repository.path(card.places.get(side, card.path))
        if revision and (commit := _last_change(repository, revision, place)):
            found[side] = commit
    return found


def incoming_revision(repository: Repository) -> str:
    """The revision whose changes come in; "" for a stash and for a revert, whose changes are nobody's commit."""
    heads = {
        Operation.MERGE: "MERGE_HEAD",
        Operation.REBASE: "REBASE_HEAD",
        Operation.CHERRY_PICK: "CHERRY_PICK_HEAD",
    }
    name = heads.get(operation_of(repository), "")
    return name if name and repository.run("rev-parse", "--verify", "--quiet", name).code == 0 else ""


def _last_change(repository: Repository, revision: str, path: str) -> Commit | None:
    if repository.head is None:
        return None
    return next((step.commit for step in walk(repository, "-1", revision, paths=(path,))), None)
