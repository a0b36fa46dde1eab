"""The export's workbook, opened again: nothing trimmed, every column known by its path."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook
from python_calamine import CalamineWorkbook

from cardgen.errors import UsageError
from cardgen.model.cardview import Blank, Masked, Shown, Value, Withheld
from cardgen.model.exportview import POSITION, VERSION, ExportCard, ExportColumn, ExportList, ExportView
from cardgen.rendering.export_xlsx import limits, render_export_xlsx, too_long

FIRST = 3
"""The first row of data."""


def column(kind: str, path: str = "", *, many: bool = False, choices: Sequence[str] = ()) -> ExportColumn:
    path = path or kind
    return ExportColumn(path, f"{path} 제목", ("묶음", path), kind, tuple(choices), many)


def text(value: str) -> Shown:
    return Shown(value, value)


def view_of(kinds: Sequence[str], *rows: Sequence[Value]) -> ExportView:
    columns = (column("id"), *(column(kind, f"f{at}") for at, kind in enumerate(kinds)))
    cards = tuple(ExportCard(f"C-{at}", (text(f"C-{at}"), *row), ()) for at, row in enumerate(rows))
    return ExportView("customer", 7, "ko", "고객 관리 카드", "한빛 A&B", columns, (0,), (), cards)


def opened(view: ExportView) -> Workbook:
    return openpyxl.load_workbook(BytesIO(render_export_xlsx(view).content))


def cells(view: ExportView) -> list[object]:
    return [cell.value for cell in opened(view).active[FIRST]][1:]


TRICKY = [
    "=1+1", "'='", "'", "+82-10", "-1", "@x", "=HYPERLINK('x')", "0123", "1e5", "TRUE", "2026-01-02",
    " 앞뒤 ", "끝 줄\n", "\n둘째", "_x000D_", "_x005F_", "_xD83D_", "🧑‍🤝‍🧑 𠮷", "a\tb", '<&>"', "x" * 32_767,
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(TRICKY)))
def test_text_comes_back_as_it_was(number: int) -> None:
    content = render_export_xlsx(view_of(["text"], [text(TRICKY[number])])).content
    cell = openpyxl.load_workbook(BytesIO(content)).active.cell(FIRST, 2)
    assert (unescape(cell.value), cell.data_type, cell.number_format) == (TRICKY[number], "s", "@")
    assert CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()[2][1] == TRICKY[number]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), min_size=1, max_size=40))
def test_any_text_comes_back_as_it_was(value: str) -> None:
    (stored,) = cells(view_of(["text"], [text(value)]))
    assert unescape(str(stored)) == value


def test_values_are_typed_cells() -> None:
    kinds = ["date", "money", "integer", "number", "boolean", "boolean", "phone"]
    row = [
        Shown("2026-01-02", date(2026, 1, 2)),
        Shown("-1,000원", -1000),
        Shown("3", 3),
        Shown("1.5", 1.5),
        Shown("☑", data=True),
        Shown("☐", data=False),
        Shown("010-0284-1937", "01002841937"),
    ]
    expected = [datetime(2026, 1, 2), -1000, 3, 1.5, True, False, "01002841937"]  # noqa: DTZ001 - Excel knows no zones
    assert cells(view_of(kinds, row)) == expected


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (Shown("", 12_345_678_901_234_567), "12345678901234567"),
        (Shown("", 1e16), "10000000000000000"),
        (Shown("", date(1900, 2, 28)), "1900-02-28"),
        (Shown("", date(1900, 3, 1)), 61),
        (Blank(), None),
        (Masked("홍**"), "홍**"),
        (Withheld("비공개"), "비공개"),
    ],
    ids=["digits", "float", "doubtful day", "day", "blank", "masked", "withheld"],
)
def test_what_excel_would_change_stays_text(value: Value, stored: object) -> None:
    assert cells(view_of(["integer"], [value])) == [stored]


def test_paths_are_hidden_above_headings() -> None:
    page = opened(view_of(["phone", "text"], [text("1"), text("2")])).active
    assert [cell.value for cell in page[1]] == ["id", "f0", "f1"]
    assert [cell.value for cell in page[2]] == ["id 제목", "f0 제목", "f1 제목"]
    assert [page.row_dimensions[row].hidden for row in (1, 2, 3)] == [True, False, False]
    assert (page.freeze_panes, page.auto_filter.ref) == ("B3", "A2:C3")


def test_each_row_states_the_version_of_its_card_out_of_sight() -> None:
    view = with_records()
    version = Shown("0" * 15 + "e", "0" * 15 + "e")
    versioned = replace(view, cards=tuple(replace(card, version=version) for card in view.cards))
    for page in opened(versioned).worksheets:
        *_, last = page.columns
        assert [cell.value for cell in last] == [VERSION, "내보낸 판", *["0" * 15 + "e"] * (page.max_row - 2)]
        assert page.column_dimensions[last[0].column_letter].hidden
        assert page.auto_filter.ref.partition(":")[2] == f"{last[0].column_letter}{page.max_row}"
    assert VERSION not in [cell.value for page in opened(view).worksheets for cell in page[1]]


def test_workbook_is_known_for_an_export_of_its_form() -> None:
    found = opened(view_of([]))
    marks = {it.name: it.value for it in found.custom_doc_props.props}
    assert marks == {"cardgen-form": "customer", "cardgen-form-version": "7"}


def test_empty_cells_below_are_text_too() -> None:
    """So that a 010 typed into a new row keeps its 0."""
    content = render_export_xlsx(view_of(["phone", "money"])).content
    with ZipFile(BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    page = openpyxl.load_workbook(BytesIO(content)).active
    styles = dict(re.findall(r'<c r="([A-C])3" s="(\d+)"/>', sheet)) or {
        name: str(page.column_dimensions[name].style) for name in "ABC"
    }
    assert len(styles) == 3
    assert [page.column_dimensions[name].number_format for name in "ABC"] == ["@", "@", '#,##0"원"_ ']


def test_choices_are_offered_below_too() -> None:
    view = view_of(["choice", "boolean", "choice"], [text("가"), Blank(), Blank()])
    kind, flag, long = view.columns[1:]
    choices = (replace(kind, choices=("가", "나 다")), flag, replace(long, choices=("쉼,표", "x")))
    page = opened(replace(view, columns=(view.columns[0], *choices))).active
    rules = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    assert rules == {"B3:B1004": '"가,나 다"', "C3:C1004": '"TRUE,FALSE"'}


def with_records() -> ExportView:
    records = ExportList(
        "purchases",
        "구매/이력",
        ("고객번호", "성명"),
        (column("integer", POSITION), column("text", "purchases[].item")),
    )
    columns = (column("id"), column("choice"), column("name"))
    rows = ((Shown("1", 1), text("책상")), (Shown("2", 2), Blank()))
    card = ExportCard("C-1", (text("C-1"), text("개인"), text("이봄")), (rows,))
    return ExportView("customer", 1, "ko", "고객", "", columns, (0, 2), (records,), (card,))


def test_records_carry_their_card_and_place() -> None:
    book = opened(with_records())
    assert book.sheetnames == ["고객", "구매·이력"]
    rows = [[cell.value for cell in row] for row in book["구매·이력"].iter_rows()]
    assert rows == [
        ["id", None, "#", "purchases[].item"],
        ["고객번호", "성명", "# 제목", "purchases[].item 제목"],
        ["C-1", "이봄", 1, "책상"],
        ["C-1", "이봄", 2, None],
    ]
    assert book["고객"].freeze_panes == "D3"


def test_cards_with_texts_no_cell_holds_are_told() -> None:
    fits, over, emoji = "x" * 32_767, "x" * 32_768, "🧑" * 16_384
    view = view_of(["text", "text"], [text(fits), Blank()], [text(over), text(over)], [Blank(), text(emoji)])
    assert [(it.stem, it.labels) for it in too_long(view)] == [("C-1", ("묶음", "f0")), ("C-2", ("묶음", "f1"))]
    records = with_records()
    long = replace(records.cards[0], records=(((Shown("1", 1), text(over)),),))
    assert [it.labels[-1] for it in too_long(replace(records, cards=(long,)))] == ["purchases[].item"]


def test_a_sheet_of_more_rows_than_excel_reads_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ROW_LIMIT", 4)
    rows = [[text("x")]] * 3
    render_export_xlsx(view_of(["text"], *rows[:2]))
    with pytest.raises(UsageError, match="too_many_rows"):
        render_export_xlsx(view_of(["text"], *rows))


def test_the_same_view_gives_the_same_bytes() -> None:
    view = with_records()
    first = render_export_xlsx(view)
    assert first == render_export_xlsx(view)
    assert first.name == "customer.xlsx"
