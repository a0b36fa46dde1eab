"""Erased customers in commits: a clone from before an erasure has them, and a merge or a push brings them back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from cardgen.history.commits import NOTHING, walk
from cardgen.history.objects import files_at
from cardgen.history.repository import Repository
from cardgen.model.problem import Problem
from cardgen.workflows.merged_cards import SHORT
from cardgen.workflows.places import CARDS
from cardgen.workflows.tombstones import BROUGHT_BACK, ERASED, SUFFIX, erased_names, erasure_day
from cardgen.workflows.workspace import ENDINGS, Workspace

OLD = "C210"
"""An erased card in commits of this clone, which is from before the erasure."""
RETURNED = "C211"
"""An erased card in commits that came from elsewhere, or would go there."""


def returned_by_merge(
    workspace: Workspace, repository: Repository, ours: str, theirs: Sequence[str], erased: Collection[str]
) -> Iterator[Problem]:
    """A problem for each erased card in commits that only one side of a merge has, whatever the merge makes of it.

    A clone from before the erasure is the side checked out as often as the one that comes in.
    """
    yield from returned(workspace, repository, (ours, *(f"^{it}" for it in theirs)), erased, OLD)
    yield from returned(workspace, repository, (*theirs, f"^{ours}"), erased, RETURNED)


def returned(
    workspace: Workspace, repository: Repository, revisions: Sequence[str], erased: Collection[str], code: str
) -> Iterator[Problem]:
    """A problem for each erased card that commits have, with the last of them; `revisions` as git log takes them."""
    if not erased:
        return
    seen: set[str] = set()
    for step in walk(repository, "-m", *revisions, paths=(repository.path(CARDS),)):
        for file in step.files:
            below, stem = repository.below(file.path), PurePosixPath(file.path).stem.upper()
            if below and stem in erased and stem not in seen and file.after != NOTHING:
                seen.add(stem)
                day = erasure_day(workspace.root, stem)
                yield Problem(code, below, args={"day": day}, commit=step.commit.id[:SHORT])


def erased_in_history(workspace: Workspace, repository: Repository) -> list[str]:
    """The ids of erased customers whose cards some branch, tag or stash still has; 0.4 s for 10,000 cards."""
    erased = erased_names(workspace.root)
    if not erased:
        return []
    folder, found = repository.path(f"{CARDS}/"), set()
    for line in repository.pieces("rev-list", "--objects", "--all", separator=b"\n"):
        path = line.partition(b" ")[2].decode("utf-8", "surrogateescape")
        stem = PurePosixPath(path).stem.upper()
        if path.startswith(folder) and path.endswith(ENDINGS) and stem in erased:
            found.add(stem)
    return sorted(found)


def came_back(changed: Iterable[str], erased: Collection[str]) -> Iterator[Problem]:
    """A problem for each changed card of a customer whose tombstone was there once, though it is gone by now."""
    for path in changed:
        if path.startswith(f"{CARDS}/") and PurePosixPath(path).stem.upper() in erased:
            yield Problem(BROUGHT_BACK, path, args={"day": "?"})


def buried_ever(repository: Repository, commit: str) -> frozenset[str]:
    """The ids of the erased cards whose tombstones a commit has, or any before it had."""
    gone = walk(repository, "-m", "--full-history", "--diff-filter=D", commit, paths=(repository.path(ERASED),))
    paths = (file.path.removeprefix(repository.prefix) for step in gone for file in step.files)
    return buried_in(repository, commit) | buried_among(paths)


def told_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by path, that an erased customer's card is back once: what is said of the commit it came with first."""
    found = [*problems]
    told = {it.path for it in found if it.code in (OLD, RETURNED)}
    back = {it.path: it for it in reversed(found) if it.code == BROUGHT_BACK and it.path not in told}
    left = [*(it for it in found if it.code != BROUGHT_BACK), *back.values()]
    return tuple(sorted(left, key=lambda problem: (problem.path, problem.position, problem.code)))


def buried_among(paths: Iterable[str]) -> frozenset[str]:
    """The ids of the erased cards whose tombstones are among workspace-relative paths."""
    found = map(PurePosixPath, paths)
    return frozenset(it.stem.upper() for it in found if str(it.parent) == ERASED and it.suffix.lower() == SUFFIX)


def buried_in(repository: Repository, commit: str) -> frozenset[str]:
    """The ids of the erased cards whose tombstones a commit has."""
    files = files_at(repository, commit, repository.path(ERASED))
    return buried_among(it.path.removeprefix(repository.prefix) for it in files)
