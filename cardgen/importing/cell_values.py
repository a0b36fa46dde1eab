"""What a cell means for a field: the value a card would hold, or the code of the rule that keeps it from one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from cardgen.entry.dates import day_of
from cardgen.entry.items import items_of
from cardgen.entry.phone import format_phone, is_phone
from cardgen.entry.values import entered_value
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

_UNSEEN = re.compile("[\ufeff\u200b\u00ad]")
_VERTICAL = re.compile("\r\n|[\r\x0b\x0c\u2028\u2029]")
_BLANKS = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
_EXACT = 1e15
"""Below it every whole number has its own float."""
_REMEMBERED = 50_000
_NOTHING = frozenset({"", "-", "–", "—", "―"})
"""A dash stands for no value where it could be none: in telephone numbers, dates, amounts, choices."""

_TIME_OF_DAY = re.compile(
    r"[ T]+(?:(?:오전|오후|AM|PM) ?)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?(?:AM|PM))?Z?$", re.IGNORECASE
)
_WEEKDAY = re.compile(r" ?(?:\([일월화수목금토]\)|[일월화수목금토]요일)$")
_SPACED = re.compile(r"(?<=[0-9])\s*([-./])\s*(?=[0-9])")
_YEAR_FIRST = re.compile(r"[0-9]{4}\s*(?:[-./년]|[0-9]{4}$)")
_UNORDERED = re.compile(r"'?[0-9]{1,2}\s*[-./]\s*[0-9]{1,2}\s*[-./]\s*[0-9]{2,4}\.?|[0-9]{6}|'?[0-9]{2}\s*년.*")
"""Three numbers of which the first is no full year: their order or the century is unknown."""

_SHORT_MOBILE = re.compile(r"10[0-9]{8}")
_SHORTENED = re.compile(r"[1-9][0-9]{7,9}")
_FOUR_DIGITS = re.compile(r"[0-9]{4}")
_SERIAL = re.compile(r"[0-9]{5}")
_EARLIEST, _LATEST = 10_000, 73_050
"""Serial days (ECMA-376 part 1, 18.17.4.1) from 1927 to 2099. Smaller numbers may be years, larger ones yymmdd."""
_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)


def cell_reader(leaf: Leaf, today: date, *, date_1904: bool = False) -> Reader:
    """A function that reads the cells of one column as values of `leaf`.

    It remembers what it has read: the cells of a column repeat.
    """
    known: dict[tuple[type, Cell], Reading] = {}
    epoch = _EPOCH_1904 if date_1904 else _EPOCH

    def read(cell: Cell) -> Reading:
        key = (type(cell), cell)
        try:
            return known[key]
        except KeyError:
            found = _read(leaf, cell, today, epoch)
            if len(known) < _REMEMBERED:
                known[key] = found
            return found

    return read


def plain_text(cell: Cell) -> str:
    """A cell as text: numbers without a tail of zeros, days as 2026-03-02, no unseen characters at the ends."""
    match cell:
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer() and abs(cell) < _EXACT:
            return str(int(cell))
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
        case date() | time():
            return cell.isoformat()
        case timedelta() | int() | float():
            return str(cell)
        case _:
            return _clean(cell)


def _clean(text: str) -> str:
    if text.isascii() and "\r" not in text and "\x0b" not in text:
        return text.strip()
    plain = _VERTICAL.sub("\n", _BLANKS.sub(" ", _UNSEEN.sub("", text)))
    return unicodedata.normalize("NFC", plain).strip()


def _read(leaf: Leaf, cell: Cell, today: date, epoch: date) -> Reading:
    if leaf.kind.is_date and leaf.type is LeafType.STRING:
        return _day(cell, today, epoch)
    if leaf.type is not LeafType.STRING and not leaf.many:
        return _number(leaf, cell, today)
    text = plain_text(cell)
    if not text:
        return None
    if fault := forbidden(text):
        return Unclear(fault.code, fault.args)
    if leaf.many:
        return [it if leaf.type is LeafType.STRING else entered_value(leaf, it, today) for it in items_of(text)] or None
    if text in _NOTHING and text not in leaf.choices and (leaf.choices or leaf.kind in _STRICT):
        return None
    if leaf.kind is Kind.PHONE:
        text = _phone(text)
    elif leaf.kind is Kind.POSTCODE:
        text = _postcode(text)
    value = entered_value(leaf, text, today)
    return value or None


_STRICT = frozenset({Kind.PHONE, Kind.EMAIL, Kind.POSTCODE, Kind.BUSINESS_NUMBER, Kind.ID})


def _number(leaf: Leaf, cell: Cell, today: date) -> Reading:
    if isinstance(cell, bool):
        return cell if leaf.type is LeafType.BOOLEAN else plain_text(cell)
    if isinstance(cell, (int, float)):
        if leaf.type is LeafType.BOOLEAN:
            return {0: False, 1: True}.get(int(cell) if cell == int(cell) else -1, plain_text(cell))
        return int(cell) if leaf.type is LeafType.INTEGER and float(cell).is_integer() else float(cell)
    text = plain_text(cell)
    return None if text in _NOTHING else entered_value(leaf, text, today)


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


def _day(cell: Cell, today: date, epoch: date) -> Reading:
    """A day, its time cut off. Words and distances (오늘, -3d) mean nothing in a table that was typed earlier."""
    if isinstance(cell, (date, datetime)):
        return cell.date().isoformat() if isinstance(cell, datetime) else cell.isoformat()
    text = unicodedata.normalize("NFKC", plain_text(cell)).strip()
    if text in _NOTHING:
        return None
    if _SERIAL.fullmatch(text) and _EARLIEST <= int(text) <= _LATEST:
        return (epoch + timedelta(days=int(text))).isoformat()
    bare = _SPACED.sub(r"\1", _WEEKDAY.sub("", _TIME_OF_DAY.sub("", text)).strip())
    if _YEAR_FIRST.match(bare):
        day = day_of(bare, today)
        return day.isoformat() if day else text
    return Unclear(AMBIGUOUS_DATE) if _UNORDERED.fullmatch(bare) else text
