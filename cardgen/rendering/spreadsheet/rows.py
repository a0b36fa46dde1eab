"""The rows of a sheet as SpreadsheetML (ISO/IEC 29500-1, 18.3), written straight from values.

XlsxWriter spends 8 microseconds on a cell; a ledger of 10,000 customers has half a million. Equal values share one
object in a view, so each is put into XML once for its column, and a cell costs a tenth of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil, isfinite
from typing import NamedTuple
from xml.sax.saxutils import escape

from cardgen.entry.exact import exact_text
from cardgen.model.cardview import Value
from cardgen.rendering.exact import Data, data_of
from cardgen.rendering.text_width import display_width

CELL_LIMIT = 32_767
"""Characters Excel keeps in one cell, counted in UTF-16 units."""

ROW_LIMIT = 1_048_576
"""Rows of a sheet (Excel specifications and limits)."""

EXACT_BELOW = 10**15
"""Excel keeps 15 digits; a longer number stays text, or its last digits would become zeros."""

LINE_HEIGHT, MOST_LINES = 14.0, 10
"""A row grows with its wrapped text, so many points a line, up to so many lines; the rest shows in the formula bar."""

_EPOCH = date(1899, 12, 30)
_LAST_BEFORE_LEAP = 60
_FIRST_DAY = date(1900, 1, 1)
_FIRST_UNDOUBTED_DAY = date(1900, 3, 1)
"""Before it Excel and LibreOffice differ by a day, because of the leap day that 1900 did not have."""

_NEEDS_CODE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


class BooleanTexts(NamedTuple):
    """What people read for true and false."""

    yes: str
    no: str


@dataclass(slots=True)
class ColumnCells:
    """The cells of one column: `letter` is its name (A, B, ... AA), `style` the number of its format in the workbook.

    `wrap` is the column's width in digits where its text wraps, 0 where it does not. With `booleans` the cells are for
    people: values as they read them, what Excel cannot hold cut. Without, they are for reading back: typed values as
    they are, nothing trimmed.
    """

    letter: str
    style: str
    booleans: BooleanTexts | None
    wrap: int = 0
    _xml: dict[int, str] = field(default_factory=dict, repr=False)
    _lines: dict[int, int] = field(default_factory=dict, repr=False)

    def xml(self, value: Value) -> str:
        """The cell from after its row number on; empty for a blank value. `value` must outlive this object."""
        known = self._xml.get(id(value))
        if known is None:
            known = self._xml[id(value)] = self._made(value)
        return known

    def lines(self, value: Value) -> int:
        """How many lines the value takes where its text wraps, else 1."""
        if not self.wrap or not value.text:
            return 1
        known = self._lines.get(id(value))
        if known is None:
            known = self._lines[id(value)] = wrapped_lines(value.text.rstrip("\n"), self.wrap)
        return known

    def _made(self, value: Value) -> str:
        data = data_of(value)
        if data is None:
            return ""
        if isinstance(data, bool) and self.booleans is None:
            return f'" s="{self.style}" t="b"><v>{data:d}</v></c>'
        number = _number(data, _FIRST_UNDOUBTED_DAY if self.booleans is None else _FIRST_DAY)
        if number:
            return f'" s="{self.style}"><v>{number}</v></c>'
        text = exact_text(data) if self.booleans is None else _spoken(value.text, data, self.booleans)
        return f'" s="{self.style}" t="inlineStr"><is><t xml:space="preserve">{escape(coded(text))}</t></is></c>'


def fits_a_cell(text: str) -> bool:
    """False for a text Excel would cut."""
    return len(text) * 2 <= CELL_LIMIT or len(text.encode("utf-16-le")) // 2 <= CELL_LIMIT


def _number(data: Data, first_day: date) -> str:
    """The value as a number Excel keeps exactly, or nothing."""
    if isinstance(data, date):
        return str(day_number(data)) if data >= first_day else ""
    if isinstance(data, (int, float)) and not isinstance(data, bool):
        return repr(data) if isfinite(data) and abs(data) < EXACT_BELOW else ""
    return ""


def _spoken(text: str, data: Data, booleans: BooleanTexts) -> str:
    """The text people read, cut with a sign where it does not fit."""
    if isinstance(data, bool):
        return booleans.yes if data else booleans.no
    text = text.rstrip("\n")
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "…"


def rows_xml(columns: Sequence[ColumnCells], rows: Sequence[Sequence[Value]], first: int) -> Iterator[str]:
    """One `<row>` for each of `rows`, numbered from `first` (1-based)."""
    wrapping = [at for at, column in enumerate(columns) if column.wrap]
    for number, row in enumerate(rows, start=first):
        lines = max((columns[at].lines(row[at]) for at in wrapping), default=1)
        height = f' ht="{min(lines, MOST_LINES) * LINE_HEIGHT}" customHeight="1"' if lines > 1 else ""
        cells = [
            f'<c r="{column.letter}{number}{xml}'
            for column, value in zip(columns, row, strict=True)
            if (xml := column.xml(value))
        ]
        yield f'<row r="{number}"{height}>{"".join(cells)}</row>'


def day_number(day: date) -> int:
    """The day as Excel counts it: 1 is 1900-01-01, and there was a 1900-02-29 (ISO/IEC 29500-1, 18.17.4.1)."""
    days = (day - _EPOCH).days
    return days if days > _LAST_BEFORE_LEAP else days - 1


def coded(text: str) -> str:
    """Characters XML cannot hold, and text that looks like their code, as `_xHHHH_` (ISO/IEC 29500-1, 22.9.2.19)."""
    return _NEEDS_CODE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def wrapped_lines(text: str, width: int) -> int:
    """How many lines `text` takes in a column so many digits wide."""
    return sum(max(1, ceil(display_width(line) / width)) for line in text.split("\n"))
