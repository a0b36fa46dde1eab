"""Which record of one version of a list is which record of another: nothing in a card numbers them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

Pairs = Sequence[tuple[int | None, int | None]]
"""Places in the version before and in the one after, 0-based; None on the side that does not have the record."""

_Columns = Mapping[str, Hashable]


def paired(before: Sequence[object], after: Sequence[object], key: str) -> Pairs:
    """The records of two versions of a list matched with each other.

    Records of equal content are the same, the first of them the first and so on. What is left is an edit where one
    record with a value of the column `key` (the date) vanished and one with that value came; of several those that
    agree most are edits, if they agree in more than the key. Last, the same content under another key is an edit of
    the key. Everything else vanished or is new. A column without value is as good as absent.

    The order is that of the version after; a record that vanished comes behind the one it stood behind before.
    """
    matching = _Matching([_columns(record) for record in before], [_columns(record) for record in after])
    matching.match_by(lambda record: frozenset(record.items()))
    matching.match_by_key(key)
    matching.match_by(lambda record: frozenset(item for item in record.items() if item[0] != key) or None)
    return tuple(_in_order(len(before), len(after), matching.found))


class _Matching:
    """What was matched so far: places after by places before."""

    def __init__(self, before: Sequence[_Columns], after: Sequence[_Columns]) -> None:
        self._before = before
        self._after = after
        self.found: dict[int, int] = {}

    def match_by(self, sign: Callable[[_Columns], Hashable]) -> None:
        """Match records of the same sign, in the order they stand; one without sign has no match."""
        for gone, new in self._left(sign):
            self.found.update(zip(gone, new, strict=False))

    def match_by_key(self, key: str) -> None:
        """Match records of the same key: one with one, of several those that are alike."""
        for gone, new in self._left(lambda record: record.get(key)):
            if len(gone) == len(new) == 1:
                self.found[gone[0]] = new[0]
            else:
                self._match_alike(gone, new)

    def _match_alike(self, gone: Sequence[int], new: Sequence[int]) -> None:
        """What agrees in most columns first, of those what stands first; never what agrees in the key alone."""
        ranked = sorted((-self._likeness(was, now), was, now) for was in gone for now in new)
        taken: set[int] = set()
        for likeness, was, now in ranked:
            if likeness < -1 and was not in self.found and now not in taken:
                self.found[was] = now
                taken.add(now)

    def _likeness(self, was: int, now: int) -> int:
        return len(self._before[was].items() & self._after[now].items())

    def _left(self, sign: Callable[[_Columns], Hashable]) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
        """The places before and after of each sign that both have among the records without match."""
        taken = set(self.found.values())
        gone = _places(self._before, self.found, sign)
        new = _places(self._after, taken, sign)
        return ((places, new[found]) for found, places in gone.items() if found in new)


def _places(
    records: Sequence[_Columns], matched: dict[int, int] | set[int], sign: Callable[[_Columns], Hashable]
) -> Mapping[Hashable, Sequence[int]]:
    places: dict[Hashable, list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        if place not in matched and (found := sign(record)) is not None:
            places[found].append(place)
    return dict(places)


def _in_order(before: int, after: int, found: Mapping[int, int]) -> Iterator[tuple[int | None, int | None]]:
    origins = {now: was for was, now in found.items()}
    behind: dict[int | None, list[int]] = defaultdict(list)
    last: int | None = None
    for place in range(before):
        if place in found:
            last = place
        else:
            behind[last].append(place)
    yield from ((gone, None) for gone in behind[None])
    for now in range(after):
        was = origins.get(now)
        yield was, now
        if was is not None:
            yield from ((gone, None) for gone in behind[was])


def _columns(record: object) -> _Columns:
    """A record's columns with values that can be compared; what is no record has one column without name."""
    columns = record if isinstance(record, Mapping) else {"": record}
    return {name: _hashable(value) for name, value in columns.items() if value is not None}


def _hashable(value: object) -> Hashable:
    """The value as something to look up by; 1, 1.0 and true differ."""
    if isinstance(value, Mapping):
        return frozenset((name, _hashable(part)) for name, part in value.items())
    if isinstance(value, (list, tuple)):
        return tuple(_hashable(part) for part in value)
    return type(value), value
