"""The ledger, opened again: typed cells, text that stays text, print set-up, the same bytes every time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook

from cardgen.model.cardview import Blank, Masked, Shown, Value, Withheld
from cardgen.model.indexview import LedgerSheet, LedgerView, ListColumn
from cardgen.rendering.ledger_xlsx import render_ledger
from cardgen.rendering.spreadsheet.rows import day_number, wrapped_lines
from cardgen.rendering.spreadsheet.workbook import NAME_LIMIT, sheet_name


def column(kind: str, label: str = "") -> ListColumn:
    return ListColumn(kind, label or kind, kind)


def width_of(found: Workbook, letter: str) -> float:
    return float(found["집계"].column_dimensions[letter].width)


def test_totals_stand_right_in_columns_that_fit_them_all_but_not_their_note() -> None:
    words = [
        *(["등급별", "VIP", "약 1억원"] for _ in range(3)),
        ["등록 연도별", "2024~2026년, 미기재", "비공개"],
        ["주" * 60, "", ""],
    ]
    rows = tuple(tuple(map(Masked, row)) for row in words)
    totals = LedgerSheet("집계", 2, tuple(map(column, ("text", "text", "money"))), rows, is_noted=True)
    found = openpyxl.load_workbook(BytesIO(render_ledger(ledger(totals))))
    assert found["집계"]["C2"].alignment.horizontal == "right"
    assert width_of(found, "A") < 20
    assert width_of(found, "B") >= 20


def sheet(kinds: Sequence[str], *rows: Sequence[Value], label: str = "고객") -> LedgerSheet:
    return LedgerSheet(label, 2, tuple(map(column, kinds)), tuple(map(tuple, rows)))


def ledger(*sheets: LedgerSheet, language: str = "ko") -> LedgerView:
    return LedgerView("customer", language, "고객 관리 카드", "한빛 A&B", sheets)


def opened(*sheets: LedgerSheet, language: str = "ko") -> Workbook:
    return openpyxl.load_workbook(BytesIO(render_ledger(ledger(*sheets, language=language))))


def text(value: str) -> Shown:
    return Shown(value, value)


FORMULAS = ["=1+1", "+82-10", "-1", "@SUM(A1)", "=HYPERLINK('x')", "http://example.com", "0123", "1e5", "TRUE"]


@pytest.mark.parametrize("kind", ["text", "name", "phone", "long-text"])
def test_text_stays_text_whatever_it_starts_with(kind: str) -> None:
    book = opened(sheet([kind, "id"], *([text(value), text("C-1")] for value in FORMULAS)))
    cells = [row[0] for row in book.active.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == FORMULAS
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.hyperlink for cell in cells} == {None}


def test_values_are_typed_cells() -> None:
    kinds = ["id", "date", "money", "integer", "number", "boolean", "boolean", "phone", "postcode"]
    row = [
        text("C-000001"),
        Shown("2026-01-02", date(2026, 1, 2)),
        Shown("1,234,000원", 1_234_000),
        Shown("3", 3),
        Shown("1.5", 1.5),
        Shown("☑", data=True),
        Shown("☐", data=False),
        text("010-1234-5678"),
        text("06234"),
    ]
    cells = next(opened(sheet(kinds, row)).active.iter_rows(min_row=2))
    values = ["C-000001", datetime(2026, 1, 2), 1_234_000, 3, 1.5, "예", "아니오", "010-1234-5678", "06234"]  # noqa: DTZ001
    assert [cell.value for cell in cells] == values
    assert [cell.number_format for cell in cells][:4] == ["@", "yyyy-mm-dd", '#,##0"원"_ ', "#,##0_ "]
    assert cells[-1].number_format == "@"


def test_values_not_shown_leave_no_number_behind() -> None:
    book = opened(sheet(["money", "money", "money"], [Blank(), Masked("***"), Withheld("비공개")]))
    assert [cell.value for cell in next(book.active.iter_rows(min_row=2))] == [None, "***", "비공개"]


@pytest.mark.parametrize(
    "value",
    ["㈜A&B <R&D>", "x</t></is></c>", " 앞뒤 ", "두\n줄", "_x0041_", "a\u0001b", "\ufffe", "洪吉童 𠮷"],
    ids=["markup", "closing", "spaces", "lines", "code", "control", "noncharacter", "hanja"],
)
def test_text_comes_back_as_it_was(value: str) -> None:
    stored = opened(sheet(["text", "id"], [text(value), text("C")])).active["A2"].value
    assert unescape(stored) == value  # openpyxl leaves to its reader what Excel decodes


def test_a_text_beyond_the_cell_limit_is_cut_with_a_sign() -> None:
    value = opened(sheet(["long-text", "id"], [text("가" * 40_000), text("C")])).active["A2"].value
    assert (len(value), value[-1]) == (32_767, "…")


def test_numbers_excel_would_round_stay_text() -> None:
    long = 12_345_678_901_234_567
    cells = opened(sheet(["integer", "integer"], [Shown("12345678901234567", long), Shown("9", 9)])).active[2]
    assert [cell.value for cell in cells] == ["12345678901234567", 9]


@pytest.mark.parametrize(
    ("day", "number"),
    [(date(1900, 1, 1), 1), (date(1900, 2, 28), 59), (date(1900, 3, 1), 61), (date(2026, 11, 21), 46_347)],
    ids=str,
)
def test_days_are_counted_as_excel_does(day: date, number: int) -> None:
    assert day_number(day) == number


def test_a_date_before_excels_first_stays_text() -> None:
    book = opened(sheet(["birth-date", "id"], [Shown("1899-12-31", date(1899, 12, 31)), text("C")]))
    assert book.active["A2"].value == "1899-12-31"


def test_headers_filter_freeze_and_print() -> None:
    rows = [[text(f"C-{at}"), text("이봄"), text("메모")] for at in range(3)]
    page = opened(sheet(["id", "name", "long-text"], *rows)).active
    assert [cell.value for cell in page[1]] == ["id", "name", "long-text"]
    assert (page.freeze_panes, page.auto_filter.ref, page.dimensions) == ("C2", "A1:C4", "A1:C4")
    assert (page.print_title_rows, page.print_title_cols) == ("$1:$1", "$A:$B")
    assert (page.page_setup.orientation, page.page_setup.paperSize, page.page_setup.fitToHeight) == (
        "landscape",
        9,
        0,
    )
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page["C2"].alignment.wrap_text
    assert "한빛 A&&B · 고객" in page.oddFooter.left.text


def test_columns_are_as_wide_as_korean_text_needs() -> None:
    page = opened(sheet(["name", "text"], *[[text("가나다라마바사아자차"), text("a")]] * 5)).active
    assert page.column_dimensions["A"].width > 20
    assert page.column_dimensions["B"].width < 12


def test_wrapped_text_makes_its_row_taller() -> None:
    page = opened(sheet(["long-text", "id"], [text("가\n나\n다\n"), text("C")], [text("가"), text("C")])).active
    assert page.row_dimensions[2].height == 3 * 14
    assert page.row_dimensions[3].height is None
    assert wrapped_lines("가" * 30, 20) == 3


def test_a_ledger_without_cards_is_a_valid_workbook() -> None:
    page = opened(sheet(["id", "name"])).active
    assert (page.dimensions, page.auto_filter.ref) == ("A1:B1", "A1:B1")


def test_sheets_get_names_excel_accepts() -> None:
    labels = ["상담/불만 이력", "a" * 40, "A" * 40, "'[x]'", "", "History", "상담:불만 이력"]
    book = opened(*(sheet(["id", "name"], label=label) for label in labels))
    assert book.sheetnames == [
        "상담·불만 이력",
        "a" * 31,
        "A" * 27 + " (2)",
        "·x·",
        "-",
        "History (2)",
        "상담·불만 이력 (2)",
    ]
    assert all(len(name) <= NAME_LIMIT for name in book.sheetnames)
    assert sheet_name("고객", []) == "고객"


def test_the_same_view_gives_the_same_bytes_and_no_foreign_metadata() -> None:
    view = ledger(sheet(["id", "name"], [text("C"), text("이봄")]))
    content = render_ledger(view)
    assert content == render_ledger(view)
    properties = openpyxl.load_workbook(BytesIO(content)).properties
    assert (properties.title, properties.creator, properties.lastModifiedBy) == ("고객 관리 카드", None, None)
    assert properties.created == properties.modified == datetime(2000, 1, 1)  # noqa: DTZ001 - as the format stores it
    with ZipFile(BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_english_ledgers_speak_english() -> None:
    cells = opened(sheet(["boolean", "money"], [Shown("☑", data=True), Shown("₩1", 1)]), language="en").active[2]
    assert (cells[0].value, cells[1].number_format) == ("Yes", '"₩"#,##0_ ')
