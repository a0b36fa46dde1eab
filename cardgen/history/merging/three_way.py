"""Three versions of a sequence of lines taken apart into what is common and what each side made of the rest."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Generic, NamedTuple, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Hunk(NamedTuple):
    """A stretch of the three versions; places are 0-based, the end not included."""

    base: slice
    ours: slice
    theirs: slice


def hunks(base: Sequence[Item], ours: Sequence[Item], theirs: Sequence[Item]) -> Iterator[Hunk]:
    """The stretches between the lines that all three have, and those lines themselves, one by one, in order."""
    in_ours, in_theirs = _matches(base, ours), _matches(base, theirs)
    at = (0, 0, 0)
    for place in range(len(base)):
        if place in in_ours and place in in_theirs:
            here = (place, in_ours[place], in_theirs[place])
            if here != at:
                yield _hunk(at, here)
            at = (here[0] + 1, here[1] + 1, here[2] + 1)
            yield _hunk(here, at)
    end = (len(base), len(ours), len(theirs))
    if end != at:
        yield _hunk(at, end)


def _hunk(start: tuple[int, int, int], end: tuple[int, int, int]) -> Hunk:
    return Hunk(slice(start[0], end[0]), slice(start[1], end[1]), slice(start[2], end[2]))


def _matches(base: Sequence[Item], side: Sequence[Item]) -> dict[int, int]:
    blocks = SequenceMatcher(None, base, side, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def grown(
    base: Sequence[Item], ours: Sequence[Item], theirs: Sequence[Item], key: Callable[[Item], str], *, keep: bool
) -> Sequence[Item] | None:
    """The lines with the changes of both sides; what both added in one place follows each other, sorted by `key`.

    Where they changed the same lines differently the result is None, or, with `keep`, has the lines of both.
    """
    result: list[Item] = []
    for hunk in hunks(base, ours, theirs):
        united = _united(_Versions(base[hunk.base], ours[hunk.ours], theirs[hunk.theirs]), key, keep=keep)
        if united is None:
            return None
        result.extend(united)
    return result


class _Versions(NamedTuple, Generic[Item]):
    base: Sequence[Item]
    ours: Sequence[Item]
    theirs: Sequence[Item]


def _united(found: _Versions[Item], key: Callable[[Item], str], *, keep: bool) -> Sequence[Item] | None:
    base, ours, theirs = found
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    if not base or all(_begins(side, base) for side in (ours, theirs)):
        return [*base, *_both(ours[len(base) :], theirs[len(base) :], key)]
    return (
        _changed_and_grown(ours, theirs, base)
        or _changed_and_grown(theirs, ours, base)
        or (_both(ours, theirs, key) if keep else None)
    )


def _changed_and_grown(changed: Sequence[Item], grew: Sequence[Item], base: Sequence[Item]) -> Sequence[Item] | None:
    """One side changed the lines, the other only added below or above them."""
    if _begins(grew, base):
        return [*changed, *grew[len(base) :]]
    if grew[len(grew) - len(base) :] == base:
        return [*grew[: len(grew) - len(base)], *changed]
    return None


def _begins(lines: Sequence[Item], base: Sequence[Item]) -> bool:
    return lines[: len(base)] == base


def _both(ours: Sequence[Item], theirs: Sequence[Item], key: Callable[[Item], str]) -> Sequence[Item]:
    """One after the other, whoever is who; what both begin with once."""
    first, second = sorted((ours, theirs), key=lambda lines: [key(line) for line in lines])
    shorter = min(len(first), len(second))
    shared = next((at for at in range(shorter) if first[at] != second[at]), shorter)
    return [*first, *second[shared:]]
