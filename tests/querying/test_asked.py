"""Every field an expression asks about is told, wherever in it the name stands."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.errors import ExpressionError
from cardgen.model.form import FormSpec, Kind, Leaf, LeafType
from cardgen.querying.asked import fields_of

TODAY = date(2026, 11, 21)


def paths(expression: str, form: FormSpec) -> list[str]:
    return [member.path for member in fields_of(expression, form, TODAY)]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("grade = VIP", ["grade"]),
        ("등급 in (VIP, 골드) or not 이름 ~ 김", ["grade", "name"]),
        ("grade = VIP and grade = 골드", ["grade"]),
        ("personal.interests ~ 등산", ["personal.interests"]),
        ("purchases missing", ["purchases"]),
        ("purchases[amount > 10 and note missing] missing", ["purchases[].amount", "purchases[].note", "purchases"]),
        ("sum(purchases[date > 2026-01-01].amount) > 0", ["purchases[].date", "purchases[].amount"]),
        ("last(purchases.item) ~ 책상", ["purchases[].item", "purchases[].date"]),
        ("last(purchases.date) > 2026-01-01", ["purchases[].date"]),
        ("first(personal.interests) ~ 등산", ["personal.interests"]),
        ("구매.금액 > 100만", ["purchases[].amount"]),
        ("purchases[].note not missing", ["purchases[].note"]),
    ],
)
def test_fields_come_once_each_in_the_order_they_are_met(
    customer: FormSpec, expression: str, expected: list[str]
) -> None:
    assert paths(expression, customer) == expected


@pytest.mark.parametrize("words", ["김민준", "0284 강남", '"박지훈"'])
def test_words_ask_about_every_index_field(customer: FormSpec, words: str) -> None:
    assert [*fields_of(words, customer, TODAY)] == [*customer.index_leaves]


def test_each_field_is_pointed_at_where_it_is_named_first(customer: FormSpec) -> None:
    expression = (
        "등급 = VIP and last(purchases.item) ~ 책상 and sum(purchases[note missing].amount) > 3 or grade = 골드"
    )
    found = {
        member.path: expression[start:end] for member, (start, end) in fields_of(expression, customer, TODAY).items()
    }
    assert found == {
        "grade": "등급",
        "purchases[].item": "purchases.item",
        "purchases[].date": "last",
        "purchases[].note": "note",
        "purchases[].amount": "amount",
    }


@pytest.mark.parametrize("expression", ["", "grade =", "nosuch = 1", "grade = 없음"])
def test_what_means_nothing_asks_about_nothing(customer: FormSpec, expression: str) -> None:
    with pytest.raises(ExpressionError):
        fields_of(expression, customer, TODAY)


def condition(leaf: Leaf) -> str:
    """A condition on a field, of those that any type takes."""
    return f"{leaf.path} missing" if leaf.type is not LeafType.STRING or leaf.choices else f"{leaf.path} not missing"


@given(data=st.data())
def test_no_field_hides_in_any_nesting(customer: FormSpec, data: st.DataObject) -> None:
    leaves = [leaf for leaf in customer.leaves() if leaf.kind is not Kind.ID]
    wanted = data.draw(st.lists(st.sampled_from(leaves), min_size=1, max_size=6))
    expression = condition(wanted[0])
    for leaf in wanted[1:]:
        joined = data.draw(st.sampled_from(["({} and {})", "({} or {})", "not ({} and {})"]))
        expression = joined.format(expression, condition(leaf))
    assert set(paths(expression, customer)) == {leaf.path for leaf in wanted}
