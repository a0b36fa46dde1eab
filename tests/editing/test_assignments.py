"""What people type to change a card."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from cardgen.editing.assignments import added, assigned
from cardgen.editing.changes import Append, Change, Drop, Put
from cardgen.errors import UsageError
from cardgen.model.form import FormSpec

TODAY = date(2026, 11, 21)
DATA: Mapping[str, Any] = {
    "id": "C-7F3K9Q",
    "personal": {"interests": ["목공", "등산"]},
    "purchases": [{"date": "2026-01-02", "item": "책상"}, {"date": "2026-02-03", "item": "의자"}],
}


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("contact.mobile=01012345678", [Put(("contact", "mobile"), "010-1234-5678")]),
        ("휴대전화 = 010-1234-5678", [Put(("contact", "mobile"), "010-1234-5678")]),
        ("연락처 > 휴대전화=010=1", [Put(("contact", "mobile"), "010=1")]),
        ("상태=휴면", [Put(("status",), "휴면")]),
        ("최종확인일=-3d", [Put(("confirmed",), "2026-11-18")]),
        ("휴대전화=", [Drop(("contact", "mobile"))]),
        ("purchases=", [Drop(("purchases",))]),
        ("관심사=목공, 독서", [Put(("personal", "interests"), ["목공", "독서"])]),
        ("관심사+=등산,독서", [Append(("personal", "interests"), "독서")]),
        ("관심사-=목공", [Drop(("personal", "interests", 0))]),
        ("관심사[2]=수영", [Put(("personal", "interests", 1), "수영")]),
        ("purchases[1].amount=1,200원", [Put(("purchases", 0, "amount"), 1200)]),
        ("구매 이력[-1] > 비고=급함", [Put(("purchases", 1, "note"), "급함")]),
        ("구매이력[-1].비고=", [Drop(("purchases", 1, "note"))]),
        ("purchases[2]=", [Drop(("purchases", 1))]),
    ],
    ids=str,
)
def test_assignment_names_a_field_by_path_or_label(text: str, changes: list[Change], customer: FormSpec) -> None:
    assert assigned(customer, DATA, [text], TODAY) == changes


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("휴대전화", "error.set.assignment"),
        ("=010", "error.set.assignment"),
        ("휴대전환=1", "error.no_such_field.near"),
        ("일자=today", "error.set.which_record"),
        ("purchases.note=x", "error.set.which_record"),
        ("purchases=x", "error.set.records"),
        ("purchases[1]=x", "error.set.records"),
        ("purchases[0].note=x", "error.edit.position"),
        ("purchases[3].note=x", "error.edit.position"),
        (f"purchases[{'9' * 5000}].note=x", "error.edit.position"),
        (f"purchases[-{'9' * 5000}].note=x", "error.edit.position"),
        ("관심사[1].note=x", "error.set.assignment"),
        ("휴대전화+=x", "error.set.no_plain_list"),
        ("관심사-=없음", "error.set.no_item"),
        ("id=C-000000", "error.set.id"),
        ("고객번호=C-000000", "error.set.id"),
    ],
)
def test_what_cannot_be_meant_is_said_without_the_value(text: str, message: str, customer: FormSpec) -> None:
    with pytest.raises(UsageError) as caught:
        assigned(customer, DATA, [text], TODAY)
    assert caught.value.message_id == message
    assert all(value not in ("x", "없음", "010", "C-000000") for value in caught.value.arguments.values())


def test_record_gets_the_day_it_happened_where_none_is_given(customer: FormSpec) -> None:
    assert added(customer, DATA, "구매 이력", ["품목=램프", "amount=3000"], TODAY) == [
        Append(("purchases",), {"item": "램프", "amount": 3000, "date": "2026-11-21"})
    ]
    assert added(customer, DATA, "purchases", ["item=램프", "일자=어제"], TODAY) == [
        Append(("purchases",), {"item": "램프", "date": "2026-11-20"})
    ]


def test_a_day_that_may_lie_ahead_is_never_made_up(customer: FormSpec) -> None:
    assert added(customer, DATA, "기념일", ["name=개업일"], TODAY) == [
        Append(("personal", "anniversaries"), {"name": "개업일"})
    ]


def test_plain_items_are_added_once(customer: FormSpec) -> None:
    changes = added(customer, DATA, "interests", ["등산", "독서, 수영", "독서"], TODAY)
    assert changes == [Append(("personal", "interests"), "독서"), Append(("personal", "interests"), "수영")]
