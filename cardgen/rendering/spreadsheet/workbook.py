"""A workbook around rows: XlsxWriter makes every sheet with one empty row, and the rows take that row's place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from cardgen.archives.zip_reader import read_zip
from cardgen.archives.zip_writer import pack, write_zip
from cardgen.model.indexview import LedgerSheet, ListColumn
from cardgen.rendering.spreadsheet.rows import BooleanTexts, ColumnCells, rows_xml
from cardgen.rendering.text_width import display_width, usual_width

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - any fixed date (no clock in an output); the format knows no zone
NAME_LIMIT = 31
"""Characters of a sheet's name in Excel."""

NARROWEST, WIDEST, FILTER_BUTTON = 6, 46, 4
"""Widths of columns, and of the filter's button in a header, in digits of the default font."""

FONT = {"font_name": "맑은 고딕", "font_size": 10, "font_scheme": "none"}
"""What Korean Excel itself starts with."""

HEADER = {"bold": True, "bg_color": "#E8EDF3", "bottom": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
HEADER_HEIGHT = 24
TEXT_FORMAT = 49
"""The number of the format `@`: text stays as typed, leading zeros included."""

WRAPPED = frozenset({"long-text", "address"})
CENTRED = frozenset({"date", "birth-date", "choice", "boolean", "postcode"})
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_RESERVED = "history"
_DIMENSION = re.compile(rb'<dimension ref="([A-Z]+1:[A-Z]+)\d+"/>')


def new_workbook(out: BytesIO, title: str, company: str) -> Workbook:
    """An empty workbook with our font, and properties that name neither a clock nor a user."""
    from xlsxwriter import Workbook

    workbook = Workbook(out, {"in_memory": True, "default_format_properties": FONT})
    workbook.set_properties({"title": title, "company": company, "created": CREATED})
    return workbook


def number_formats(language: str) -> Mapping[str, str]:
    """How Excel shows the kinds that are numbers to it."""
    won = '#,##0"원"_ ' if language == "ko" else '"₩"#,##0_ '
    return {"money": won, "integer": "#,##0_ ", "date": "yyyy-mm-dd", "birth-date": "yyyy-mm-dd"}


def sheet_name(label: str, taken: Sequence[str]) -> str:
    """`label` as a name Excel accepts: at most 31 characters, no brackets, slashes, : * ?, unlike those `taken`."""
    plain = _FORBIDDEN.sub("·", label).strip("' ")[:NAME_LIMIT] or "-"
    used = {name.casefold() for name in taken} | {_RESERVED}
    name, number = plain, 1
    while name.casefold() in used:
        number += 1
        ending = f" ({number})"
        name = plain[: NAME_LIMIT - len(ending)] + ending
    return name


def column_width(at: int, column: ListColumn, sheet: LedgerSheet) -> int:
    """The width of a sheet's column, in digits: most of its values fit, the others wrap or run on.

    Of totals all fit: they are few, and nobody can ask the card for the rest. The note runs on.
    """
    if sheet.is_noted:
        usual: float = max(display_width(row[at].text) for row in sheet.rows[:-1]) if sheet.rows[1:] else 0
    else:
        usual = usual_width([row[at].text for row in sheet.rows])
    return round(min(WIDEST, max(NARROWEST, usual + 2, display_width(column.label) + FILTER_BUTTON)))


def with_rows(
    skeleton: bytes, sheets: Sequence[LedgerSheet], first_row: int, booleans: BooleanTexts | None = None
) -> bytes:
    """The workbook with each sheet's rows from `first_row` (1-based) on, where it has one row of formatted blanks.

    `booleans` as in ColumnCells.
    """
    parts = dict(read_zip(skeleton))
    for number, sheet in enumerate(sheets, start=1):
        name = f"xl/worksheets/sheet{number}.xml"
        parts[name] = _filled(parts[name], sheet, first_row, booleans)
    return write_zip(pack(name, content) for name, content in parts.items())


def _filled(worksheet: bytes, sheet: LedgerSheet, first_row: int, booleans: BooleanTexts | None) -> bytes:
    """The sheet's part with its rows in the place of the empty one, which shows the number of each column's format."""
    before, model, after = worksheet.partition(b'<row r="%d"' % first_row)
    model_row, _, after = (model + after).partition(b"</row>")
    cells = re.findall(rb'<c r="([A-Z]+)%d" s="(\d+)"/>' % first_row, model_row)
    columns = [
        ColumnCells(
            letter.decode(), style.decode(), booleans, column_width(at, column, sheet) if column.kind in WRAPPED else 0
        )
        for at, (column, (letter, style)) in enumerate(zip(sheet.columns, cells, strict=True))
    ]
    rows = "".join(rows_xml(columns, sheet.rows, first_row)).encode()
    head = _DIMENSION.sub(rb'<dimension ref="\g<1>%d"/>' % (len(sheet.rows) + first_row - 1), before)
    return b"".join((head, rows, after))
