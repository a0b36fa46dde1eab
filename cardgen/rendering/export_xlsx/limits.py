"""What Excel cannot hold: told before anything is written, since a text cut short would come back as a change."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.errors import UsageError
from cardgen.model.cardview import Value
from cardgen.model.exportview import ExportCard, ExportColumn, ExportView
from cardgen.model.indexview import LedgerSheet
from cardgen.rendering.export_file import LeftOut
from cardgen.rendering.spreadsheet.rows import ROW_LIMIT, fits_a_cell


def too_long(view: ExportView) -> Iterator[LeftOut]:
    """The cards with texts over Excel's limit, once for each."""
    for card in view.cards:
        column = next(_misfits(view, card), None)
        if column is not None:
            yield LeftOut(card.stem, column.labels)


def _misfits(view: ExportView, card: ExportCard) -> Iterator[ExportColumn]:
    yield from (column for column, value in zip(view.columns, card.values, strict=True) if not _fits(value))
    for records, rows in zip(view.lists, card.records, strict=True):
        for row in rows:
            yield from (column for column, value in zip(records.columns, row, strict=True) if not _fits(value))


def _fits(value: Value) -> bool:
    return fits_a_cell(value.text)


def check_rows(sheet: LedgerSheet, header_rows: int) -> None:
    """UsageError where a sheet would have more rows than Excel reads."""
    if len(sheet.rows) + header_rows > ROW_LIMIT:
        raise UsageError("error.export.too_many_rows", sheet=sheet.label, limit=f"{ROW_LIMIT:,}")
