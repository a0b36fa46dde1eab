"""`cardgen layout`: spreads card files over folders by their ids, or gathers them, in a commit of nothing else.

Folders people made stay: `cards/receipts/R-9B4XK0.yaml` becomes `cards/receipts/K0/R-9B4XK0.yaml`, and back.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from cardgen.errors import HistoryError, UsageError
from cardgen.history.moves import commit_index, is_on_branch, known_files, move_back_in_index, move_in_index
from cardgen.history.repository import Repository
from cardgen.history.staging import under_way
from cardgen.history.working_tree import uncommitted
from cardgen.messages import say
from cardgen.workflows.card_place import SHARD, is_sharded
from cardgen.workflows.lock import workspace_lock
from cardgen.workflows.past_cards import repository_of
from cardgen.workflows.workspace import CARDS, STATE, CardFile, Workspace

CROWDED = 2000
"""From so many cards in one folder on, git takes several times as long over their history (measured: 6 to 60)."""

Moves = Sequence[tuple[str, str]]
"""Workspace-relative paths of card files, before and after."""


class Layout(StrEnum):
    """How card files lie."""

    SHARDED = "sharded"
    FLAT = "flat"


@dataclass(frozen=True, slots=True)
class Relayout:
    """The moves, by path; the id of their commit, "" where none was made."""

    moves: Moves
    commit: str = ""


def relayout(workspace: Workspace, layout: Layout, *, dry: bool) -> Relayout:
    """Move the card files to where a layout has them, and commit that.

    HistoryError, and nothing is moved, without a branch to commit to, with anything uncommitted or unfinished;
    UsageError where two files would get one name. Where git refuses the commit everything is put back.
    """
    repository = repository_of(workspace)
    with workspace_lock(workspace.root / STATE):
        moves = tuple(moves_to(layout, workspace.card_files().files))
        _require_free(workspace.root, moves)
        if dry or not moves:
            return Relayout(moves)
        _require_ready(repository)
        return Relayout(moves, _moved(workspace, repository, moves, layout))


def moves_to(layout: Layout, files: Iterable[CardFile]) -> Iterator[tuple[str, str]]:
    """The files that lie elsewhere, with where the layout has them."""
    for card in files:
        path = PurePosixPath(card.path)
        home = path.parent.parent if is_sharded(path) else path.parent
        after = (home / card.stem[-SHARD:] if layout is Layout.SHARDED else home) / path.name
        if after != path:
            yield str(path), str(after)


def is_crowded(workspace: Workspace) -> bool:
    """True where so many cards lie in one folder that spreading them is worth while."""
    folders = Counter(str(PurePosixPath(card.path).parent) for card in workspace.card_files().files)
    return max(folders.values(), default=0) >= CROWDED


def _require_free(root: Path, moves: Moves) -> None:
    going = {before for before, _ in moves}
    taken = Counter(after for _, after in moves)
    for _, after in moves:
        if taken[after] > 1 or (after not in going and os.path.lexists(root / after)):
            raise UsageError("error.layout.taken", path=after)


def _require_ready(repository: Repository) -> None:
    repository.commit("HEAD")
    if command := under_way(repository):
        raise HistoryError("error.layout.under_way", command=command)
    if not is_on_branch(repository):
        raise HistoryError("error.layout.detached")
    if changed := uncommitted(repository, new=False) | uncommitted(repository, repository.path(CARDS)):
        raise HistoryError("error.layout.uncommitted", files=f"{len(changed):,}")


def _moved(workspace: Workspace, repository: Repository, moves: Moves, layout: Layout) -> str:
    """Move the files, tell the index, commit; all of it undone where a step fails or somebody stops it."""
    known = known_files(repository, repository.path(CARDS))
    there = [(repository.path(before), repository.path(after)) for before, after in moves]
    if unknown := [before for before, _ in there if before not in known]:
        raise HistoryError("error.layout.untracked", files=f"{len(unknown):,}")
    message = say(f"layout.message.{layout}", workspace.settings.language, cards=f"{len(moves):,}")
    with _files_moved(workspace.root, moves):
        move_in_index(repository, there, known)
        try:
            commit_index(repository, f"{message}\n")
        except BaseException:
            move_back_in_index(repository, there, known)
            raise
    return repository.commit("HEAD")


@contextmanager
def _files_moved(root: Path, moves: Moves) -> Iterator[None]:
    """The files at their new places; back at the old ones where the block fails."""
    done: list[tuple[str, str]] = []
    try:
        for before, after in moves:
            _rename(root, before, after)
            done.append((before, after))
        yield
    except BaseException:
        for before, after in reversed(done):
            _rename(root, after, before)
        _remove_empty(root, (after for _, after in done))
        raise
    _remove_empty(root, (before for before, _ in moves))


def _rename(root: Path, before: str, after: str) -> None:
    (root / after).parent.mkdir(parents=True, exist_ok=True)
    (root / before).rename(root / after)


def _remove_empty(root: Path, paths: Iterable[str]) -> None:
    """Remove the folders files have left, where nothing else lies in them; cards/ stays."""
    for folder in {str(PurePosixPath(path).parent) for path in paths} - {CARDS}:
        with suppress(OSError):
            (root / folder).rmdir()
