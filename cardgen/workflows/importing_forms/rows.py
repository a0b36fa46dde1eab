"""Which row of a table that comes back is which record of the card it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Row = tuple[str, ...]
"""What stands in the cells of a row, as it is compared; rows of one table have the same columns."""

Pair = tuple[int | None, int | None]
"""Places of a record and of a row, 0-based; None on the side that has none."""

_MOST_COMPARED = 40_000
"""Pairs of rows that are compared cell by cell; beyond it rows go by their places."""


def aligned(records: Sequence[Row], rows: Sequence[Row]) -> list[Pair]:
    """The records matched with the rows, in the order of both: nothing is taken for moved.

    Rows that say the same are the same. Between them, rows in the same place are preferred: most forms have fixed rows
    that are filled, changed and emptied where they are. Rows that were inserted or deleted are told by what the others
    have in common with their records.
    """
    found: list[Pair] = []
    for kind, first, last, start, end in SequenceMatcher(None, records, rows, autojunk=False).get_opcodes():
        if kind == "equal":
            found += zip(range(first, last), range(start, end), strict=True)
        else:
            gap = _between(records[first:last], rows[start:end])
            found += ((_from(first, record), _from(start, row)) for record, row in gap)
    return found


def _from(start: int, place: int | None) -> int | None:
    return None if place is None else start + place


def _between(records: Sequence[Row], rows: Sequence[Row]) -> Iterator[Pair]:
    """The pairs of a stretch without equal rows that agree most in all."""
    if len(records) * len(rows) > _MOST_COMPARED:
        yield from _in_place(len(records), len(rows))
        return
    best = _best(records, rows)
    record = row = 0
    while record < len(records) and row < len(rows):
        whole = best[record][row]
        if (likeness := _likeness(records, rows, record, row)) and whole == likeness + best[record + 1][row + 1]:
            yield record, row
            record, row = record + 1, row + 1
        elif whole == best[record + 1][row]:
            yield record, None
            record += 1
        else:
            yield None, row
            row += 1
    yield from ((left, None) for left in range(record, len(records)))
    yield from ((None, left) for left in range(row, len(rows)))


def _in_place(records: int, rows: int) -> Iterator[Pair]:
    for place in range(max(records, rows)):
        yield (place if place < records else None, place if place < rows else None)


def _best(records: Sequence[Row], rows: Sequence[Row]) -> list[list[int]]:
    """How much the records and rows from each pair of places on can agree, at most."""
    best = [[0] * (len(rows) + 1) for _ in range(len(records) + 1)]
    for record in reversed(range(len(records))):
        for row in reversed(range(len(rows))):
            likeness = _likeness(records, rows, record, row)
            paired = likeness + best[record + 1][row + 1] if likeness else 0
            best[record][row] = max(paired, best[record + 1][row], best[record][row + 1])
    return best


def _likeness(records: Sequence[Row], rows: Sequence[Row], record: int, row: int) -> int:
    """How many cells agree and say something, and one more for the same place."""
    alike = sum(1 for one, other in zip(records[record], rows[row], strict=True) if one and one == other)
    return 2 * alike + (record == row)
