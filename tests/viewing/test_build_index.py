"""The index and ledger views: order, columns, filters, and nothing beyond what a card's view shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardgen.loading.form_file import FormFile, build_form, read_form
from cardgen.model.card import Card
from cardgen.model.cardview import Blank, Shown
from cardgen.model.form import FormSpec
from cardgen.viewing.build_index import build_index
from cardgen.viewing.build_ledger import build_ledger
from cardgen.viewing.list_columns import MOST_OPTIONS

TEMPLATES = Path(__file__).parents[2] / "templates"


def read(name: str) -> FormSpec:
    file = read_form(TEMPLATES / name / "form.yaml", "form.yaml")
    assert isinstance(file, FormFile)
    return build_form(file)


@pytest.fixture(scope="module")
def form() -> FormSpec:
    return read("customer")


@pytest.fixture(scope="module")
def receipt_form() -> FormSpec:
    return read("receipt")


def card(card_id: str, name: str, **data: object) -> Card:
    return Card(card_id, f"{card_id}.yaml", "customer", "0" * 40, {"id": card_id, "name": name, "kind": "개인", **data})


def test_rows_stand_in_korean_order_of_names_then_ids(form: FormSpec) -> None:
    names = {
        "C-000003": "홍길동",
        "C-000001": "홍길동",
        "C-000002": "가람",
        "C-000004": "Li Na",
        "C-000005": "(주)나루",
    }
    view = build_index([card(*entry) for entry in names.items()], form, "ko")
    assert [row.stem for row in view.rows] == ["C-000002", "C-000005", "C-000001", "C-000003", "C-000004"]


def test_columns_are_the_fields_marked_for_the_index(form: FormSpec) -> None:
    view = build_index([card("C-000001", "이봄")], form, "en")
    assert [column.path for column in view.columns] == [leaf.path for leaf in form.index_leaves]
    assert view.columns[view.name].path == "name"
    assert (view.title, view.columns[view.name].label) == ("Customer card", "Name")


def test_choices_in_use_and_recurring_texts_become_filters(form: FormSpec) -> None:
    grades = ["일반", "VIP", "일반", "일반"]
    owners = ["나", "가", "나", "가"]
    cards = [
        card(f"C-00000{at}", f"고객{at}", grade=grade, owner=owner, contact={"address": f"주소 {at}"})
        for at, (grade, owner) in enumerate(zip(grades, owners, strict=True))
    ]
    options = {column.path: column.options for column in build_index(cards, form, "ko").columns}
    assert options["grade"] == ("VIP", "일반")
    assert options["owner"] == ("가", "나")
    assert options["status"] == options["contact.address"] == options["name"] == ()


def test_a_text_with_too_many_different_values_is_no_filter(form: FormSpec) -> None:
    cards = [card(f"C-{at:06}", "이봄", owner=f"담당{at // 2}") for at in range(2 * MOST_OPTIONS + 2)]
    options = {column.path: column.options for column in build_index(cards, form, "ko").columns}
    assert options["owner"] == ()
    options = {column.path: column.options for column in build_index(cards[:-2], form, "ko").columns}
    assert len(options["owner"]) == MOST_OPTIONS


def test_values_are_typed_and_missing_ones_blank(form: FormSpec) -> None:
    view = build_index([card("C-000001", "이봄", registered="2026-01-02")], form, "ko")
    values = dict(zip((column.path for column in view.columns), view.rows[0].values, strict=True))
    registered = values["registered"]
    assert isinstance(registered, Shown)
    assert registered.data.isoformat() == "2026-01-02"  # type: ignore[union-attr]  # a date is what is being tested
    assert isinstance(values["confirmed"], Blank)


def test_no_value_shows_in_a_repr(form: FormSpec) -> None:
    cards = [card("C-000001", "이봄비밀", owner="담당비밀"), card("C-000002", "이봄비밀", owner="담당비밀")]
    assert "비밀" not in repr(build_index(cards, form, "ko")) + repr(build_ledger(cards, form, "ko"))


def test_a_second_form_has_an_index_of_its_own(receipt_form: FormSpec) -> None:
    receipt = Card("R-000001", "r.yaml", "receipt", "0" * 40, {"id": "R-000001", "payer": "이봄", "amount": 1000})
    view = build_index([receipt], receipt_form, "ko")
    assert view.columns[view.name].path == "payer"
    assert [value.text for value in view.rows[0].values][:4] == ["R-000001", "", "이봄", "1,000원"]


def test_the_ledger_has_every_field_and_a_sheet_for_each_record_list(form: FormSpec) -> None:
    purchases = [{"date": "2026-01-02", "item": "의자"}, {"date": "2026-01-03", "item": "책상"}]
    ledger = build_ledger([card("C-000001", "홍길동", purchases=purchases), card("C-000002", "가람")], form, "ko")
    main, *others = ledger.sheets
    assert [sheet.label for sheet in others] == [records.label.ko for records in form.record_lists()]
    assert [row[1].text for row in main.rows] == ["가람", "홍길동"]
    assert {"contact.phone", "notes", "personal.interests"} <= {column.path for column in main.columns}
    sold = next(sheet for sheet in others if sheet.columns[-1].path.startswith("purchases"))
    assert [[value.text for value in row][:4] for row in sold.rows] == [
        ["C-000001", "홍길동", "2026-01-02", "의자"],
        ["C-000001", "홍길동", "2026-01-03", "책상"],
    ]
    assert (main.frozen, sold.frozen) == (2, 2)


def test_equal_labels_are_told_apart_by_their_groups(form: FormSpec) -> None:
    labels = [column.label for column in build_ledger([], form, "ko").sheets[0].columns]
    assert len(set(labels)) == len(labels)
