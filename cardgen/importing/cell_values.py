"""What a cell means for a field: the value a card would hold, or the code of the rule that keeps it from one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cardgen.entry.items import items_of
from cardgen.entry.phone import format_phone, is_phone
from cardgen.entry.values import entered_value
from cardgen.importing.cell_days import DayColumn, Doubt
from cardgen.importing.cell_text import is_dash, plain_text, says_nothing
from cardgen.importing.tables import Cell
from cardgen.model.form import Kind, Leaf, LeafType
from cardgen.yamltree.decode import forbidden

AMBIGUOUS_DATE = "I104"

Value = str | int | float | bool | list[str | int | float | bool]


@dataclass(frozen=True, slots=True)
class Unclear:
    """A cell that no card can hold as it is: the code of the rule, and words for its text."""

    code: str
    args: Mapping[str, str] = field(default_factory=dict)


Reading = Value | Unclear | None
"""None for a cell that says nothing."""

Reader = Callable[[Cell], Reading]

_REMEMBERED = 50_000
_SHORT_MOBILE = re.compile(r"10[0-9]{8}")
_SHORTENED = re.compile(r"[1-9][0-9]{7,9}")
_FOUR_DIGITS = re.compile(r"[0-9]{4}")


def cell_reader(
    leaf: Leaf, today: date, *, date_1904: bool = False, column: Iterable[Cell] = (), exact: bool = False
) -> Reader:
    """A function that reads the cells of one column as values of `leaf`.

    `column` are all its cells, which tell together what one day alone does not; texts of an `exact` column are taken
    as they stand, white space included. It remembers what it has read: the cells of a column repeat.
    """
    known: dict[tuple[type, Cell], Reading] = {}
    days = DayColumn.of(leaf, column, today, date_1904=date_1904)

    def read(cell: Cell) -> Reading:
        key = (type(cell), cell)
        try:
            return known[key]
        except KeyError:
            found = _written(cell) if exact and is_prose(leaf) else _read(leaf, cell, today, days)
            if len(known) < _REMEMBERED:
                known[key] = found
            return found

    return read


def is_prose(leaf: Leaf) -> bool:
    """True for a text that means just what it says; others are read for what they mean."""
    return leaf.type is LeafType.STRING and not (leaf.many or leaf.choices) and leaf.kind in _PROSE


def _written(cell: Cell) -> Reading:
    """A cell's text to the last blank; what is not typed as text, and blanks alone, as everywhere."""
    if not isinstance(cell, str):
        return plain_text(cell)
    if fault := forbidden(cell):
        return Unclear(fault.code, fault.args)
    return cell if cell.strip() else None


def _read(leaf: Leaf, cell: Cell, today: date, days: DayColumn) -> Reading:
    if leaf.kind.is_date and leaf.type is LeafType.STRING and not leaf.many:
        return _day(cell, days)
    if leaf.type is not LeafType.STRING and not leaf.many:
        return _number(leaf, cell, today)
    text = plain_text(cell)
    if not text:
        return None
    if fault := forbidden(text):
        return Unclear(fault.code, fault.args)
    if leaf.many:
        return [it if leaf.type is LeafType.STRING else entered_value(leaf, it, today) for it in items_of(text)] or None
    if (leaf.choices or leaf.kind in _STRICT) and text not in leaf.choices and says_nothing(text):
        return None
    if leaf.kind is Kind.PHONE:
        text = _phone(text)
    elif leaf.kind is Kind.POSTCODE:
        text = _postcode(text)
    value = entered_value(leaf, text, today)
    return value or None


_PROSE = frozenset({Kind.NAME, Kind.ADDRESS, Kind.TEXT, Kind.LONG_TEXT})
_STRICT = frozenset({Kind.PHONE, Kind.EMAIL, Kind.POSTCODE, Kind.BUSINESS_NUMBER, Kind.ID})


def _number(leaf: Leaf, cell: Cell, today: date) -> Reading:
    if isinstance(cell, bool):
        return cell if leaf.type is LeafType.BOOLEAN else plain_text(cell)
    if isinstance(cell, (int, float)):
        if leaf.type is LeafType.BOOLEAN:
            return {0: False, 1: True}.get(int(cell) if cell == int(cell) else -1, plain_text(cell))
        return int(cell) if leaf.type is LeafType.INTEGER and float(cell).is_integer() else float(cell)
    text = plain_text(cell)
    is_empty = is_dash(text) if leaf.type is LeafType.BOOLEAN else says_nothing(text)
    return None if is_empty else entered_value(leaf, text, today)


def _phone(text: str) -> str:
    """A number as it was before a spreadsheet took its leading zero: 1012345678, 212345678."""
    digits = unicodedata.normalize("NFKC", text)
    if _SHORT_MOBILE.fullmatch(digits):
        return format_phone(f"0{digits}")
    if not _SHORTENED.fullmatch(digits) or is_phone(digits) or not is_phone(f"0{digits}"):
        return text
    return format_phone(f"0{digits}")


def _postcode(text: str) -> str:
    """Five digits of which a spreadsheet took the leading zero; Seoul's begin with one."""
    digits = unicodedata.normalize("NFKC", text)
    return f"0{digits}" if _FOUR_DIGITS.fullmatch(digits) else text


def _day(cell: Cell, days: DayColumn) -> Reading:
    text = plain_text(cell)
    if says_nothing(unicodedata.normalize("NFKC", text).strip()):
        return None
    match days.day(cell):
        case Doubt():
            return Unclear(AMBIGUOUS_DATE)
        case None:
            return text
        case day:
            return day.isoformat()
