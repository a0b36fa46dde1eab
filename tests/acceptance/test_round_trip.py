"""What `cardgen export` makes, changed in a spreadsheet and imported again: exactly what was changed changes."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cardgen.editing.write_card import write_card
from cardgen.model.card import Card
from cardgen.model.form import FormSpec
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.workspace import open_workspace

Run = Callable[..., "subprocess.CompletedProcess[str]"]
MakeWorkspace = Callable[..., Path]
Data = dict[str, dict[str, Any]]

WORKBOOK = "out/customer/export/customer.xlsx"
ODD = "C-00DD00"
ODD_CARD: Mapping[str, Any] = {
    "id": ODD,
    "name": '\'=HYPERLINK("x")',
    "kind": "법인",
    "registered": "2026-01-02",
    "contact": {"mobile": "01001110222", "postcode": "01234", "address": "두 줄\n주소  "},
    "personal": {
        "job": "  -앞뒤 빈칸 ",
        "position": "_x000D_ _x005F_",
        "interests": ["쉼, 표", '따"옴표', "=1+1", "줄\n바꿈"],
        "birth_date": "1900-02-03",
    },
    "preferences": {"style": "@sum", "brand": "+82", "price_range": "0012", "contact_time": "TRUE"},
    "purchases": [
        {"date": "2026-01-02", "item": "=SUM(A1)", "amount": -160_000},
        {"date": "2026-01-02", "item": "=SUM(A1)", "amount": -160_000},
    ],
    "notes": "'\n🧑\u200d🤝\u200d🧑 𠮷\n\n=1\n끝\n",
}


@pytest.fixture
def shop(make_workspace: MakeWorkspace, customer: FormSpec) -> Path:
    """All sample cards, and one whose every text a spreadsheet would like to change."""
    folder = make_workspace("*")
    (folder / f"cards/{ODD}.yaml").write_text(write_card(customer, ODD_CARD), encoding="utf-8")
    return folder


def data_of(folder: Path) -> Data:
    """The data of all sound customers by id."""
    workspace = open_workspace(folder)
    bench = CheckingBench(workspace, workspace.today)
    cards = [bench.card(file) for file in workspace.card_files().files if file.form == "customer"]
    assert all(isinstance(card, Card) for card in cards)
    return {card.id: deepcopy(dict(card.data)) for card in cards if isinstance(card, Card)}


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted((folder / "cards").rglob("*.yaml"))}


def export_and_import(cardgen: Run, to: str, files: list[Path]) -> None:
    if to:
        assert cardgen("export", "--form", "customer", "--to", to).returncode == 0
    for file in files:
        done = cardgen("import", str(file), "--update", "--yes", "--form", "customer")
        assert done.returncode == 0, (file.name, done.stdout, done.stderr)


def cell(page: Any, path: str, card_id: str, position: int | None = None) -> Any:
    """The cell of a card's field, or of one of its records, found as a reader of the workbook would."""
    paths = [it.value for it in page[1]]
    for row in page.iter_rows(min_row=3):
        values = dict(zip(paths, (it.value for it in row), strict=True))
        if values["id"] == card_id and position in (None, values.get("#")):
            return row[paths.index(path)]
    raise LookupError(path)


def test_an_untouched_workbook_changes_nothing(shop: Path, cardgen: Run) -> None:
    before = bytes_of(shop)
    export_and_import(cardgen, "xlsx", [shop / WORKBOOK])
    assert bytes_of(shop) == before
    openpyxl.load_workbook(shop / WORKBOOK).save(shop / "saved.xlsx")
    export_and_import(cardgen, "", [shop / "saved.xlsx"])
    assert bytes_of(shop) == before


def test_exactly_the_changed_cells_change(shop: Path, cardgen: Run) -> None:
    expected = data_of(shop)
    assert cardgen("export", "--form", "customer").returncode == 0
    book = openpyxl.load_workbook(shop / WORKBOOK)
    main, purchases, campaigns = (book[name] for name in ("고객 관리 카드", "구매 이력", "마케팅 반응"))

    cell(main, "contact.mobile", "C-7F3K9Q").value = "010-0111-2222"
    cell(main, "contact.email", "C-7F3K9Q").value = None
    cell(main, "confirmed", "C-7F3K9Q").value = date(2026, 11, 20)
    cell(main, "personal.interests", "C-7F3K9Q").value = '목공, "등산, 걷기"'
    cell(main, "personal.job", ODD).value = "=아님"
    cell(main, "personal.job", ODD).data_type = "s"
    cell(purchases, "purchases[].amount", "C-7F3K9Q", 2).value = 99_000
    cell(purchases, "purchases[].item", ODD, 2).value = "다른 품목"
    cell(campaigns, "campaigns[].clicked", "C-7F3K9Q", 1).value = False
    book.save(shop / "changed.xlsx")

    mine, odd = expected["C-7F3K9Q"], expected[ODD]
    mine["contact"]["mobile"] = "010-0111-2222"
    del mine["contact"]["email"]
    mine["confirmed"] = "2026-11-20"
    mine["personal"]["interests"] = ["목공", "등산, 걷기"]
    odd["personal"]["job"] = "=아님"
    mine["purchases"][1]["amount"] = 99_000
    odd["purchases"][1]["item"] = "다른 품목"
    mine["campaigns"][0]["clicked"] = False

    others = {name: content for name, content in bytes_of(shop).items() if not name.startswith(("C-7F3K9Q", ODD))}
    export_and_import(cardgen, "", [shop / "changed.xlsx"])
    assert data_of(shop) == expected
    assert others.items() <= bytes_of(shop).items()


def test_an_empty_workspace_gets_all_cards_back(shop: Path, cardgen: Run) -> None:
    """Texts but for white space at their ends, numbers as Korea writes them."""
    before = data_of(shop)
    assert cardgen("export", "--form", "customer").returncode == 0
    shutil.rmtree(shop / "cards")
    (shop / "cards").mkdir()
    export_and_import(cardgen, "", [shop / WORKBOOK])
    after = data_of(shop)
    assert set(after) == set(before)
    before[ODD]["contact"]["mobile"] = "010-0111-0222"
    assert trimmed(after) == trimmed(before)


def trimmed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: trimmed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [trimmed(inner) for inner in value]
    return value.strip() if isinstance(value, str) else value


def test_csv_restores_what_a_spreadsheet_would_calculate(shop: Path, cardgen: Run, customer: FormSpec) -> None:
    before = data_of(shop)
    assert cardgen("export", "--form", "customer", "--to", "csv").returncode == 0
    plain = {**deepcopy(dict(ODD_CARD)), "name": "다른 이름", "preferences": {}, "notes": "다른 메모"}
    plain["purchases"][0]["item"] = "다른 품목"
    (shop / f"cards/{ODD}.yaml").write_text(write_card(customer, plain), encoding="utf-8")
    files = [shop / f"out/customer/export/{name}.csv" for name in ("customer", "customer-purchases")]
    export_and_import(cardgen, "", files)
    assert trimmed(data_of(shop)) == trimmed(before)


def test_records_whose_place_is_gone_are_told(shop: Path, cardgen: Run) -> None:
    assert cardgen("export", "--form", "customer", "--to", "csv").returncode == 0
    card = shop / "cards/C-7F3K9Q.yaml"
    head, _, tail = card.read_text(encoding="utf-8").partition("campaigns:\n")
    card.write_text(head + tail[tail.index("consents:") :], encoding="utf-8")
    before = bytes_of(shop)
    done = cardgen("import", "out/customer/export/customer-campaigns.csv", "--update", "--yes")
    assert done.returncode == 1
    assert "I112" in done.stdout + done.stderr
    assert bytes_of(shop) == before


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_workbook_saved_by_libreoffice_changes_nothing(shop: Path, cardgen: Run, tmp_path: Path) -> None:
    before = bytes_of(shop)
    assert cardgen("export", "--form", "customer").returncode == 0
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run([*command, tmp_path / "saved", shop / WORKBOOK], check=True, capture_output=True, timeout=120)
    export_and_import(cardgen, "", [tmp_path / "saved/customer.xlsx"])
    assert bytes_of(shop) == before
