"""Changes of a card: of its content alone, in the order of the form, and no more of them than a policy shows."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.model.card import RawCard
from cardgen.model.cardview import BAR
from cardgen.model.changeview import CardChanges, Deed, FieldChange
from cardgen.model.form import FormSpec, Leaf, LeafType
from cardgen.model.policy import OMITTED, Action, Redaction, RedactionPolicy, Treatment
from cardgen.model.problem import Label
from cardgen.model.pseudonyms import Pseudonyms
from cardgen.model.untold import Untold
from cardgen.viewing.build_changes import build_changes
from cardgen.viewing.changes_data import card_changes_data
from cardgen.viewing.values import black_bar

ID = "C-7F3K9Q"
DESK = {"date": "2026-03-02", "item": "책상", "quantity": 1, "amount": 349000}
CHAIR = {"date": "2026-03-02", "item": "의자", "quantity": 2, "amount": 99000}
Told = tuple[str, str, str, str, str]


def under(**fields: Treatment | Action) -> Redaction:
    """A policy that treats these fields so (`__` for a dot, `___` for the brackets of a table) and omits all others."""
    treatments = {
        name.replace("___", "[].").replace("__", "."): it if isinstance(it, Treatment) else Treatment(it)
        for name, it in fields.items()
    }
    policy = RedactionPolicy("p", "customer", Label("정책", "policy"), treatments=treatments)
    return Redaction(policy, Pseudonyms(b"k" * 32), date(2026, 11, 21), "")


def card(**values: Any) -> dict[str, Any]:
    return {"id": ID, "name": "홍길동", "kind": "개인", **values}


def told(changes: CardChanges) -> list[Told]:
    return [_told(change) for change in changes.fields]


def _told(change: FieldChange) -> Told:
    before, after = (value.text if value is not None else "" for value in (change.before, change.after))
    return change.path, change.deed.value, change.key, before, after


def parts(change: FieldChange) -> list[Told]:
    return [_told(part) for part in change.parts]


def changes(
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
    form: FormSpec,
    redaction: Redaction | None = None,
) -> CardChanges:
    return build_changes(before, after, form, ID, redaction, "ko")


def test_fields_are_told_in_the_order_of_the_form(customer: FormSpec) -> None:
    before = card(grade="실버", contact={"mobile": "010-1234-5678", "email": "a@example.kr"})
    after = card(name="홍길순", contact={"email": "a@example.kr", "mobile": "010-1234-5679"}, notes="메모")
    assert told(changes(before, after, customer)) == [
        ("name", "changed", "", "홍길동", "홍길순"),
        ("grade", "removed", "", "실버", ""),
        ("contact.mobile", "changed", "", "010-1234-5678", "010-1234-5679"),
        ("notes", "added", "", "", "메모"),
    ]


def test_a_label_stands_behind_its_groups(customer: FormSpec) -> None:
    found = changes(card(), card(contact={"mobile": "010-1234-5678"}), customer)
    assert [change.label for change in found.fields] == ["연락처 > 휴대전화"]


def test_another_order_quotes_and_comments_are_no_change(customer: FormSpec, read: Callable[[str], RawCard]) -> None:
    one = read(f"id: {ID}\nname: 홍길동\nkind: 개인\ncontact:\n  mobile: 010-1234-5678\n  postcode: '06234'\n")
    other = read(
        f'# 확인함\nkind: "개인"\ncontact: {{postcode: "06234", mobile: "01012345678"}}\nname: 홍길동 # 님\nid: {ID}\n'
    )
    assert changes(one.data, other.data, customer).fields == ()


def test_a_number_in_quotes_is_another_value(customer: FormSpec) -> None:
    found = changes(card(purchases=[DESK]), card(purchases=[{**DESK, "amount": "349000"}]), customer)
    assert [part[0] for part in parts(found.fields[0])] == ["purchases[].amount"]


def test_items_of_a_list_come_and_go_in_any_order(customer: FormSpec) -> None:
    before, after = (card(personal={"interests": items}) for items in (["등산", "차", "책"], ["책", "등산", "꽃"]))
    (change,) = changes(before, after, customer).fields
    assert change.deed is Deed.CHANGED
    assert [(deed, before or after) for _, deed, _, before, after in parts(change)] == [
        ("removed", "차"),
        ("added", "꽃"),
    ]
    shuffled = card(personal={"interests": ["책", "차", "등산"]})
    assert changes(before, shuffled, customer).fields == ()


def test_records_are_told_by_their_date(customer: FormSpec) -> None:
    before = card(purchases=[DESK, CHAIR])
    after = card(purchases=[CHAIR, {**DESK, "amount": 300000}, {**CHAIR, "date": "2026-05-01", "item": "선반"}])
    edited, new = changes(before, after, customer).fields
    assert (edited.deed, edited.key) == (Deed.CHANGED, "2026-03-02")
    assert parts(edited) == [("purchases[].amount", "changed", "", "349,000원", "300,000원")]
    assert (new.deed, new.key, len(new.parts)) == (Deed.ADDED, "2026-05-01", 4)
    assert [change.deed for change in changes(after, card(), customer).fields] == [Deed.REMOVED] * 3


def test_a_card_that_came_or_went_lists_no_fields(customer: FormSpec) -> None:
    came, went = changes(None, card(), customer), changes(card(), None, customer)
    assert (came.deed, came.heading, came.fields) == (Deed.ADDED, "홍길동", ())
    assert (went.deed, went.heading, went.fields) == (Deed.REMOVED, "홍길동", ())


@pytest.mark.parametrize(
    "broken",
    [{"contact": "010"}, {"contact": ["a"]}, {"purchases": "none"}, {"purchases": ["x", {"date": ["y"]}]},
     {"registered": "어제"}, {"personal": {"interests": {"a": 1}}}, {"grade": ["실버"]}, {"name": ""}],
)  # fmt: skip
def test_versions_nobody_checked_can_be_compared(customer: FormSpec, broken: dict[str, Any]) -> None:
    for before, after in ((card(), broken), (broken, card()), (broken, broken)):
        build_changes(before, after, customer, ID)
    assert changes(broken, broken, customer).fields == ()


def test_what_a_policy_omits_gives_no_entry(customer: FormSpec) -> None:
    before = card(contact={"mobile": "010-1234-5678"}, purchases=[DESK], notes="하나")
    after = card(contact={"mobile": "010-1234-5679"}, purchases=[CHAIR], notes="둘", grade="골드")
    assert told(changes(before, after, customer, under(grade=Action.SHOW))) == [("grade", "added", "", "", "골드")]


def test_a_hidden_change_says_that_there_was_one(customer: FormSpec) -> None:
    policy = under(
        contact__mobile=Action.MASK, grade=Action.BLACKOUT, notes=Action.SHOW, personal__interests=Action.MASK
    )
    before = card(contact={"mobile": "010-1234-5678"}, notes="하나", personal={"interests": ["차"]})
    same_mask = card(contact={"mobile": "010-9999-5678"}, grade="골드", notes="둘", personal={"interests": ["꽃"]})
    hidden = changes(before, same_mask, customer, policy)
    assert told(hidden) == [
        (path, "changed", "", BAR, BAR) for path in ("grade", "contact.mobile", "personal.interests", "notes")
    ]
    other_mask = card(contact={"mobile": "010-1234-0000"}, notes="하나", personal={"interests": ["차"]})
    assert told(changes(before, other_mask, customer, policy)) == [
        ("contact.mobile", "changed", "", "010-****-5678", "010-****-0000")
    ]


def test_under_a_policy_a_card_is_called_by_its_pseudonym(customer: FormSpec) -> None:
    policy = under(name=Action.MASK)
    found = changes(card(), card(), customer, policy)
    assert (found.stem, found.heading) == (policy.pseudonyms.card(ID), "홍**")
    assert changes(card(), card(), customer, under()).heading == ""


def test_records_under_a_policy_show_their_open_columns(customer: FormSpec) -> None:
    policy = under(
        purchases___date=Treatment(Action.BAND), purchases___amount=Action.BAND, purchases___note=Action.BLACKOUT
    )
    after = [{**DESK, "amount": 999_999, "note": "급함"}, {**CHAIR, "date": "2025-01-01"}]
    edited, new = changes(card(purchases=[DESK]), card(purchases=after), customer, policy).fields
    assert parts(edited) == [
        ("purchases[].amount", "changed", "", "10만~50만원", "50만~100만원"),
        ("purchases[].note", "changed", "", BAR, BAR),
    ]
    assert [part[0] for part in parts(new)] == ["purchases[].date", "purchases[].amount"]
    assert (edited.key, new.key) == ("2026년", "2025년")


def test_of_a_list_without_open_columns_only_the_number_is_told(customer: FormSpec) -> None:
    before, more, other = (card(purchases=it) for it in ([DESK], [DESK, CHAIR], [CHAIR]))
    count = under(purchases=Action.SHOW)
    assert told(changes(before, more, customer, count)) == [("purchases", "changed", "", "1건", "2건")]
    assert told(changes(before, other, customer, count)) == []
    assert told(changes(before, other, customer, under(purchases=Action.BLACKOUT))) == []
    barred = under(purchases___item=Action.BLACKOUT)
    assert told(changes(before, other, customer, barred)) == [("purchases", "changed", "", BAR, BAR)]


def test_an_omitted_column_cannot_tell_which_record_became_which(customer: FormSpec) -> None:
    policy = under(purchases___date=Action.SHOW, purchases___item=Action.SHOW)
    before = [{**DESK, "note": "가"}, {**CHAIR, "note": "나"}]
    told_of = [
        told(changes(card(purchases=before), card(purchases=after), customer, policy))
        for after in (
            [{**DESK, "item": "선반", "note": "가"}, {**CHAIR, "note": "나"}],
            [{**DESK, "item": "선반", "note": "나"}, {**CHAIR, "note": "가"}],
        )
    ]
    assert told_of[0] == told_of[1] != []


def leaf_value(leaf: Leaf, number: int) -> object:
    match leaf.type:
        case LeafType.STRING:
            text = leaf.choices[number % len(leaf.choices)] if leaf.choices else f"{leaf.key} {number}"
            one: object = f"2026-01-{number % 28 + 1:02}" if leaf.kind.is_date else text
        case LeafType.BOOLEAN:
            one = bool(number % 2)
        case LeafType.INTEGER | LeafType.NUMBER:
            one = number * 1000
    return [one] if leaf.many else one


def filled(form: FormSpec, chance: random.Random) -> dict[str, Any]:
    """A card with values everywhere, some fields left out."""
    data: dict[str, Any] = {}
    for member in form.members():
        *groups, key = member.path.split(".")
        place = data
        for group in groups:
            place = place.setdefault(group, {})
        if isinstance(member, Leaf):
            if chance.random() < 0.8:
                place[key] = leaf_value(member, chance.randrange(4))
        else:
            place[key] = [
                {column.key: leaf_value(column, chance.randrange(4)) for column in member.columns}
                for _ in range(chance.randrange(4))
            ]
    return data


def without(data: Mapping[str, Any], form: FormSpec, redaction: Redaction, chance: random.Random) -> dict[str, Any]:
    """The card with other values in every field the policy omits; those of free lists too."""
    changed = {key: dict(value) if isinstance(value, dict) else value for key, value in data.items()}
    for member in form.members():
        *groups, key = member.path.split(".")
        place = changed
        for group in groups:
            place = place.setdefault(group, {})
        if isinstance(member, Leaf):
            if redaction.policy.action(member.path) is Action.OMIT:
                place[key] = leaf_value(member, chance.randrange(1000))
        else:
            place[key] = [
                {
                    column.key: row[column.key]
                    if redaction.policy.action(column.path) is not Action.OMIT
                    else leaf_value(column, chance.randrange(1000))
                    for column in member.columns
                }
                for row in place[key]
            ]
    return changed


ACTIONS = (Action.SHOW, Action.MASK, Action.BAND, Action.BLACKOUT, Action.OMIT, Action.OMIT)


@settings(max_examples=40)
@given(st.integers(0, 10**9))
def test_omitted_values_leave_no_trace(customer: FormSpec, seed: int) -> None:
    chance = random.Random(seed)
    paths = [*customer.by_path]
    treatments = {path: Treatment(chance.choice(ACTIONS)) for path in paths}
    policy = replace(under().policy, treatments={path: it for path, it in treatments.items() if it != OMITTED})
    redaction = replace(under(), policy=policy)
    before, after = filled(customer, chance), filled(customer, chance)
    one = changes(before, after, customer, redaction)
    other = changes(
        without(before, customer, redaction, chance), without(after, customer, redaction, chance), customer, redaction
    )
    assert card_changes_data(one) == card_changes_data(other)


@settings(max_examples=40)
@given(st.integers(0, 10**9))
def test_a_card_compared_with_itself_has_no_changes(customer: FormSpec, seed: int) -> None:
    data = filled(customer, random.Random(seed))
    assert changes(data, dict(reversed(data.items())), customer).fields == ()


def test_scripts_get_typed_values(customer: FormSpec) -> None:
    before = card(purchases=[DESK], registered="2026-01-01")
    after = card(purchases=[{**DESK, "amount": 1}], registered="2026-01-02")
    assert card_changes_data(changes(before, after, customer)) == {
        "card": ID,
        "name": "홍길동",
        "deed": "changed",
        "unreadable": False,
        "changes": [
            {
                "field": "registered",
                "label": "등록일",
                "deed": "changed",
                "before": "2026-01-01",
                "after": "2026-01-02",
            },
            {
                "field": "purchases",
                "label": "구매 이력",
                "deed": "changed",
                "key": "2026-03-02",
                "parts": [
                    {"field": "purchases[].amount", "label": "금액", "deed": "changed", "before": 349000, "after": 1}
                ],
            },
        ],
    }


def test_scripts_are_told_of_hidden_changes_and_masks(customer: FormSpec) -> None:
    policy = under(contact__mobile=Action.MASK, grade=Action.BLACKOUT)
    found = card_changes_data(
        changes(card(), card(grade="골드", contact={"mobile": "010-1234-5678"}), customer, policy)
    )
    assert found["changes"] == [
        {"field": "grade", "label": "등급", "deed": "changed", "withheld": True},
        {
            "field": "contact.mobile",
            "label": "연락처 > 휴대전화",
            "deed": "added",
            "before": None,
            "after": "010-****-5678",
        },
    ]


SEEN = under(name=Action.SHOW, grade=Action.MASK, purchases___date=Action.SHOW, purchases___item=Action.SHOW)


def test_a_value_that_must_not_be_told_is_withheld_on_both_sides(customer: FormSpec) -> None:
    found = changes(card(grade=Untold("아무말")), card(name=Untold("홍길순"), grade="VIP"), customer, SEEN)
    assert told(found) == [("name", "changed", "", BAR, BAR), ("grade", "changed", "", BAR, BAR)]
    assert found.heading == "홍길동"
    assert told(changes(card(grade=Untold("VIP")), card(grade="VIP"), customer, SEEN)) == []


def test_a_record_is_not_known_by_a_day_that_must_not_be_told(customer: FormSpec) -> None:
    hidden = {**DESK, "date": Untold("아무말"), "item": Untold("책상")}
    (added,) = changes(card(), card(purchases=[hidden]), customer, SEEN).fields
    assert (added.deed.value, added.key) == ("added", "")
    assert {(part.before, part.after) for part in added.parts} == {(black_bar(), black_bar())}
    other = {**DESK, "item": Untold("의자")}
    (edited,) = changes(card(purchases=[DESK]), card(purchases=[other]), customer, SEEN).fields
    assert (edited.key, parts(edited)) == ("2026-03-02", [("purchases[].item", "changed", "", BAR, BAR)])
    assert told(changes(card(purchases=[hidden]), card(purchases=[{**hidden, "item": "책상"}]), customer, SEEN)) == []
