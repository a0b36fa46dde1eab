"""Whether a cell says what the card says already: it may have lost what no cell can keep."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from cardgen.editing.changes import Change, Drop, Put
from cardgen.entry.exact import exact_text
from cardgen.entry.items import items_text
from cardgen.importing.cell_values import Reader, Unclear, Value, cell_reader, is_prose
from cardgen.importing.matching import key_of
from cardgen.model.form import Kind, Leaf, LeafType, Merge
from cardgen.yamltree import Pointer

_KEPT_DIGITS = 15
"""Significant digits of a number that every spreadsheet program writes back as it read them."""

_ANY_DAY = date(2000, 1, 1)
"""Values that are in a card are read the same on any day."""


def field_change(
    leaf: Leaf, current: object, value: Value | None, pointer: Pointer, *, exact: bool = False
) -> Change | None:
    """What a cell changes in a field that is `current` now; None where it says the same. No value empties the field.

    In an `exact` table a text is the same only to its last blank.
    """
    to_the_last_blank = exact and is_prose(leaf) and value is not None
    if current == value if to_the_last_blank else same(leaf, current, value):
        return None
    return Drop(pointer) if value is None else Put(pointer, value)


def same(leaf: Leaf, current: object, value: object) -> bool:
    """True where the field is `value` already, or would be read as it from an untouched export."""
    if current is None:
        return value is None
    if value is not None and compared(leaf, current) == compared(leaf, value):
        return True
    return any(compared(leaf, read) == compared(leaf, value) for read in _readings(leaf, current))


def compared(leaf: Leaf, value: object) -> object:
    """A value as it is compared: numbers people dial by what is dialled, texts without what a cell cannot keep."""
    if isinstance(value, list):
        return sorted(map(str, value)) if leaf.merge is Merge.SET else value
    if not isinstance(value, str):
        return _rounded(value) if leaf.type is LeafType.NUMBER else value
    if leaf.kind in (Kind.PHONE, Kind.BUSINESS_NUMBER):
        return key_of(leaf.kind, value) or value
    return "\n".join(" ".join(line.split()) for line in value.strip().splitlines())


def settled(leaf: Leaf, value: object) -> object:
    """The value as it is compared, whether it comes from a card or from a cell that says the same."""
    return compared(leaf, next(_readings(leaf, value), None))


def _rounded(value: object) -> object:
    return float(f"{value:.{_KEPT_DIGITS}g}") if isinstance(value, float) else value


def _readings(leaf: Leaf, value: object) -> Iterator[object]:
    """What a card's value may be read as from its own export: a number as one, or digit by digit where it is long."""
    if isinstance(value, list):
        value = items_text(map(exact_text, value))
    if not isinstance(value, (str, int, float)):
        return
    for cell in dict.fromkeys((value, exact_text(value))):
        read = _reader(leaf)(cell)
        yield value if isinstance(read, Unclear) else read


@cache
def _reader(leaf: Leaf) -> Reader:
    return cell_reader(leaf, _ANY_DAY)
