"""Text hidden anywhere in a workbook is found."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from cardgen.extracting.xlsx_text import xlsx_text
from cardgen.model.cardview import Masked, Shown
from cardgen.model.indexview import LedgerSheet, LedgerView, ListColumn
from cardgen.rendering.ledger_xlsx import render_ledger


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def workbook_with_secrets() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = CellRichText("나뉜", TextBlock(InlineFont(b=True), "비밀"))
    sheet["B2"].comment = Comment("메모비밀", "작성자비밀")
    sheet["C3"] = '=CONCAT("수식비밀")'
    validation = DataValidation(type="list", formula1='"목록비밀,나"')
    validation.add("D4")
    sheet.add_data_validation(validation)
    hidden = book.create_sheet("시트비밀")
    hidden.sheet_state = "veryHidden"
    hidden["A1"] = "숨은비밀"
    book.defined_names["secret"] = DefinedName("secret", attr_text='"이름비밀"')
    book.properties.creator = "속성비밀"
    sheet.oddFooter.left.text = "꼬리비밀"
    return saved(book)


@pytest.mark.parametrize("place", ["나뉜", "메모", "작성자", "수식", "목록", "시트", "숨은", "이름", "속성", "꼬리"])
def test_text_is_found_wherever_it_hides(place: str) -> None:
    assert f"{place}비밀" in xlsx_text(workbook_with_secrets())


def test_numbers_and_dates_are_found_as_people_read_them() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([1_234_000, date(2026, 1, 2), 1.5, 46_000])
    sheet["D1"].number_format = '"day" 0'
    text = xlsx_text(saved(book)).split("\n")
    assert {"1,234,000", "1234000", "2026-01-02", "1.5"} <= set(text)
    assert [line for line in text if line.startswith("2025")] == []


def test_a_file_inside_the_file_is_opened() -> None:
    out = BytesIO(workbook_with_secrets())
    with ZipFile(out, "a") as archive:
        archive.writestr("xl/embeddings/other.xlsx", workbook_with_secrets())
    assert xlsx_text(out.getvalue()).count("숨은비밀") == 2 * xlsx_text(workbook_with_secrets()).count("숨은비밀")


def test_what_a_ledger_shows_is_found_and_what_it_masks_is_not() -> None:
    columns = (ListColumn("name", "성명", "name"), ListColumn("born", "생년월일", "birth-date"))
    rows = (
        (Shown("㈜A&B <홍>_x0041_", "㈜A&B <홍>_x0041_"), Shown("1990-05-06", date(1990, 5, 6))),
        (Masked("홍**"), Masked("")),
    )
    view = LedgerView("customer", "ko", "장부", "한빛", (LedgerSheet("고객", 1, columns, rows),))
    text = xlsx_text(render_ledger(view))
    assert {"㈜A&B <홍>_x0041_", "홍**"} <= set(text.split("\n"))
    assert "1990-05-06" in text
