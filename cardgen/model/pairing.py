"""Which record of one version of a list is which record of another: nothing in a card numbers them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cardgen.model.pairing_doubts import Doubts, content_of, rest_of

Pairs = Sequence[tuple[int | None, int | None]]
"""Places in the version before and in the one after, 0-based; None on the side that does not have the record."""

_Columns = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True)
class Matched:
    """The records of two versions matched, and how far that is beyond doubt.

    `guesses` has the places before whose match may be another record, each with all places before that may be meant
    instead, itself among them. Good enough to show what changed; not to bring a third version's change into it.
    """

    pairs: Pairs
    guesses: Mapping[int, frozenset[int]]


def paired(before: Sequence[object], after: Sequence[object], key: str) -> Pairs:
    """The records of two versions of a list matched with each other, guesses too: see `matched`."""
    return matched(before, after, key).pairs


def matched(before: Sequence[object], after: Sequence[object], key: str) -> Matched:
    """The records of two versions of a list matched with each other.

    Records of equal content are the same, the first of them the first and so on. What is left is an edit where one
    record with a value of the column `key` (the date) vanished and one with that value came; of several those that
    agree most are edits, if they agree in more than the key. Last, the same content under another key is an edit of
    the key. Everything else vanished or is new. A column without value is as good as absent.

    An edit is a guess where more columns were rewritten than kept, or another record could be the one as well.

    The order is that of the version after; a record that vanished comes behind the one it stood behind before.
    """
    found = _Matching([_columns(record) for record in before], [_columns(record) for record in after], key)
    found.match_equal()
    found.match_by_key()
    found.match_by_the_rest()
    return Matched(tuple(_in_order(len(before), len(after), found.found)), found.guesses)


class _Matching:
    """What was matched so far: places after by places before."""

    def __init__(self, before: Sequence[_Columns], after: Sequence[_Columns], key: str) -> None:
        self._before = before
        self._after = after
        self._key = key
        self.found: dict[int, int] = {}
        self.guesses: dict[int, frozenset[int]] = {}

    def match_equal(self) -> None:
        """Match records of the same content, in the order they stand."""
        for gone, new in self._left(content_of):
            self.found.update(zip(gone, new, strict=False))

    def match_by_key(self) -> None:
        """Match records of the same key: one with one, of several those that are alike."""
        doubts = Doubts(self._before, self._after, self._key, self.found)
        for gone, new in self._left(lambda record: record.get(self._key)):
            pairs = {gone[0]: new[0]} if len(gone) == len(new) == 1 else self._alike(gone, new)
            self.found.update(pairs)
            meant = frozenset(gone)
            self.guesses.update({was: meant for was, now in pairs.items() if doubts.of(was, now, gone, new)})

    def match_by_the_rest(self) -> None:
        """Match records that agree in everything but the key; a guess where several do, as payments by the month."""
        counts = [Counter(map(self._rest, version)) for version in (self._before, self._after)]
        for gone, new in self._left(self._rest):
            pairs = dict(zip(gone, new, strict=False))
            self.found.update(pairs)
            if any(count[self._rest(self._before[gone[0]])] > 1 for count in counts):
                self.guesses.update(dict.fromkeys(pairs, frozenset(gone)))

    def _rest(self, record: _Columns) -> Hashable:
        return rest_of(record, self._key)

    def _alike(self, gone: Sequence[int], new: Sequence[int]) -> Mapping[int, int]:
        """What agrees in most columns first, of those what stands first; never what agrees in the key alone."""
        ranked = sorted((-self._likeness(was, now), was, now) for was in gone for now in new)
        pairs: dict[int, int] = {}
        for likeness, was, now in ranked:
            if likeness < -1 and was not in pairs and now not in pairs.values():
                pairs[was] = now
        return pairs

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
