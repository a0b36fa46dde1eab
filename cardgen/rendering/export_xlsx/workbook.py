"""The workbook of an export: paths in a hidden first row, headings below, cells typed, choices offered."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from cardgen.model.exportview import (
    FORM_PROPERTY,
    HEADER_ROWS,
    HEADING_ROW,
    PATH_ROW,
    VERSION,
    VERSION_PROPERTY,
    ExportView,
)
from cardgen.model.indexview import LedgerSheet, ListColumn
from cardgen.rendering.export_file import ExportFile
from cardgen.rendering.export_sheets import versioned_sheets
from cardgen.rendering.export_xlsx.limits import check_rows
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
    from collections.abc import Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SPARE_ROWS = 1_000
"""So many rows below the last one offer choices too: new cards are typed there."""

_LONGEST_LIST = 255
"""Characters of a list of choices written into its cells' rule (Excel specifications and limits)."""

_GENERAL = 0
_NOT_TEXT = {"number": _GENERAL, "boolean": _GENERAL}
_TRUTHS = ("TRUE", "FALSE")


def render_export_xlsx(view: ExportView) -> ExportFile:
    """The workbook of `view`. UsageError where a sheet has more rows than Excel reads."""
    sheets = versioned_sheets(view)
    for sheet in sheets:
        check_rows(sheet, HEADER_ROWS)
    return ExportFile(f"{view.form}.xlsx", with_rows(_workbook(view, sheets), sheets, HEADER_ROWS + 1))


def _workbook(view: ExportView, sheets: tuple[LedgerSheet, ...]) -> bytes:
    out = BytesIO()
    workbook = new_workbook(out, view.title, view.company)
    workbook.set_custom_property(FORM_PROPERTY, view.form, "text")
    workbook.set_custom_property(VERSION_PROPERTY, str(view.version), "text")
    header, formats = workbook.add_format(HEADER), _formats(workbook, view.language, sheets)
    names: list[str] = []
    for sheet in sheets:
        names.append(sheet_name(sheet.label, names))
        worksheet = workbook.add_worksheet(names[-1])
        for at, column in enumerate(sheet.columns):
            if column.path == VERSION:
                worksheet.set_column(at, at, 0, formats[column.kind], {"hidden": True})
            else:
                worksheet.set_column(at, at, column_width(at, column, sheet), formats[column.kind])
            if column.path:
                worksheet.write_string(PATH_ROW, at, column.path)
            worksheet.write_string(HEADING_ROW, at, column.label, header)
            worksheet.write_blank(HEADER_ROWS, at, None, formats[column.kind])
            _offer_choices(worksheet, at, column, len(sheet.rows))
        _set_up(worksheet, sheet)
    workbook.close()
    return out.getvalue()


def _formats(workbook: Workbook, language: str, sheets: tuple[LedgerSheet, ...]) -> Mapping[str, Format]:
    kinds = dict.fromkeys(column.kind for sheet in sheets for column in sheet.columns)
    return {kind: workbook.add_format(_look(kind, language)) for kind in kinds}


def _look(kind: str, language: str) -> dict[str, object]:
    """How a column looks; text columns are text to Excel too, or a 010 typed there would lose its 0."""
    number = {**number_formats(language), **_NOT_TEXT}.get(kind, TEXT_FORMAT)
    look: dict[str, object] = {"valign": "vcenter", "text_wrap": kind in WRAPPED, "num_format": number}
    return {**look, "align": "center"} if kind in CENTRED else look


def _offer_choices(worksheet: Worksheet, at: int, column: ListColumn, rows: int) -> None:
    """A drop-down of the choices, where Excel can hold it: commas part them."""
    choices = _TRUTHS if column.kind == "boolean" else column.options
    too_long = len(",".join(choices)) > _LONGEST_LIST
    if not choices or too_long or any("," in choice or '"' in choice for choice in choices):
        return
    rule = {"validate": "list", "source": [*choices], "ignore_blank": True}
    worksheet.data_validation(HEADER_ROWS, at, HEADER_ROWS + rows + SPARE_ROWS, at, rule)


def _set_up(worksheet: Worksheet, sheet: LedgerSheet) -> None:
    last = HEADER_ROWS + len(sheet.rows)
    worksheet.set_row(PATH_ROW, None, None, {"hidden": True})
    worksheet.set_row(HEADING_ROW, HEADER_HEIGHT)
    worksheet.freeze_panes(HEADER_ROWS, sheet.frozen)
    worksheet.autofilter(HEADING_ROW, 0, last - 1, len(sheet.columns) - 1)
    worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last}"})
