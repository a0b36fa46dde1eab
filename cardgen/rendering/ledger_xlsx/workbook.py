"""The workbook around the rows: sheets, formats, filters, print set-up. XlsxWriter makes it, rows.py fills it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

from cardgen.archives.zip_reader import read_zip
from cardgen.archives.zip_writer import pack, write_zip
from cardgen.messages import say
from cardgen.model.indexview import LedgerSheet, LedgerView, ListColumn
from cardgen.rendering.ledger_xlsx.rows import BooleanTexts, ColumnCells, rows_xml
from cardgen.rendering.text_width import display_width, usual_width

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - any fixed date (no clock in an output); the format knows no zone
NAME_LIMIT = 31
"""Characters of a sheet's name in Excel."""

NARROWEST, WIDEST, FILTER_BUTTON = 6, 46, 4
"""Widths of columns, and of the filter's button in a header, in digits of the default font."""

PAGE_WIDTH = 190
"""So many digits stand across a landscape A4 page in print that can still be read; wider sheets take several pages."""

FONT = {"font_name": "맑은 고딕", "font_size": 10, "font_scheme": "none"}
"""What Korean Excel itself starts with."""

HEADER_HEIGHT = 24
_A4 = 9
_TEXT_FORMAT = 49
_FIRST_ROW = 2
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_RESERVED = "history"
_CENTRED = frozenset({"date", "birth-date", "choice", "boolean", "postcode"})
_AS_TEXT = frozenset({"id", "phone", "postcode", "business-number"})
_WRAPPED = frozenset({"long-text", "address"})
_DIMENSION = re.compile(rb'<dimension ref="([A-Z]+1:[A-Z]+)\d+"/>')
_MODEL_CELL = re.compile(rb'<c r="([A-Z]+)2" s="(\d+)"/>')


def render_ledger(view: LedgerView) -> bytes:
    """The workbook for `view`. Text stays text whatever it starts with (`=`, `+`, `-`, `@`)."""
    parts = dict(read_zip(_workbook(view)))
    booleans = BooleanTexts(say("ledger.yes", view.language), say("ledger.no", view.language))
    for number, sheet in enumerate(view.sheets, start=1):
        name = f"xl/worksheets/sheet{number}.xml"
        parts[name] = _filled(parts[name], sheet, booleans)
    return write_zip(pack(name, content) for name, content in parts.items())


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


def _workbook(view: LedgerView) -> bytes:
    """Every sheet with its header and one empty row, which shows the number of each column's format."""
    from xlsxwriter import Workbook

    out = BytesIO()
    workbook = Workbook(out, {"in_memory": True, "default_format_properties": FONT})
    workbook.set_properties({"title": view.title, "company": view.company, "created": CREATED})
    header, formats = workbook.add_format(_HEADER), _formats(workbook, view)
    names: list[str] = []
    for sheet in view.sheets:
        names.append(sheet_name(sheet.label, names))
        worksheet = workbook.add_worksheet(names[-1])
        for at, column in enumerate(sheet.columns):
            worksheet.set_column(at, at, _width(at, column, sheet))
            worksheet.write_string(0, at, column.label, header)
            worksheet.write_blank(1, at, None, formats[column.kind])
        _set_up(worksheet, sheet, view)
    workbook.close()
    return out.getvalue()


_HEADER = {"bold": True, "bg_color": "#E8EDF3", "bottom": 1, "align": "center", "valign": "vcenter", "text_wrap": True}


def _formats(workbook: Workbook, view: LedgerView) -> Mapping[str, Format]:
    kinds = dict.fromkeys(column.kind for sheet in view.sheets for column in sheet.columns)
    return {kind: workbook.add_format(_look(kind, view.language)) for kind in kinds}


def _look(kind: str, language: str) -> dict[str, object]:
    won = '#,##0"원"_ ' if language == "ko" else '"₩"#,##0_ '
    numbers = {"money": won, "integer": "#,##0_ ", "date": "yyyy-mm-dd", "birth-date": "yyyy-mm-dd"}
    look: dict[str, object] = {"valign": "vcenter", "text_wrap": kind in _WRAPPED}
    if kind in numbers:
        look["num_format"] = numbers[kind]
    if kind in _AS_TEXT:
        look["num_format"] = _TEXT_FORMAT
    if kind in _CENTRED:
        look["align"] = "center"
    return look


def _width(at: int, column: ListColumn, sheet: LedgerSheet) -> int:
    usual = usual_width([row[at].text for row in sheet.rows])
    return round(min(WIDEST, max(NARROWEST, usual + 2, display_width(column.label) + FILTER_BUTTON)))


def _set_up(worksheet: Worksheet, sheet: LedgerSheet, view: LedgerView) -> None:
    last_row = len(sheet.rows)
    worksheet.set_row(0, HEADER_HEIGHT)
    worksheet.freeze_panes(1, sheet.frozen)
    worksheet.autofilter(0, 0, last_row, len(sheet.columns) - 1)
    worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row + 1}"})
    worksheet.set_paper(_A4)
    worksheet.set_landscape()
    total = sum(_width(at, column, sheet) for at, column in enumerate(sheet.columns))
    worksheet.fit_to_pages(ceil(total / PAGE_WIDTH), 0)
    worksheet.repeat_rows(0)
    worksheet.repeat_columns(0, sheet.frozen - 1)
    worksheet.hide_gridlines(0)
    worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    whose = " · ".join(filter(None, (view.company, sheet.label))).replace("&", "&&")
    worksheet.set_footer(f"&L{whose}&R{say('index.printed.page', view.language, page='&P', pages='&N')}")


def _filled(worksheet: bytes, sheet: LedgerSheet, booleans: BooleanTexts) -> bytes:
    """The sheet's part with its rows in the place of the empty one."""
    before, model, after = worksheet.partition(b'<row r="2"')
    model_row, _, after = (model + after).partition(b"</row>")
    cells = _MODEL_CELL.findall(model_row)
    columns = [
        ColumnCells(
            letter.decode(), style.decode(), booleans, _width(at, column, sheet) if column.kind in _WRAPPED else 0
        )
        for at, (column, (letter, style)) in enumerate(zip(sheet.columns, cells, strict=True))
    ]
    rows = "".join(rows_xml(columns, sheet.rows, _FIRST_ROW)).encode()
    head = _DIMENSION.sub(rb'<dimension ref="\g<1>%d"/>' % (len(sheet.rows) + 1), before)
    return b"".join((head, rows, after))
