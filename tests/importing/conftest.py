"""Workbooks as other programs write them, and sheets in a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from cardgen.importing.tables import Sheet

MakeWorkbook = Callable[..., bytes]
MakeSheet = Callable[..., Sheet]


@pytest.fixture(scope="session")
def workbook() -> MakeWorkbook:
    """Makes a workbook: its sheets' rows by name, and what else `change` does to it."""

    def make(change: Callable[[Any], None] = lambda _book: None, **sheets: Sequence[Sequence[object]]) -> bytes:
        book = Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
        change(book)
        out = BytesIO()
        book.save(out)
        return out.getvalue()

    return make


@pytest.fixture(scope="session")
def sheet() -> MakeSheet:
    """Makes a sheet of its rows, each a text of cells parted by `|`."""

    def make(*rows: str, name: str = "", **more: Any) -> Sheet:
        return Sheet(name, [[cell.strip() for cell in row.split("|")] for row in rows], **more)

    return make
