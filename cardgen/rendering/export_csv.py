"""The export as CSV (RFC 4180), a file for each sheet, opened by Excel without harm and read back without loss."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from cardgen.entry.exact import exact_text
from cardgen.model.cardview import Value
from cardgen.model.exportview import ExportView
from cardgen.model.indexview import LedgerSheet
from cardgen.rendering.exact import data_of
from cardgen.rendering.export_file import ExportFile
from cardgen.rendering.export_sheets import export_sheets

_CALCULATED = re.compile(r"'*[=+\-@\t\r]")
"""Text a spreadsheet may calculate (OWASP, CSV injection), and text that looks as if it had been kept from that."""


def render_export_csv(view: ExportView) -> Iterator[ExportFile]:
    """The cards' file, then one for each record list. UTF-8 with a byte order mark, or Excel reads CP949."""
    for sheet in export_sheets(view):
        name = "-".join((view.form, *filter(None, sheet.path.split("."))))
        yield ExportFile(f"{name}.csv", codecs.BOM_UTF8 + _table(sheet).encode())


def neutral(text: str) -> str:
    """`text` with one `'` before it where a spreadsheet would calculate it; whoever reads it back takes one away."""
    return f"'{text}" if _CALCULATED.match(text) else text


def _table(sheet: LedgerSheet) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(neutral(column.label) for column in sheet.columns)
    table.writerows(map(_cell, row) for row in sheet.rows)
    return out.getvalue()


def _cell(value: Value) -> str:
    """The value as text; numbers are never taken for formulas, so a minus stays bare."""
    data = data_of(value)
    if data is None:
        return ""
    return neutral(data) if isinstance(data, str) else exact_text(data)
