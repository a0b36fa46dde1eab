"""What `cardgen export` makes, changed in a spreadsheet and imported again: exactly what was changed changes."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cardgen.editing.change_card import change_card
from cardgen.editing.changes import Append, Change, Drop, Put
from cardgen.editing.write_card import write_card
from cardgen.model.card import Card
from cardgen.model.form import FormSpec
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.export import Wanted, export
from cardgen.workflows.importing.apply import apply_import
from cardgen.workflows.importing.file import open_file
from cardgen.workflows.importing.plan import Wish, plan_import
from cardgen.workflows.importing.tables import Asked
from cardgen.workflows.workspace import open_workspace

pytestmark = pytest.mark.slow
"""Each of these goes through whole workbooks."""

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
    cell(main, "contact.address", ODD).value = "두 줄\n주소"
    cell(purchases, "purchases[].item", "C-7F3K9Q", 1).value += " "
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
    odd["contact"]["address"] = "두 줄\n주소"
    mine["purchases"][0]["item"] += " "
    mine["purchases"][1]["amount"] = 99_000
    odd["purchases"][1]["item"] = "다른 품목"
    mine["campaigns"][0]["clicked"] = False

    others = {name: content for name, content in bytes_of(shop).items() if not name.startswith(("C-7F3K9Q", ODD))}
    export_and_import(cardgen, "", [shop / "changed.xlsx"])
    assert data_of(shop) == expected
    assert others.items() <= bytes_of(shop).items()


def test_an_empty_workspace_gets_all_cards_back(shop: Path, cardgen: Run) -> None:
    """Texts to their last blank, numbers as Korea writes them."""
    before = data_of(shop)
    assert cardgen("export", "--form", "customer").returncode == 0
    shutil.rmtree(shop / "cards")
    (shop / "cards").mkdir()
    export_and_import(cardgen, "", [shop / WORKBOOK])
    after = data_of(shop)
    assert set(after) == set(before)
    before[ODD]["contact"]["mobile"] = "010-0111-0222"
    assert after == before


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


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_workbook_saved_by_libreoffice_changes_nothing(shop: Path, cardgen: Run, tmp_path: Path) -> None:
    before = bytes_of(shop)
    assert cardgen("export", "--form", "customer").returncode == 0
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run([*command, tmp_path / "saved", shop / WORKBOOK], check=True, capture_output=True, timeout=120)
    export_and_import(cardgen, "", [tmp_path / "saved/customer.xlsx"])
    assert bytes_of(shop) == before


FIELDS = ("grade", "notes", "contact.email", "contact.address", "owner", "personal.job")
COLUMNS = ("item", "amount")
GRADES = ("VIP", "골드", "일반")


class OldWorkbook:
    """A workbook exported once, edited by one person while others edit the cards, and imported again and again."""

    def __init__(self, shop: Path, form: FormSpec, seed: int) -> None:
        self.shop, self.form, self.chance = shop, form, random.Random(seed)
        self.file = export(open_workspace(shop), Wanted(form="customer"), ("xlsx",), None, processes=1).files[0]
        self.ids = sorted(data_of(shop))
        self.typed: dict[str, dict[str, object]] = {card_id: {} for card_id in self.ids}
        self.added: dict[str, list[object]] = {card_id: [] for card_id in self.ids}

    def value(self, key: str) -> object:
        if key in ("amount", "grade"):
            return self.chance.choice(GRADES) if key == "grade" else self.chance.randrange(10**6)
        return f"{self.chance.randrange(10**9)}@example.com"

    def others_edit(self) -> None:
        """Set a field, a record's column, drop a record, add one: in half of the cards."""
        data = data_of(self.shop)
        for card_id in self.chance.sample(self.ids, len(self.ids) // 2):
            count = len(data[card_id].get("purchases", ()))
            at, field = self.chance.randrange(max(count, 1)), self.chance.choice(FIELDS)
            record = {"date": "2026-03-03", "item": str(self.value("item"))}
            changes: list[Change] = [Put(tuple(field.split(".")), str(self.value(field))), Append(PURCHASES, record)]
            if count:
                changes += [Put((*PURCHASES, at, "item"), str(self.value("item"))), Drop((*PURCHASES, at))]
            card = next((self.shop / "cards").rglob(f"{card_id}.yaml"))
            text = card.read_text(encoding="utf-8")
            card.write_text(change_card(text, self.form, [self.chance.choice(changes)]), encoding="utf-8")

    def user_edits(self) -> None:
        """Type into some cells, and add rows, as whoever has the workbook does."""
        book = openpyxl.load_workbook(self.file)
        main, purchases = book["고객 관리 카드"], book["구매 이력"]
        for row in main.iter_rows(min_row=3):
            if self.chance.random() < 0.5:
                self._type(main, row, self.chance.choice(FIELDS))
        for row in [*purchases.iter_rows(min_row=3)]:
            if self.chance.random() < 0.3 and row[2].value is not None:
                self._type(purchases, row, f"purchases[].{self.chance.choice(COLUMNS)}")
        card_id = self.chance.choice(self.ids)
        item = str(self.value("item"))
        self.added[card_id].append(item)
        new = {"id": card_id, "purchases[].date": date(2026, 4, 4), "purchases[].item": item}
        purchases.append([new.get(path.value) for path in purchases[1]])
        book.save(self.file)

    def _type(self, page: Any, row: Any, path: str) -> None:
        paths = [it.value for it in page[1]]
        place = f"purchases.{row[paths.index('#')].value - 1}.{path[12:]}" if "[]" in path else path
        value = self.typed[row[0].value][place] = self.value(path.rpartition(".")[2])
        row[paths.index(path)].value = value

    def imported(self) -> Mapping[str, set[str]]:
        """Import as `cardgen import --update --yes` does; the codes of the rows refused, by card."""
        workspace = open_workspace(self.shop)
        opened = open_file(workspace, self.file, Asked())
        quiet: Any = lambda *_: None  # noqa: E731 - progress nobody looks at
        plan = plan_import(workspace, opened.book, opened.reading, Wish(update=True), processes=1, progress=quiet)
        apply_import(workspace, plan)
        found: dict[str, set[str]] = {}
        for it in plan.problems:
            card_id = str(plan.tables[it.spot.table].sheet.cell(it.spot.row, 0))
            found.setdefault(card_id, set()).add(it.problem.code)
        return found


PURCHASES = ("purchases",)


def flat(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from flat(inner, f"{path}.{key}".strip("."))
    else:
        yield path, value


@pytest.mark.parametrize("seed", range(6))
def test_nothing_changes_that_the_user_of_an_older_workbook_has_not_edited(
    shop: Path, customer: FormSpec, seed: int
) -> None:
    work = OldWorkbook(shop, customer, seed)
    exported = data_of(shop)
    for number in range(3):
        work.user_edits()
        if number:
            work.others_edit()
        before = data_of(shop)
        refused = work.imported()
        after = data_of(shop)
        assert set(before) == set(after)
        assert {code for codes in refused.values() for code in codes} <= {"I118"}
        for card_id in before:
            new = dict(flat(after[card_id]))
            old = dict(flat(before[card_id]))
            changed = {path for path in {*new, *old} if new.get(path) != old.get(path)}
            records, earlier = (it[card_id].get("purchases", []) for it in (after, before))
            grown = [it["item"] for it in records[len(earlier) :]]
            assert set(grown) <= {*work.added[card_id]}
            assert len(records) >= len(earlier)
            own = {path for path in changed if path in old or "purchases" not in path}
            assert own <= work.typed[card_id].keys()
            assert all(new[path] == work.typed[card_id][path] for path in own)
            if card_id in refused or before[card_id] != exported[card_id]:
                continue
            assert work.typed[card_id].items() <= new.items()
            assert grown == work.added[card_id]
        assert number or not refused


ODDER = """\
id: C-00DD01
name: "\\u200b홍길동"
kind: 개인
personal: {job: "\\u3000목수\\u00a0 ", interests: ["\\u3000목공", "재즈\\u00a0음반", "\\u200b등산"]}
purchases: [{date: 2026-01-02, item: "\\u200b빌딩", amount: 999999999999999999}]
---
id: C-00DD02
name: 이봄
kind: 개인
personal: {interests: []}
preferences: {style: "", brand: "  "}
purchases: []
"""


def test_what_no_cell_keeps_is_no_change(shop: Path, cardgen: Run) -> None:
    for number, text in enumerate(ODDER.split("---\n"), start=1):
        (shop / f"cards/C-00DD0{number}.yaml").write_text(text, encoding="utf-8")
    before = bytes_of(shop)
    assert {"C-00DD01", "C-00DD02"} <= data_of(shop).keys()
    export_and_import(cardgen, "xlsx", [shop / WORKBOOK])
    openpyxl.load_workbook(shop / WORKBOOK).save(shop / "saved.xlsx")
    export_and_import(cardgen, "", [shop / "saved.xlsx"])
    export_and_import(cardgen, "csv", [shop / f"out/customer/export/customer{it}.csv" for it in ("", "-purchases")])
    assert bytes_of(shop) == before
