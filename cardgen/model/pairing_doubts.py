"""Whether a record of one version of a list is beyond doubt a record of another, edited: what stands against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence

_Columns = Mapping[str, Hashable]


def content_of(record: _Columns) -> Hashable:
    """All a record says, to look it up by."""
    return frozenset(record.items())


def rest_of(record: _Columns, key: str) -> Hashable:
    """What a record says besides its key; None where that is nothing."""
    return frozenset(item for item in record.items() if item[0] != key) or None


class Doubts:
    """What stands against edits among the records that are not the same in both versions.

    `matched` are places after by places before of those that are, as long as these doubts are asked.
    """

    def __init__(
        self, before: Sequence[_Columns], after: Sequence[_Columns], key: str, matched: Mapping[int, int]
    ) -> None:
        self._before = before
        self._after = after
        self._key = key
        self._twins = Counter(map(content_of, before))
        self._gone = Counter(self._rests(before, set(matched)))
        self._new = Counter(self._rests(after, set(matched.values())))

    def of(self, was: int, now: int, gone: Sequence[int], new: Sequence[int]) -> bool:
        """True where a record may not be the edit of another; `gone` and `new` are all of their key."""
        return (
            self._rewritten(was, now)
            or self._twins[content_of(self._before[was])] > 1
            or self._moved(was, now)
            or any(self._rivals(was, now, was, other) for other in new if other != now)
            or any(self._rivals(was, now, other, now) for other in gone if other != was)
        )

    def _rewritten(self, was: int, now: int) -> bool:
        """True where fewer columns agree, the key aside, than were rewritten."""
        before, after = self._before[was], self._after[now]
        agreeing = self._agreeing(was, now) - {self._key}
        return len(agreeing) < max(1, len((before.keys() & after.keys()) - agreeing - {self._key}))

    def _moved(self, was: int, now: int) -> bool:
        """True where one of the two stands unchanged under another key."""
        return bool(
            self._new[rest_of(self._before[was], self._key)] or self._gone[rest_of(self._after[now], self._key)]
        )

    def _rivals(self, was: int, now: int, other_was: int, other_now: int) -> bool:
        """True where something speaks for another pair that does not speak for this one, or nothing more for this."""
        return not self._agreeing(other_was, other_now) < self._agreeing(was, now)

    def _agreeing(self, was: int, now: int) -> frozenset[str]:
        """The columns that agree; one whose lines are all there still does."""
        before, after = self._before[was], self._after[now]
        return frozenset(name for name in before.keys() & after.keys() if _agree(before[name], after[name]))

    def _rests(self, version: Sequence[_Columns], matched: Collection[int]) -> Iterator[Hashable]:
        rests = (rest_of(record, self._key) for place, record in enumerate(version) if place not in matched)
        return (rest for rest in rests if rest is not None)


def _agree(before: Hashable, after: Hashable) -> bool:
    return before == after or _grown(before, after) or _grown(after, before)


def _grown(before: Hashable, after: Hashable) -> bool:
    """True for a text to which lines were added."""
    return bool(lines := _lines(before)) and lines < _lines(after)


def _lines(value: Hashable) -> frozenset[str]:
    """The lines of a text, a value with its type; none of anything else."""
    match value:
        case (_, str(text)):
            return frozenset(text.split("\n"))
        case _:
            return frozenset()
