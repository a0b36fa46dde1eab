"""Cards a merge could not decide on: which they are, whose versions meet, and what is under way."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import assert_never

from cardgen.history.commits import Commit, walk
from cardgen.history.repository import Repository
from cardgen.workflows.past_cards import is_card_path
from cardgen.workflows.places import CARDS
from cardgen.workflows.workspace import Workspace

BASE, OURS, THEIRS = 1, 2, 3
"""Stages of the index: the last version both had, the one merged into, the one that comes in (git-read-tree, "3-Way
Merge"). In a rebase *ours* is the branch one's own commits are put on."""


@dataclass(frozen=True, slots=True)
class ConflictedCard:
    """A card's file in conflict.

    `path` is workspace-relative. `stages` are the versions git keeps beside each other, by stage: a side that deleted
    the card has none, and there are none at all where the file was marked as merged with the marks still in it.
    """

    path: str
    stages: Mapping[int, str] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """The id that the file is called by."""
        return PurePosixPath(self.path).stem

    @property
    def deleted_by(self) -> int | None:
        """The side that deleted what the other changed; None where both have the card."""
        gone = [side for side in (OURS, THEIRS) if side not in self.stages]
        return gone[0] if self.stages and len(gone) == 1 else None


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


def conflicted_cards(workspace: Workspace, repository: Repository) -> list[ConflictedCard]:
    """Every card with versions to choose between, by path: those git lists, and those with marks left in them."""
    stages: dict[str, dict[int, str]] = {}
    for stage, blob, path in _unmerged(repository):
        if is_card_path(workspace, repository, path):
            stages.setdefault(path.removeprefix(repository.prefix), {})[stage] = blob
    marked = [path for path in _marked(repository) if is_card_path(workspace, repository, path)]
    paths = {*stages, *(path.removeprefix(repository.prefix) for path in marked)}
    return [ConflictedCard(path, stages.get(path, {})) for path in sorted(paths)]


def other_conflicts(workspace: Workspace, repository: Repository) -> int:
    """How many files that are no cards wait for a decision, too."""
    paths = {path for _stage, _blob, path in _unmerged(repository)}
    return sum(not is_card_path(workspace, repository, path) for path in paths)


def _unmerged(repository: Repository) -> Iterator[tuple[int, str, str]]:
    """Stage, blob and path of each version in the index that waits for a decision."""
    for piece in repository.pieces("ls-files", "--unmerged", "--full-name", "-z"):
        entry, _, path = piece.partition(b"\t")
        _mode, blob, stage = entry.decode("ascii").split()
        yield int(stage), blob, os.fsdecode(path)


def _marked(repository: Repository) -> list[str]:
    """Paths of the files below cards/ in which git's first mark stands; git grep ends with 1 where there is none."""
    found = repository.run(
        "--literal-pathspecs", "grep", "-z", "--full-name", "--name-only", "-e", "^<<<<<<<", "--",
        repository.path(CARDS),
    )  # fmt: skip
    return [os.fsdecode(path) for path in found.out.split(b"\0") if path]


def operation_of(repository: Repository) -> Operation:
    """What git is in the middle of."""
    return next((it for name, it in _SIGNS if (repository.own / name).exists()), Operation.OTHER)


def last_changes(repository: Repository, card: ConflictedCard) -> Mapping[int, Commit]:
    """The commit that last changed the card on each side, by OURS and THEIRS, as far as that is known.

    What people know is who wrote a value and when; the names of branches change places in a rebase.
    """
    heads = {OURS: "HEAD", THEIRS: _incoming(repository)}
    found: dict[int, Commit] = {}
    for side, revision in heads.items():
        if revision and (commit := _last_change(repository, revision, repository.path(card.path))):
            found[side] = commit
    return found


def _incoming(repository: Repository) -> str:
    """The revision whose changes come in; "" for a stash and for a revert, whose changes are nobody's commit."""
    heads = {
        Operation.MERGE: "MERGE_HEAD",
        Operation.REBASE: "REBASE_HEAD",
        Operation.CHERRY_PICK: "CHERRY_PICK_HEAD",
    }
    name = heads.get(operation_of(repository), "")
    return name if name and repository.run("rev-parse", "--verify", "--quiet", name).code == 0 else ""


def is_one_side(repository: Repository, card: ConflictedCard) -> bool:
    """True where the file is one of the versions in conflict, whole and without marks: nobody has decided anything.

    A merge driver that fails leaves it so. Marking it as merged would lose the other version.
    """
    path = repository.path(card.path)
    done = repository.run("hash-object", "--path", path, "--", str(repository.top / path))
    return done.code == 0 and done.out.decode("ascii").strip() in (card.stages.get(OURS), card.stages.get(THEIRS))


def reopen(repository: Repository, card: ConflictedCard) -> None:
    """Merge the card's versions once more, so that its file has the marks again."""
    repository.out("--literal-pathspecs", "checkout", "--merge", "--", repository.path(card.path))


def mark_merged(repository: Repository, card: ConflictedCard) -> None:
    """Tell git that the file is as it should be (`git add`)."""
    repository.out("--literal-pathspecs", "add", "--", repository.path(card.path))


def remove(repository: Repository, card: ConflictedCard) -> None:
    """Delete the card's file and tell git so; the side that had changed it keeps it in its history."""
    repository.out("--literal-pathspecs", "rm", "--quiet", "--", repository.path(card.path))


def _last_change(repository: Repository, revision: str, path: str) -> Commit | None:
    if repository.head is None:
        return None
    return next((step.commit for step in walk(repository, "-1", revision, paths=(path,))), None)
