"""The export's view: every field typed and whole, under headings that name one field each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from cardgen.entry.field_names import one_field
from cardgen.entry.items import items_of
from cardgen.model.card import Card
from cardgen.model.cardview import Blank, Shown
from cardgen.model.exportview import POSITION, ExportView
from cardgen.model.form import FormSpec, Kind, Leaf, Member, RecordList
from cardgen.model.problem import Label
from cardgen.viewing.build_export import build_export

DATA: dict[str, object] = {
    "id": "C-7F3K9Q",
    "name": "김민준",
    "kind": "개인",
    "registered": "2026-01-02",
    "contact": {"mobile": "01002841937"},
    "personal": {"interests": ["목공", "재즈, 음반"], "anniversaries": [{"name": "결혼기념일", "date": "2013-05-18"}]},
    "purchases": [{"date": "2026-02-03", "item": "책상", "amount": -890000}, {"date": "2026-02-04"}],
    "campaigns": [{"date": "2026-02-05", "campaign": "봄", "opened": False}],
}


def card(**data: object) -> Card:
    found = {**DATA, **data}
    return Card(str(found["id"]), "cards/C.yaml", "customer", "0" * 40, found)


def view_of(form: FormSpec, *cards: Card, language: str = "ko") -> ExportView:
    return build_export(cards, form, language, "한빛상사")


def fields(view: ExportView) -> dict[str, object]:
    values = zip(view.columns, view.cards[0].values, strict=True)
    return {column.path: value.data for column, value in values if isinstance(value, Shown)}


def test_every_field_is_there_in_the_order_of_the_form(customer: FormSpec) -> None:
    view = view_of(customer, card())
    leaves = [member for member in customer.members() if isinstance(member, Leaf)]
    assert [column.path for column in view.columns] == [leaf.path for leaf in leaves]
    assert [records.path for records in view.lists] == [records.path for records in customer.record_lists()]
    for ours, records in zip(view.lists, customer.record_lists(), strict=True):
        assert [column.path for column in ours.columns] == [POSITION, *(column.path for column in records.columns)]


def test_a_card_states_its_version(customer: FormSpec) -> None:
    [exported] = view_of(customer, replace(card(), blob="0123456789abcdef" + "f" * 24)).cards
    assert exported.version.text == "0123456789abcdef"


def test_values_are_typed_and_as_they_were_written(customer: FormSpec) -> None:
    found = fields(view_of(customer, card()))
    assert found["contact.mobile"] == "01002841937"
    assert found["registered"] == date(2026, 1, 2)
    assert items_of(str(found["personal.interests"])) == ["목공", "재즈, 음반"]
    assert "contact.email" not in found


def test_records_are_numbered_within_their_card(customer: FormSpec) -> None:
    view = view_of(customer, card(), card(id="C-000001", name="나", purchases=[{"item": "의자"}]))
    at = [records.path for records in view.lists].index("purchases")
    first, second = (entry.records[at] for entry in view.cards)
    assert [row[0].text for row in first] == ["1", "2"]
    assert [row[0].text for row in second] == ["1"]
    amounts = [value.data if isinstance(value, Shown) else value for value in (first[0][4], first[1][4])]
    assert amounts == [-890000, Blank()]


def test_cards_stand_in_korean_order(customer: FormSpec) -> None:
    names = {"C-000003": "홍길동", "C-000001": "홍길동", "C-000002": "가람"}
    view = view_of(customer, *(card(id=card_id, name=name) for card_id, name in names.items()))
    assert [entry.stem for entry in view.cards] == ["C-000002", "C-000001", "C-000003"]


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", ["customer", "receipt"])
def test_a_heading_names_one_field_among_those_beside_it(
    name: str, language: str, request: pytest.FixtureRequest
) -> None:
    form: FormSpec = request.getfixturevalue(name)
    view = view_of(form, language=language)
    leaves = [member for member in form.members() if isinstance(member, Leaf)]
    for column in view.columns:
        assert one_field(form, column.label, leaves).path == column.path
    owner = [leaves[at] for at in view.owner]
    for ours, records in zip(view.lists, form.record_lists(), strict=True):
        for column in ours.columns[1:]:
            assert one_field(form, column.label, [*owner, *records.columns]).path == column.path
        assert len({*ours.owner, *(column.label for column in ours.columns)}) == len(ours.owner) + len(ours.columns)


def changed(form: FormSpec, change: Callable[[Leaf], Leaf]) -> FormSpec:
    """The form with every leaf as `change` makes it."""

    def member(it: Member) -> Member:
        return replace(it, columns=tuple(map(change, it.columns))) if isinstance(it, RecordList) else change(it)

    return replace(form, sections=tuple(replace(it, members=tuple(map(member, it.members))) for it in form.sections))


def relabelled(form: FormSpec, **labels: str) -> FormSpec:
    """The form with other Korean labels, by path with _ for dots."""

    def renamed(leaf: Leaf) -> Leaf:
        text = labels.get(leaf.path.replace(".", "_").replace("[]", ""))
        return replace(leaf, labels=(*leaf.labels[:-1], Label(text, leaf.label.en))) if text else leaf

    return changed(form, renamed)


def test_fields_with_one_label_are_told_apart_by_their_groups(customer: FormSpec) -> None:
    form = relabelled(customer, contact_mobile="번호", contact_phone="번호", owner="직책", purchases_date="순번")
    view = view_of(form)
    labels = {column.path: column.label for column in view.columns}
    assert labels["contact.mobile"] == "contact.mobile"
    assert labels["personal.position"] == "개인 정보 > 직책"
    assert labels["owner"] == "owner"
    purchases = next(records for records in view.lists if records.path == "purchases")
    assert [column.label for column in purchases.columns][:2] == ["순번", "구매 이력 > 순번"]


def test_records_tell_whose_they_are_by_id_and_name(receipt: FormSpec) -> None:
    assert view_of(receipt).lists[0].owner == ("입금표 번호", "납입자")
    nameless = changed(receipt, lambda leaf: replace(leaf, kind=Kind.TEXT) if leaf.kind is Kind.NAME else leaf)
    assert view_of(nameless).lists[0].owner == ("입금표 번호",)


def test_values_are_not_in_its_repr(customer: FormSpec) -> None:
    assert "김민준" not in repr(view_of(customer, card()))
