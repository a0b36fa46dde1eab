"""Cards a merge could not decide on: which they are, whose versions meet, and what is under way."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NamedTuple

from cardgen.history.repository import Repository
from cardgen.workflows.past_cards import is_card_path
from cardgen.workflows.places import CARDS
from cardgen.workflows.workspace import Workspace

BASE, OURS, THEIRS = 1, 2, 3
"""Stages of the index: the last version both had, the one merged into, the one that comes in (git-read-tree, "3-Way
Merge"). In a rebase *ours* is the branch one's own commits are put on."""


@dataclass(frozen=True, slots=True)
class ConflictedCard:
    """A card in conflict.

    `path` is workspace-relative: where the card is to lie. `stages` are the versions git keeps beside each other, by
    stage: a side that deleted the card has none, and there are none at all where the file was marked as merged with the
    marks still in it. `places` are the paths of those versions: more than one where a side moved the card.
    """

    path: str
    stages: Mapping[int, str] = field(default_factory=dict)
    places: Mapping[int, str] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """The id that the file is called by."""
        return PurePosixPath(self.path).stem

    @property
    def deleted_by(self) -> int | None:
        """The side that deleted what the other changed; None where both have the card."""
        gone = [side for side in (OURS, THEIRS) if side not in self.stages]
        return gone[0] if self.stages and len(gone) == 1 else None

    @property
    def left_over(self) -> bool:
        """True where neither side has the card at this place any more."""
        return self.stages.keys() == {BASE}

    @property
    def moved(self) -> bool:
        """True where both sides have the card, each in a folder of its own."""
        return len({self.places[it] for it in (OURS, THEIRS) if it in self.places}) > 1

    @property
    def other_places(self) -> list[str]:
        """Where else git keeps a version of it: nothing is to be left there."""
        return sorted({*self.places.values()} - {self.path})


class _Version(NamedTuple):
    """A version in the index; its path is workspace-relative."""

    stage: int
    blob: str
    path: str


def conflicted_cards(workspace: Workspace, repository: Repository) -> list[ConflictedCard]:
    """Every card with versions to choose between, by path: those git lists, and those with marks left in them.

    A card is one by its id, wherever its versions lie: git takes one that both moved for three files.
    """
    open_ones: dict[str, list[_Version]] = {}
    for stage, blob, path in _listed(repository, "--unmerged"):
        if is_card_path(workspace, repository, path):
            below = path.removeprefix(repository.prefix)
            open_ones.setdefault(PurePosixPath(below).stem, []).append(_Version(stage, blob, below))
    _complete(repository, open_ones)
    found = {card.path: card for versions in open_ones.values() for card in _cards(versions)}
    covered = {place for card in found.values() for place in card.places.values()}
    marked = [path for path in _marked(repository) if is_card_path(workspace, repository, path)]
    alone = {path.removeprefix(repository.prefix) for path in marked} - covered
    return [found.get(path) or ConflictedCard(path) for path in sorted({*found, *alone})]


def _cards(versions: Sequence[_Version]) -> Iterator[ConflictedCard]:
    """One card, where a side moved it to; one for each path where a side has it twice."""
    groups: Iterable[Sequence[_Version]] = [versions]
    if len({it.stage for it in versions}) < len(versions):
        groups = [[it for it in versions if it.path == path] for path in dict.fromkeys(it.path for it in versions)]
    for group in groups:
        blobs, places = {it.stage: it.blob for it in group}, {it.stage: it.path for it in group}
        there = [places[side] for side in (OURS, THEIRS, BASE) if side in places]
        yield ConflictedCard(next((it for it in there if it != places.get(BASE)), there[0]), blobs, places)


def _complete(repository: Repository, open_ones: Mapping[str, list[_Version]]) -> None:
    """Add the version of a side that only moved a card, which git takes for deleted at its old place."""
    halves = {stem: it for stem, it in open_ones.items() if len({one.stage for one in it} & {OURS, THEIRS}) == 1}
    if not halves:
        return
    elsewhere: dict[str, list[tuple[str, str]]] = {}
    for stage, blob, path in _listed(repository, "--stage", "--", repository.path(CARDS)):
        stem = PurePosixPath(path).stem
        if not stage and stem in halves and path.endswith(".yaml"):
            elsewhere.setdefault(stem, []).append((blob, path.removeprefix(repository.prefix)))
    for stem, ((blob, path), *more) in elsewhere.items():
        if not more:
            (side,) = {OURS, THEIRS} - {it.stage for it in halves[stem]}
            halves[stem].append(_Version(side, blob, path))


def other_conflicts(workspace: Workspace, repository: Repository) -> int:
    """How many files that are no cards wait for a decision, too."""
    paths = {path for _stage, _blob, path in _listed(repository, "--unmerged")}
    return sum(not is_card_path(workspace, repository, path) for path in paths)


def _listed(repository: Repository, *options: str) -> Iterator[tuple[int, str, str]]:
    """Stage, blob and path of versions in the index."""
    for piece in repository.pieces("--literal-pathspecs", "ls-files", "--stage", "--full-name", "-z", *options):
        entry, _, path = piece.partition(b"\t")
        _mode, blob, stage = entry.decode("ascii").split()
        yield int(stage), blob, os.fsdecode(path)


def _marked(repository: Repository) -> list[str]:
    """Paths of the files below cards/ in which git's first mark stands; git grep ends with 1 where there is none."""
    found = repository.run(
        "--literal-pathspecs", "grep", "-z", "--no-color", "--full-name", "--name-only", "--basic-regexp",
        "-e", "^<<<<<<<", "--", repository.path(CARDS),
    )  # fmt: skip
    return [os.fsdecode(path) for path in found.out.split(b"\0") if path]


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
    """Tell git that the file is as it should be, and lies nowhere else (`git add`)."""
    repository.out("--literal-pathspecs", "add", "--", repository.path(card.path))
    _take_out(repository, card.other_places)


def remove(repository: Repository, card: ConflictedCard) -> None:
    """Delete the card's file and tell git so; the side that had changed it keeps it in its history."""
    _take_out(repository, [card.path, *card.other_places])


def forget(repository: Repository, card: ConflictedCard) -> None:
    """Tell git that nothing is left of the card at its place; a file that lies there stays."""
    _take_out(repository, [card.path], "--cached")


def _take_out(repository: Repository, paths: Sequence[str], *options: str) -> None:
    if paths:
        names = map(repository.path, paths)
        repository.out("--literal-pathspecs", "rm", "--quiet", "--force", *options, "--", *names)
