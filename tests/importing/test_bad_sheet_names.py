"""The file of bad rows has sheets Excel can open, whatever theirs were called."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from cardgen.importing.bad_rows import BadTable, bad_rows_file
from cardgen.importing.columns import Table
from cardgen.importing.file_kind import FileKind
from cardgen.importing.header import Header
from cardgen.importing.tables import Sheet


def names_for(*names: str) -> list[str]:
    tables = [
        BadTable(Table(Sheet(name, [["성명"], ["홍"]]), Header(("성명",), 0, 1), ()), {1: "이유"}) for name in names
    ]
    return [*load_workbook(BytesIO(bad_rows_file(FileKind.XLSX, tables, b"", None))).sheetnames]


def test_names_excel_allows_stay() -> None:
    assert names_for("고객", "구매 이력") == ["고객", "구매 이력"]


def test_other_names_are_made_so() -> None:
    assert names_for("고객/목록[1]?*:\\", "'고객'", "History", "'", "\x07") == [
        "고객_목록_1_____",
        "고객",
        "History 2",
        "_",
        "_ 2",
    ]


def test_names_cut_short_stay_apart() -> None:
    assert names_for("가" * 40, "가" * 41, "A", "a") == ["가" * 31, f"{'가' * 29} 2", "A", "a 2"]
