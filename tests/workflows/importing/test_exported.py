"""The workbooks `cardgen export` writes, changed and imported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cardgen.editing.changes import Change, Drop, Put
from cardgen.workflows.export import Wanted, export
from cardgen.workflows.workspace import open_workspace

Import = Callable[..., Any]
AllFiles = Callable[[Path], dict[str, bytes]]


@pytest.fixture
def exported(workspace: Path, tmp_path: Path) -> Path:
    report = export(open_workspace(workspace), Wanted(form="customer"), ("xlsx",), tmp_path / "export", processes=1)
    return report.files[0]


def changed_cells(file: Path, *changes: tuple[str, str, object]) -> Path:
    book = load_workbook(file)
    for sheet, cell, value in changes:
        book[sheet][cell] = value
    book.save(file)
    return file


def change_of(done: Any) -> dict[str, tuple[Change, ...]]:
    assert done.codes == []
    return {card.draft.person.card_id: card.job.changes for card in done.plan.changed}


def test_an_exported_workbook_changes_nothing(
    workspace: Path, exported: Path, run: Import, all_files: AllFiles
) -> None:
    before = all_files(workspace)
    done = run(changed_cells(exported), update=True)
    assert (done.plan.new, change_of(done), done.plan.same) == ([], {}, 3)
    assert all_files(workspace) == before


def cell_of(file: Path, sheet: str, path: str, card_id: str, number: int = 0) -> str:
    """The address of a field's cell in the `number`th row of a card."""
    found = load_workbook(file)[sheet]
    column = next(cell.column_letter for cell in found[1] if cell.value == path)
    rows = [row[0].row for row in found.iter_rows(min_row=3) if row[0].value == card_id]
    return f"{column}{rows[number]}"


def test_cells_changed_in_an_export_change_just_those_fields(workspace: Path, exported: Path, run: Import) -> None:
    assert workspace.is_dir()
    first, *lists = load_workbook(exported).sheetnames
    purchases = next(name for name in lists if "구매" in name)
    card_id = "C-7F3K9Q"
    file = changed_cells(
        exported,
        (first, cell_of(exported, first, "grade", card_id), "골드"),
        (first, cell_of(exported, first, "contact.email", card_id), None),
        (purchases, cell_of(exported, purchases, "purchases[].amount", card_id, 0), 77),
    )
    done = run(file, update=True)
    assert change_of(done) == {
        card_id: (Put(("grade",), "골드"), Drop(("contact", "email")), Put(("purchases", 0, "amount"), 77))
    }


def test_a_position_that_names_another_record_is_refused(workspace: Path, exported: Path, run: Import) -> None:
    card = workspace / "cards/C-7F3K9Q.yaml"
    purchases = next(name for name in load_workbook(exported).sheetnames if "구매" in name)
    position = cell_of(exported, purchases, "#", "C-7F3K9Q")
    before = card.read_bytes()
    done = run(changed_cells(exported, (purchases, position, 99)), update=True)
    assert [code.partition(":")[2] for code in done.codes] == ["I112"]
    assert card.read_bytes() == before


def test_a_customer_erased_since_the_export_stays_out_with_all_records(
    workspace: Path, exported: Path, run: Import
) -> None:
    (workspace / "cards/C-7F3K9Q.yaml").unlink()
    (workspace / "ledger/erased").mkdir(parents=True)
    (workspace / "ledger/erased/C-7F3K9Q.json").write_text("{}")
    done = run(exported, update=True)
    assert not (workspace / "cards/C-7F3K9Q.yaml").exists()
    codes = [code.partition(":")[2] for code in done.codes]
    assert (codes.count("I121"), {*codes}) == (1, {"I121", "I113"})
    assert done.plan.same == 2
