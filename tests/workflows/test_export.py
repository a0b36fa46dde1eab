"""Exports: which cards go into which files, where those go, and what happens to files somebody edited."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from cardgen.errors import ExpressionError, TemplateError, UsageError
from cardgen.workflows import delivery_record
from cardgen.workflows.export import ExportReport, Unsuited, Wanted, export
from cardgen.workflows.workspace import open_workspace

Export = Callable[..., ExportReport]


@pytest.fixture
def exported(workspace: Path) -> Export:
    """Exports in this process; paths of the files are given below the workspace."""

    def run(*names: str, to: tuple[str, ...] = ("json",), out: Path | None = None, **wanted: str) -> ExportReport:
        asked = Wanted(names, wanted.get("where"), wanted.get("form"))
        return export(open_workspace(workspace), asked, to, out, processes=1)

    return run


def paths(report: ExportReport, workspace: Path) -> list[str]:
    return [file.relative_to(workspace).as_posix() for file in report.files]


def ids(file: Path) -> list[str]:
    return [card["id"] for card in json.loads(file.read_bytes())]


def test_every_form_that_has_cards_is_written(exported: Export, workspace: Path) -> None:
    report = exported()
    assert paths(report, workspace) == ["out/customer/export/customer.json", "out/receipt/export/receipt.json"]
    assert (report.cards, report.failed) == ({"json": 4}, False)
    assert ids(report.files[0]) == ["C-0ZJ8RH", "C-7F3K9Q", "C-E5XB1W"]
    assert {file.stat().st_mode & 0o077 for file in report.files} == {0}
    (workspace / "cards/receipts/R-3H8QZM.yaml").unlink()
    assert len(exported().files) == 1


def test_cards_are_chosen_by_id_and_by_expression(exported: Export) -> None:
    assert ids(exported("C-E5XB1W", "C-0ZJ8RH").files[0]) == ["C-0ZJ8RH", "C-E5XB1W"]
    assert ids(exported(where="등급 = VIP").files[0]) == ["C-7F3K9Q"]
    assert exported("C-E5XB1W", where="등급 = VIP").files == []
    assert ids(exported(where="입금액 > 0").files[0]) == ["R-3H8QZM"]


def test_a_named_form_is_written_even_without_cards(exported: Export, workspace: Path) -> None:
    for card in (workspace / "cards").rglob("*.yaml"):
        card.unlink()
    assert exported().files == []
    (file,) = exported(form="receipt", to=("xlsx",)).files
    page = openpyxl.load_workbook(file).active
    assert ([cell.value for cell in page[1]][:2], page.max_row) == (["id", "date"], 2)


def test_wrong_names_are_refused(exported: Export) -> None:
    with pytest.raises(UsageError, match="no_such_form"):
        exported(form="nope")
    with pytest.raises(UsageError, match="no_such_card"):
        exported("C-XXXXXX")
    with pytest.raises(ExpressionError):
        exported(where="등급 = ")


def test_broken_form_is_refused_where_it_is_named_and_counted_elsewhere(exported: Export, workspace: Path) -> None:
    (workspace / "templates/receipt/form.yaml").write_text("x: [", encoding="utf-8")
    with pytest.raises(TemplateError):
        exported(form="receipt")
    report = exported()
    assert (len(report.files), report.unsound, report.failed) == (1, 1, True)


def test_cards_with_errors_are_in_no_file_and_counted(exported: Export, workspace: Path) -> None:
    (workspace / "cards/C-0ZJ8RH.yaml").write_text("id: C-0ZJ8RH\nname: 한결\nkind: x\n", encoding="utf-8")
    report = exported()
    assert ids(report.files[0]) == ["C-7F3K9Q", "C-E5XB1W"]
    assert (report.unsound, report.failed) == (1, True)
    (workspace / "cards/copy").mkdir()
    (workspace / "cards/copy/C-7F3K9Q.yaml").write_bytes((workspace / "cards/C-7F3K9Q.yaml").read_bytes())
    report = exported()
    assert ids(report.files[0]) == ["C-E5XB1W"]
    assert report.unsound == 3


def test_cards_excel_cannot_hold_are_left_out_of_the_workbook_alone(exported: Export, workspace: Path) -> None:
    form = workspace / "templates/customer/form.yaml"
    form.write_text(form.read_text(encoding="utf-8").replace("maxLength: 8000", "maxLength: 50000"), encoding="utf-8")
    card = workspace / "cards/C-0ZJ8RH.yaml"
    card.write_text(f"{card.read_text(encoding='utf-8')}notes: {'x' * 40_000}\n", encoding="utf-8")
    report = exported(to=("xlsx", "json"), form="customer")
    assert [it.stem for it in report.too_long] == ["C-0ZJ8RH"]
    assert report.failed
    page = openpyxl.load_workbook(report.files[0]).active
    assert sorted(page.cell(row, 1).value for row in range(3, page.max_row + 1)) == ["C-7F3K9Q", "C-E5XB1W"]
    assert "C-0ZJ8RH" in ids(report.files[1])


def test_vcards_pass_over_forms_without_contacts(exported: Export, workspace: Path) -> None:
    report = exported(to=("vcard", "json"))
    assert paths(report, workspace)[0] == "out/customer/export/customer.vcf"
    assert report.cards == {"vcard": 3, "json": 4}
    assert report.unsuited == [Unsuited("vcard", "receipt", 1)]
    with pytest.raises(UsageError, match="no_contacts"):
        exported(to=("vcard",), form="receipt")


def test_own_files_elsewhere_are_replaced_and_edited_ones_kept(
    exported: Export, workspace: Path, tmp_path: Path
) -> None:
    desk = tmp_path / "desk"
    (file,) = exported(form="receipt", out=desk).files
    before = file.read_bytes()
    card = workspace / "cards/receipts/R-3H8QZM.yaml"
    card.write_text(card.read_text(encoding="utf-8").replace("박지훈", "이수진"), encoding="utf-8")
    (tmp_path / "there").symlink_to(desk)
    assert exported(form="receipt", out=tmp_path / "there").kept == []
    assert file.read_bytes() != before
    file.write_bytes(before)
    assert [kept.name for kept in exported(form="receipt", out=desk).kept] == ["receipt.edited.json"]
    assert exported(form="receipt", out=desk).kept == []
    (workspace / ".cardgen/delivered.jsonl").write_text('{"\n[1]\n["a", 2]\n', encoding="utf-8")
    card.unlink()
    assert [kept.name for kept in exported(form="receipt", out=desk).kept] == ["receipt.edited-2.json"]


def test_only_the_latest_deliveries_are_remembered(
    exported: Export, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery_record, "MOST", 2)
    for name in "abc":
        exported(form="receipt", out=tmp_path / name)
    lines = (workspace / ".cardgen/delivered.jsonl").read_text(encoding="utf-8").splitlines()
    assert [Path(json.loads(line)[0]).parent.name for line in lines] == ["b", "c"]


@pytest.mark.parametrize("place", ["cards", "cards/new", "templates/customer", ".cardgen", "out/../cards"])
def test_own_folders_take_no_results(exported: Export, workspace: Path, place: str) -> None:
    before = sorted(workspace.rglob("*"))
    with pytest.raises(UsageError, match=r"error\.out\.own"):
        exported(out=workspace / place)
    assert [path for path in sorted(workspace.rglob("*")) if ".cardgen" not in path.parts] == before


def test_own_files_are_replaced_and_edited_ones_kept(exported: Export) -> None:
    (file,) = exported(form="customer").files
    assert exported(form="customer").kept == []
    file.write_text("mine", encoding="utf-8")
    assert [kept.name for kept in exported(form="customer").kept] == ["customer.edited.json"]
    assert file.with_name("customer.edited.json").read_text() == "mine"
    assert ids(file) == ["C-0ZJ8RH", "C-7F3K9Q", "C-E5XB1W"]


def test_files_go_into_a_folder_of_somebodys_choice(exported: Export, workspace: Path, tmp_path: Path) -> None:
    report = exported(to=("csv",), form="receipt", out=tmp_path / "desk/here")
    assert sorted(file.name for file in (tmp_path / "desk/here").iterdir()) == ["receipt-items.csv", "receipt.csv"]
    assert report.files == [tmp_path / "desk/here/receipt.csv", tmp_path / "desk/here/receipt-items.csv"]
    assert not (workspace / "out").exists()
    assert exported(to=("csv",), form="receipt", out=tmp_path / "desk/here").kept == []


def test_a_build_keeps_exports(exported: Export, workspace: Path) -> None:
    from cardgen.workflows.build import build

    (file,) = exported(form="customer").files
    build(open_workspace(workspace), (), (), processes=1, progress=lambda _done, _total: None)
    assert file.exists()
