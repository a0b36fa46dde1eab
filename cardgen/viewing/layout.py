"""How fields share the paper: which stand beside each other, and how wide a table's columns are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cardgen.model.form import Kind, Leaf, LeafType, Member, RecordList

GRID = 24
"""A table's width in units; Word's template draws its tables on a grid of as many columns."""

_WIDE_KINDS = frozenset({Kind.ADDRESS, Kind.LONG_TEXT})
_WEIGHTS = {Kind.DATE: 4, Kind.BIRTH_DATE: 4, Kind.MONEY: 4, Kind.LONG_TEXT: 8, Kind.ADDRESS: 8, Kind.POSTCODE: 2}
_NARROW = 2
_ORDINARY = 3
_LONGER_TEXT = 5
_FEW_CHOICES = 3
_SHORT = 30
_MIDDLING = 40
"""Texts of at most so many characters (`maxLength`) get little and ordinary room; longer ones more."""


def is_wide(leaf: Leaf) -> bool:
    """True for fields that need a line of the form for themselves."""
    return leaf.many or leaf.kind in _WIDE_KINDS


def pair_up(members: Sequence[Member]) -> Iterator[tuple[Leaf, ...] | RecordList]:
    """Group members into lines: two narrow fields beside each other, wide ones and tables alone."""
    waiting: Leaf | None = None
    for member in members:
        if isinstance(member, Leaf) and not is_wide(member):
            if waiting is None:
                waiting = member
            else:
                yield (waiting, member)
                waiting = None
            continue
        if waiting is not None:
            yield (waiting,)
            waiting = None
        yield member if isinstance(member, RecordList) else (member,)
    if waiting is not None:
        yield (waiting,)


def column_spans(columns: Sequence[Leaf]) -> tuple[int, ...]:
    """Widths in 24ths that add up to the whole table, wider kinds getting more; at least 1 each.

    Largest-remainder apportionment, so that the widths never miss or exceed the table.
    """
    weights = [_weight(column) for column in columns]
    total = sum(weights)
    exact = [GRID * weight / total for weight in weights]
    spans = [max(1, int(width)) for width in exact]
    by_remainder = sorted(range(len(spans)), key=lambda at: (int(exact[at]) - exact[at], at))
    for at in by_remainder[: max(0, GRID - sum(spans))]:
        spans[at] += 1
    while sum(spans) > GRID:
        spans[spans.index(max(spans))] -= 1
    return tuple(spans)


def _weight(column: Leaf) -> int:
    if column.kind in _WEIGHTS:
        return _WEIGHTS[column.kind]
    if column.type is not LeafType.STRING:
        return _NARROW
    if column.choices:
        return _ORDINARY + (len(column.choices) > _FEW_CHOICES)
    if column.kind is not Kind.TEXT:
        return _ORDINARY
    longest = column.max_length or _MIDDLING + 1
    return _NARROW if longest <= _SHORT else _ORDINARY if longest <= _MIDDLING else _LONGER_TEXT


def alignment(leaf: Leaf) -> str:
    """Where a column's text stands: numbers right, dates and boxes centred, text left."""
    if leaf.type in (LeafType.INTEGER, LeafType.NUMBER):
        return "right"
    if leaf.type is LeafType.BOOLEAN or leaf.kind.is_date or leaf.kind in (Kind.CHOICE, Kind.POSTCODE):
        return "center"
    return "left"
