"""Values of another version, put back with as little change as will do."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.editing.change_card import card_data, change_card
from cardgen.editing.changes import Append, Drop, Put
from cardgen.editing.content import identical, pruned
from cardgen.editing.putting_back import putting_back
from cardgen.editing.write_card import write_card
from cardgen.model.form import FormSpec

RECORDS = st.lists(
    st.fixed_dictionaries(
        {"date": st.dates().map(str), "item": st.sampled_from(["의자", "책상 1600", "# no: comment"])},
        optional={"quantity": st.integers(0, 9), "note": st.text("가나 ab:#'\"", min_size=1, max_size=6)},
    ),
    max_size=4,
)
CARDS = st.fixed_dictionaries(
    {"id": st.just("C-7F3K9Q"), "name": st.just("홍길동"), "kind": st.just("개인")},
    optional={
        "grade": st.sampled_from(["VIP", "일반"]),
        "contact": st.fixed_dictionaries({"mobile": st.sampled_from(["010-1234-5678", "010-0000-0000"])}),
        "preferences": st.fixed_dictionaries({"products": st.lists(st.sampled_from(["책상", "의자"]), max_size=3)}),
        "purchases": RECORDS,
        "notes": st.sampled_from(["한 줄", "두 줄\n둘째"]),
    },
)


@given(CARDS, CARDS)
def test_a_card_says_afterwards_what_the_other_version_says(
    customer: FormSpec, now: dict[str, Any], then: dict[str, Any]
) -> None:
    text = write_card(customer, now)
    wanted = card_data(write_card(customer, then), customer)
    after = change_card(text, customer, putting_back(customer.members(), card_data(text, customer), wanted))
    assert identical(card_data(after, customer), pruned(wanted))


@given(CARDS)
def test_the_same_values_take_no_change(customer: FormSpec, data: dict[str, Any]) -> None:
    assert putting_back(customer.members(), data, data) == []


def row(number: int, **more: str) -> dict[str, str]:
    return {"date": f"2026-01-0{number}", **more}


@pytest.mark.parametrize(
    ("now", "then", "changes"),
    [
        ([row(1), row(2), row(3)], [row(1), row(3)], [Drop(("purchases", 1))]),
        ([row(1), row(2), row(3)], [row(2)], [Drop(("purchases", 2)), Drop(("purchases", 0))]),
        ([row(1)], [row(1), row(2)], [Append(("purchases",), row(2))]),
        ([row(1), row(2, note="a")], [row(1), row(2)], [Drop(("purchases", 1, "note"))]),
        ([row(1, note="a")], [row(1, note="b")], [Put(("purchases", 0, "note"), "b")]),
        ([row(1), row(2)], [row(3)], [Put(("purchases",), [row(3)])]),
        ([row(1)], None, [Drop(("purchases",))]),
        (None, [row(1)], [Put(("purchases",), [row(1)])]),
    ],
)
def test_records_that_stay_are_left_where_they_stand(
    customer: FormSpec, now: Any, then: Any, changes: list[object]
) -> None:
    member = customer.by_path["purchases"]
    assert putting_back([member], {"purchases": now}, {"purchases": then}) == changes
