"""Which items of three versions of a list are the same, and in what order they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from cardgen.history.merging.nodes import Clash, Member, Part, Scalar, members_of, value_of
from cardgen.history.merging.order import united
from cardgen.history.merging.rules import MergeRules
from cardgen.history.merging.values import Outcome, Versions
from cardgen.model.pairing import Matched, matched

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Item(NamedTuple):
    """An item over all versions: by its place in the base (`content` None), or by content and occurrence."""

    content: Hashable
    number: int

    def __repr__(self) -> str:
        return f"Item({self.number})"


class Named(NamedTuple):
    """The items of base, ours and theirs by what they are called over all versions, in file order.

    `doubtful` are those of which a side may have edited another record, where the other side changed something too.
    """

    sides: Sequence[Mapping[Item, Member]]
    doubtful: Collection[Item] = frozenset()


def named_items(found: Versions, rules: MergeRules) -> Named:
    """The items of three versions: plain values by what they are, records by their pairing."""
    base, *sides = (members_of(member) for member in found)
    if rules.merge == "set":
        return Named([_by_content(items) for items in (base, *sides)])
    before = [_columns(item) for item in base]
    pairings = [matched(before, [_columns(item) for item in items], rules.key_column) for items in sides]
    ours, theirs = (_by_pairing(pairing, items) for pairing, items in zip(pairings, sides, strict=True))
    doubtful = {*_doubtful(pairings[0], base, theirs), *_doubtful(pairings[1], base, ours)}
    return Named([{Item(None, place): item for place, item in enumerate(base)}, ours, theirs], doubtful)


def _doubtful(pairing: Matched, base: Sequence[Member], other: Mapping[Item, Member]) -> Iterator[Item]:
    """The items one side's match of which is a guess, where the other side changed what may be meant."""
    for was, meant in pairing.guesses.items():
        if any(value_of(base[place]) != value_of(other.get(Item(None, place))) for place in meant):
            yield Item(None, was)


def _by_content(items: Sequence[Member]) -> Mapping[Item, Member]:
    seen: Counter[Hashable] = Counter()
    named: dict[Item, Member] = {}
    for item in items:
        content = value_of(item)
        named[Item((content,), seen[content])] = item
        seen[content] += 1
    return named


def _by_pairing(pairing: Matched, items: Sequence[Member]) -> Mapping[Item, Member]:
    """Records of the base by their place in it; what was added on both sides is one where it is the same."""
    origins = {now: was for was, now in pairing.pairs if was is not None and now is not None}
    added = _by_content([item for place, item in enumerate(items) if place not in origins])
    names = iter(added)
    return {
        Item(None, was) if (was := origins.get(place)) is not None else next(names): item
        for place, item in enumerate(items)
    }


def _columns(item: Member) -> object:
    if isinstance(item.node, Scalar):
        return value_of(item)
    return {member.key: value_of(member) for member in members_of(item)}


def in_order(sides: Sequence[Mapping[Item, Member]], outcomes: Mapping[Item, Outcome], key: str) -> Sequence[Item]:
    """The items that are left as the sides have them; by day where all versions are, newest last or newest first."""
    left = {name: outcome.part for name, outcome in outcomes.items() if outcome.part is not None}
    kept = [[name for name in side if name in left] for side in sides]
    days = {name: _day_of(part, key) for name, part in left.items()}
    direction = _direction([_day(item, key) for item in side.values()] for side in sides)
    order = united(kept[0], kept[1], kept[2], lambda name: (direction * days[name], sortable(name.content)))
    return _by_day(order, days, direction) if direction else order


def _by_day(order: Sequence[Item], days: Mapping[Item, int], direction: int) -> Sequence[Item]:
    """Sorted; an item without day stays behind the one above it."""
    keys: dict[Item, int] = {}
    last = 0
    for name in order:
        last = days[name] or last
        keys[name] = direction * last
    return sorted(order, key=keys.__getitem__)


def _direction(versions: Iterable[Iterable[int]]) -> int:
    """1 where every version has its days from old to new, or has too few to tell, -1 from new to old, else 0."""
    dated = [[day for day in days if day] for days in versions]
    rises = any(above < below for days in dated for above, below in pairwise(days))
    falls = any(above > below for days in dated for above, below in pairwise(days))
    if (rises and falls) or not any(dated):
        return 0
    return -1 if falls else 1


def _day_of(part: Part, key: str) -> int:
    member = (part.ours or part.theirs) if isinstance(part, Clash) else part
    return _day(member, key) if member else 0


def _day(item: Member, key: str) -> int:
    """The day of a record as a number that sorts; 0 where it has none."""
    if isinstance(item.node, Scalar):
        return 0
    column = next((part for part in item.node.members if part.key == key), None)
    said = (column.ours or column.theirs) if isinstance(column, Clash) else column
    day = value_of(said)
    return int(day.replace("-", "")) if isinstance(day, str) and _DAY.fullmatch(day) else 0


def sortable(content: Hashable) -> str:
    """A value of value_of() as a text that sorts alike on every machine: sets have no order of their own."""
    if isinstance(content, frozenset):
        return str(sorted(sortable(entry) for entry in content))
    return str([sortable(part) for part in content]) if isinstance(content, tuple) else str(content)
