"""One order of what two versions of a group or list have, each of them in its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

Name = TypeVar("Name", bound=Hashable)
Rank = Callable[[Name], Any]


def united(base: Sequence[Name], ours: Sequence[Name], theirs: Sequence[Name], rank: Rank[Name]) -> Sequence[Name]:
    """What at least one side has, in an order both agree with where they can.

    What was there before stays in its order, or takes the one a side gave it. What is new comes behind what it stands
    behind on its side; where both put something in one place, `rank` decides. It does not matter which side is which.
    """
    old = set(base)
    spine = _spine(base, [name for name in ours if name in old], [name for name in theirs if name in old])
    fixed = set(spine)
    added = _anchored(ours, fixed), _anchored(theirs, fixed)
    result: list[Name] = []
    seen: set[Name] = set()
    for anchor in (None, *spine):
        if anchor is not None:
            result.append(anchor)
        for name in _merged(added[0].get(anchor, []), added[1].get(anchor, []), rank):
            if name not in seen:
                seen.add(name)
                result.append(name)
    return result


def _spine(base: Sequence[Name], ours: Sequence[Name], theirs: Sequence[Name]) -> Sequence[Name]:
    """The old names in the order of the side that moved them; what one side lacks comes in where the other has it."""
    place = {name: number for number, name in enumerate(base)}
    both = set(ours) & set(theirs)
    shared = [[name for name in side if name in both] for side in (ours, theirs)]
    as_before = [name for name in base if name in both]
    moved = [side for side in shared if side != as_before]
    chosen = min(moved, key=lambda side: [place[name] for name in side]) if moved else as_before
    lacking = [_anchored(side, both) for side in (ours, theirs)]
    return list(_filled(chosen, lacking, place))


def _filled(
    chosen: Sequence[Name], lacking: Sequence[Mapping[Name | None, Sequence[Name]]], place: Mapping[Name, int]
) -> Iterator[Name]:
    for anchor in (None, *chosen):
        if anchor is not None:
            yield anchor
        yield from sorted((name for side in lacking for name in side.get(anchor, ())), key=place.__getitem__)


def _anchored(side: Sequence[Name], fixed: Collection[Name]) -> Mapping[Name | None, Sequence[Name]]:
    """The names that are not fixed, by the fixed one they stand behind; None at the top."""
    found: dict[Name | None, list[Name]] = defaultdict(list)
    anchor: Name | None = None
    for name in side:
        if name in fixed:
            anchor = name
        else:
            found[anchor].append(name)
    return found


def _merged(ours: Sequence[Name], theirs: Sequence[Name], rank: Rank[Name]) -> Iterator[Name]:
    """Two runs as one, each in its own order."""
    left, right = list(ours), list(theirs)
    while left and right:
        yield (left if rank(left[0]) <= rank(right[0]) else right).pop(0)
    yield from left
    yield from right
