"""The ledger's workbook: sheets, formats, filters, print set-up."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

from cardgen.messages import say
from cardgen.model.indexview import LedgerSheet, LedgerView
from cardgen.rendering.spreadsheet.rows import BooleanTexts
from cardgen.rendering.spreadsheet.workbook import (
    CENTRED,
    HEADER,
    HEADER_HEIGHT,
    TEXT_FORMAT,
    WRAPPED,
    column_width,
    new_workbook,
    number_formats,
    sheet_name,
    with_rows,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

PAGE_WIDTH = 190
"""So many digits stand across a landscape A4 page in print that can still be read; wider sheets take several pages."""

FOOTER_LIMIT = 100
"""Characters of our text in a page's footer: Excel keeps 255, its own signs and every & twice included."""

_A4 = 9
_FIGURES = frozenset({"money", "integer", "number"})
_AS_TEXT = frozenset({"id", "phone", "postcode", "business-number"})


def render_ledger(view: LedgerView) -> bytes:
    """The workbook for `view`. Text stays text whatever it starts with (`=`, `+`, `-`, `@`)."""
    booleans = BooleanTexts(say("ledger.yes", view.language), say("ledger.no", view.language))
    return with_rows(_workbook(view), view.sheets, _head(view) + 2, booleans)


def _head(view: LedgerView) -> int:
    """The row the columns' labels stand in, counted from 0."""
    return 1 if view.heading else 0


def _workbook(view: LedgerView) -> bytes:
    """Every sheet with its header and one empty row."""
    out = BytesIO()
    workbook = new_workbook(out, view.title, view.company)
    header, formats = workbook.add_format(HEADER), _formats(workbook, view)
    title = workbook.add_format({"bold": True, "font_size": 12, "valign": "vcenter"})
    names: list[str] = []
    for sheet in view.sheets:
        names.append(sheet_name(sheet.label, names))
        worksheet = workbook.add_worksheet(names[-1])
        for at, column in enumerate(sheet.columns):
            worksheet.set_column(at, at, column_width(at, column, sheet))
            worksheet.write_string(_head(view), at, column.label, header)
            worksheet.write_blank(_head(view) + 1, at, None, formats[column.kind])
        if view.heading:
            worksheet.write_string(0, 0, view.heading, title)
            worksheet.set_row(0, HEADER_HEIGHT)
        _set_up(worksheet, sheet, view)
    workbook.close()
    return out.getvalue()


def _formats(workbook: Workbook, view: LedgerView) -> Mapping[str, Format]:
    kinds = dict.fromkeys(column.kind for sheet in view.sheets for column in sheet.columns)
    return {kind: workbook.add_format(_look(kind, view.language)) for kind in kinds}


def _look(kind: str, language: str) -> dict[str, object]:
    numbers = number_formats(language)
    look: dict[str, object] = {"valign": "vcenter", "text_wrap": kind in WRAPPED}
    if kind in numbers:
        look["num_format"] = numbers[kind]
    if kind in _FIGURES:
        look["align"] = "right"  # totals are words among numbers: 약 1억원
    if kind in _AS_TEXT:
        look["num_format"] = TEXT_FORMAT
    if kind in CENTRED:
        look["align"] = "center"
    return look


def _set_up(worksheet: Worksheet, sheet: LedgerSheet, view: LedgerView) -> None:
    head = _head(view)
    last_row = head + len(sheet.rows)
    worksheet.set_row(head, HEADER_HEIGHT)
    worksheet.freeze_panes(head + 1, sheet.frozen)
    worksheet.autofilter(head, 0, last_row, len(sheet.columns) - 1)
    worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row + 1}"})
    worksheet.set_paper(_A4)
    worksheet.set_landscape()
    total = sum(column_width(at, column, sheet) for at, column in enumerate(sheet.columns))
    worksheet.fit_to_pages(ceil(total / PAGE_WIDTH), 0)
    worksheet.repeat_rows(0, head)
    worksheet.repeat_columns(0, sheet.frozen - 1)
    worksheet.hide_gridlines(0)
    worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    whose = " · ".join(filter(None, (view.company, sheet.label, view.note)))[:FOOTER_LIMIT].replace("&", "&&")
    worksheet.set_footer(f"&L{whose}&R{say('index.printed.page', view.language, page='&P', pages='&N')}")
