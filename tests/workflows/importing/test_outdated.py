"""Workbooks that are older than the cards: what somebody else has changed since is never taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cardgen.editing.change_card import change_card
from cardgen.editing.changes import Append, Change, Drop, Put
from cardgen.loading.card_file import load_card
from cardgen.model.card import RawCard
from cardgen.model.exportview import VERSION
from cardgen.model.form import FormSpec
from cardgen.workflows.export import Wanted, export
from cardgen.workflows.importing.memory import FILE_NAME, MOST_STEPS, Step, remember, remembered
from cardgen.workflows.workspace import STATE, open_workspace

Import = Callable[..., Any]
Edit = Callable[..., None]

CARD = "C-0TEST0"
TEXT = """\
id: C-0TEST0
name: 이견본
kind: 개인
grade: 일반
contact: {mobile: 010-0000-1234}
purchases:
  - {date: 2026-01-01, item: 책상, amount: 100}
  - {date: 2026-01-02, item: 의자, amount: 200}
  - {date: 2026-01-03, item: 전등, amount: 300}
"""
NEW: Mapping[str, str | int] = {"date": "2026-01-04", "item": "거울", "amount": 400}
SHEET = {"purchases": "구매 이력"}


@pytest.fixture
def shop(make_workspace: Callable[..., Path]) -> Path:
    folder = make_workspace()
    (folder / f"cards/{CARD}.yaml").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def book(shop: Path, tmp_path: Path) -> Path:
    return exported(shop, tmp_path, "xlsx")[0]


def exported(shop: Path, folder: Path, to: str) -> list[Path]:
    return export(open_workspace(shop), Wanted(form="customer"), (to,), folder / "export", processes=1).files


@pytest.fixture
def edit(shop: Path, customer: FormSpec) -> Edit:
    """Changes the card as somebody else does meanwhile."""

    def changed(*changes: Change) -> None:
        file = shop / f"cards/{CARD}.yaml"
        file.write_text(change_card(file.read_text(encoding="utf-8"), customer, changes), encoding="utf-8")

    return changed


def data(shop: Path, form: FormSpec) -> Any:
    raw = load_card(shop / f"cards/{CARD}.yaml", "", form)
    assert isinstance(raw, RawCard)
    return raw.data


def fill(book: Path, path: str, value: object, row: int = 0) -> None:
    """Write a cell of the main sheet, or of the list's that the path is of."""
    found = load_workbook(book)
    name = SHEET.get(path.partition("[]")[0])
    sheet = found[name] if name else found.worksheets[0]
    column = next(cell.column for cell in sheet[1] if cell.value == path)
    sheet.cell(3 + row, column).value = value
    found.save(book)


def add_row(book: Path, values: Mapping[str, object]) -> None:
    """Write a purchase below the last one, without its place and version."""
    found = load_workbook(book)
    sheet = found[SHEET["purchases"]]
    paths = [cell.value for cell in sheet[1]]
    row = {"id": CARD, **{f"purchases[].{key}": value for key, value in values.items()}}
    sheet.append([row.get(str(path)) for path in paths])
    found.save(book)


def without_versions(book: Path) -> None:
    found = load_workbook(book)
    for sheet in found.worksheets:
        column = next(cell.column for cell in sheet[1] if cell.value == VERSION)
        sheet.delete_cols(column)
    found.save(book)


def codes(done: Any) -> list[str]:
    return [code.partition(":")[2] for code in done.codes]


def purchases(shop: Path, form: FormSpec) -> list[str]:
    return [f"{record['item']} {record['amount']}" for record in data(shop, form)["purchases"]]


def test_what_was_deleted_and_corrected_since_stays_so(
    shop: Path, book: Path, edit: Edit, run: Import, customer: FormSpec
) -> None:
    edit(Drop(("purchases", 0)), Put(("grade",), "VIP"))
    before = data(shop, customer)
    done = run(book, update=True)
    assert done.codes == ["3:I118", "3:I118"]
    assert [done.plan.tables[it.spot.table].sheet.name for it in done.plan.problems] == ["고객 관리 카드", "구매 이력"]
    assert data(shop, customer) == before


def test_an_edit_of_an_older_workbook_is_refused_with_all_its_card_would_change(
    shop: Path, book: Path, edit: Edit, run: Import, customer: FormSpec
) -> None:
    edit(Put(("grade",), "VIP"))
    before = data(shop, customer)
    fill(book, "contact.email", "a@example.com")
    fill(book, "purchases[].amount", 999, row=1)
    add_row(book, NEW)
    assert codes(run(book, update=True)) == ["I118"] * 3
    assert data(shop, customer) == before


def test_refused_rows_keep_their_version_and_stay_refused(
    shop: Path, book: Path, edit: Edit, run: Import, customer: FormSpec
) -> None:
    edit(Drop(("purchases", 0)), Put(("grade",), "VIP"))
    before = data(shop, customer)
    bad = run(book, update=True).bad_file()
    for page in load_workbook(bad).worksheets:
        [column] = [cell.column_letter for cell in page[1] if cell.value == VERSION]
        assert page.column_dimensions[column].hidden
    assert codes(run(bad, update=True)) == ["I118"] * 2
    assert data(shop, customer) == before


def test_rows_that_say_what_the_card_says_are_no_problem_however_old(
    shop: Path, book: Path, edit: Edit, run: Import
) -> None:
    assert shop.is_dir()
    edit(Append(("purchases",), dict(NEW)))
    done = run(book, update=True)
    assert (done.codes, done.counts) == ([], {"same": 1})


def test_a_place_in_a_current_workbook_is_exact(shop: Path, book: Path, run: Import, customer: FormSpec) -> None:
    for key, value in {"date": "2026-02-02", "item": "서랍", "amount": 7}.items():
        fill(book, f"purchases[].{key}", value, row=1)
    assert run(book, update=True).codes == []
    assert purchases(shop, customer) == ["책상 100", "서랍 7", "전등 300"]


def test_a_copied_row_does_not_change_the_record_it_was_copied_from(
    shop: Path, book: Path, run: Import, customer: FormSpec
) -> None:
    found = load_workbook(book)
    sheet = found[SHEET["purchases"]]
    sheet.append([cell.value for cell in sheet[3]])
    found.save(book)
    fill(book, "purchases[].amount", 999, row=3)
    assert codes(run(book, update=True)) == ["I112"]
    assert purchases(shop, customer) == ["책상 100", "의자 200", "전등 300"]


def test_a_workbook_may_be_imported_again_after_its_own_import(
    shop: Path, book: Path, run: Import, customer: FormSpec
) -> None:
    fill(book, "grade", "골드")
    fill(book, "purchases[].amount", 150)
    add_row(book, NEW)
    assert run(book, update=True).codes == []
    fill(book, "grade", "VIP")
    fill(book, "purchases[].amount", 160)
    fill(book, "purchases[].item", "걸상", row=1)
    assert run(book, update=True).codes == []
    assert data(shop, customer)["grade"] == "VIP"
    assert purchases(shop, customer) == ["책상 160", "걸상 200", "전등 300", "거울 400"]
    again = run(book, update=True)
    assert (again.codes, again.counts) == ([], {"same": 1})


@pytest.mark.parametrize(("path", "value"), [("grade", "VIP"), ("purchases[].amount", 150)])
def test_a_copy_that_knows_nothing_of_an_import_takes_nothing_back(
    shop: Path, book: Path, tmp_path: Path, run: Import, customer: FormSpec, path: str, value: object
) -> None:
    other = tmp_path / "other.xlsx"
    other.write_bytes(book.read_bytes())
    fill(book, path, value)
    run(book, update=True)
    before = data(shop, customer)
    fill(other, "contact.email", "a@example.com")
    assert set(codes(run(other, update=True))) == {"I118"}
    assert data(shop, customer) == before


def test_a_row_that_was_added_and_then_edited_is_refused(
    shop: Path, book: Path, run: Import, customer: FormSpec
) -> None:
    add_row(book, NEW)
    run(book, update=True)
    fill(book, "purchases[].amount", 500, row=3)
    assert codes(run(book, update=True)) == ["I118"]
    assert purchases(shop, customer)[3:] == ["거울 400"]


def test_a_change_by_others_after_the_import_makes_a_workbook_older(
    shop: Path, book: Path, edit: Edit, run: Import, customer: FormSpec
) -> None:
    fill(book, "grade", "골드")
    run(book, update=True)
    edit(Put(("notes",), "새 메모"))
    fill(book, "grade", "VIP")
    assert codes(run(book, update=True)) == ["I118"]
    assert (data(shop, customer)["grade"], data(shop, customer)["notes"]) == ("골드", "새 메모")


def test_without_versions_records_are_edited_only_where_the_list_is_the_same(
    shop: Path, book: Path, edit: Edit, run: Import, customer: FormSpec
) -> None:
    without_versions(book)
    fill(book, "purchases[].amount", 150)
    assert run(book, update=True).codes == []
    assert purchases(shop, customer) == ["책상 150", "의자 200", "전등 300"]
    edit(Drop(("purchases", 0)), Append(("purchases",), dict(NEW)))
    before = data(shop, customer)
    assert codes(run(book, update=True)) == ["I112"] * 3
    assert data(shop, customer) == before


def test_csv_knows_no_versions(shop: Path, edit: Edit, tmp_path: Path, run: Import, customer: FormSpec) -> None:
    files = exported(shop, tmp_path, "csv")
    assert all(b"@" not in file.read_bytes() for file in files)
    [records] = [file for file in files if file.stem.endswith("purchases")]
    edit(Drop(("purchases", 2)))
    before = data(shop, customer)
    assert run(records, update=True).counts == {"bad": 1, "same": 1}
    assert data(shop, customer) == before


def test_the_record_of_imports_holds_no_value_and_may_be_lost(
    shop: Path, book: Path, run: Import, customer: FormSpec
) -> None:
    fill(book, "contact.mobile", "010-0000-9876")
    fill(book, "purchases[].item", "걸상", row=1)
    run(book, update=True)
    record = shop / STATE / FILE_NAME
    assert record.stat().st_mode & 0o077 == 0
    text = record.read_text(encoding="utf-8")
    assert "contact.mobile" in text
    assert not any(value in text for value in ("1234", "9876", "걸상", "의자", CARD))
    record.write_text('[["a", 1]]', encoding="utf-8")
    fill(book, "grade", "VIP")
    assert set(codes(run(book, update=True))) == {"I118"}
    assert data(shop, customer)["grade"] == "일반"


def test_the_record_of_imports_is_bounded(shop: Path) -> None:
    workspace = open_workspace(shop)
    (shop / STATE).mkdir(exist_ok=True)
    remember(workspace, [Step(f"{at}", f"{at + 1}", {}, {}) for at in range(MOST_STEPS + 1)])
    memory = remembered(workspace)
    assert memory.since("0", "1") is None
    assert memory.since("1", "3") is not None
