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

from cardgen.model.cardview import Shown, Value
from cardgen.rendering.text_width import display_width

CELL_LIMIT = 32_767
"""Characters Excel keeps in one cell."""

EXACT_BELOW = 10**15
"""Excel keeps 15 digits; a longer number stays text, or its last digits would become zeros."""

LINE_HEIGHT, MOST_LINES = 14.0, 10
"""A row grows with its wrapped text, so many points a line, up to so many lines; the rest shows in the formula bar."""

_EPOCH = date(1899, 12, 30)
_LAST_BEFORE_LEAP = 60
_FIRST_DAY = date(1900, 1, 1)
_NEEDS_CODE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


class BooleanTexts(NamedTuple):
    """What people read for true and false."""

    yes: str
    no: str


@dataclass(slots=True)
class ColumnCells:
    """The cells of one column: `letter` is its name (A, B, ... AA), `style` the number of its format in the workbook.

    `wrap` is the column's width in digits where its text wraps, 0 where it does not.
    """

    letter: str
    style: str
    booleans: BooleanTexts
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
        if not value.text:
            return ""
        number = self._number(value)
        if number:
            return f'" s="{self.style}"><v>{number}</v></c>'
        text = self._text(value)
        return f'" s="{self.style}" t="inlineStr"><is><t xml:space="preserve">{escape(coded(text))}</t></is></c>'

    def _text(self, value: Value) -> str:
        if isinstance(value, Shown) and isinstance(value.data, bool):
            return self.booleans.yes if value.data else self.booleans.no
        text = value.text.rstrip("\n")
        return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "…"

    def _number(self, value: Value) -> str:
        """The value as a number Excel keeps exactly, or nothing."""
        data = value.data if isinstance(value, Shown) else None
        if isinstance(data, date):
            return str(day_number(data)) if data >= _FIRST_DAY else ""
        if isinstance(data, (int, float)) and not isinstance(data, bool):
            return repr(data) if isfinite(data) and abs(data) < EXACT_BELOW else ""
        return ""


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
