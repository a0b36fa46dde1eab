"""Changes as lines of a terminal: aligned, folded, and long texts cut to the words that differ."""

from __future__ import annotations

from collections.abc import Mapping

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.cli.changed_words import beginning, both_sides
from cardgen.cli.changes_text import Page, card_lines, change_lines
from cardgen.cli.help_page import columns
from cardgen.model.form import FormSpec
from cardgen.viewing.build_changes import build_changes

ID = "C-7F3K9Q"
LONG = (
    "처음 상담에서 낮은 책상을 찾으셨음. 창가 자리에 두고 쓰실 예정이며 색은 {} 선호하심. 배송은 오후에 받고 싶어 하심."
)


def drawn(form: FormSpec, before: Mapping[str, object], after: Mapping[str, object], on: Page) -> list[str]:
    found = build_changes({"name": "홍길동", **before}, {"name": "홍길동", **after}, form, ID)
    return [click.unstyle(line) for line in change_lines(found.fields, on, "")]


def test_what_stands_beside_labels_is_aligned(customer: FormSpec) -> None:
    after = {"grade": "골드", "contact": {"mobile": "010-1234-5678"}}
    assert drawn(customer, {"grade": "VIP"}, after, Page()) == [
        "등급               VIP → 골드",
        "연락처 > 휴대전화  + 010-1234-5678",
    ]


def test_records_are_told_with_their_columns(customer: FormSpec) -> None:
    desk = {"date": "2026-03-02", "item": "책상", "amount": 1000}
    lines = drawn(
        customer,
        {"purchases": [desk]},
        {"purchases": [{**desk, "amount": 2000}, {**desk, "date": "2026-04-01"}]},
        Page(),
    )
    assert lines == [
        "구매 이력 2026-03-02 changed",
        "  금액  1,000원 → 2,000원",
        "구매 이력 2026-04-01 added",
        "  품목 책상  금액 1,000원",
    ]


def test_a_long_text_is_cut_to_what_differs_unless_all_is_asked_for(customer: FormSpec) -> None:
    before, after = {"notes": LONG.format("흰색을")}, {"notes": LONG.format("밝은 나무색을")}
    assert drawn(customer, before, after, Page(80)) == [
        "특이사항",
        "  - …예정이며 색은 흰색을 선호하심.…",
        "  + …예정이며 색은 밝은 나무색을 선호하심.…",
    ]
    whole = " ".join(line.strip("+- ") for line in drawn(customer, before, after, Page(80, full=True)))
    assert LONG.format("흰색을") in whole
    assert LONG.format("밝은 나무색을") in whole


def test_a_card_without_changes_says_so(customer: FormSpec) -> None:
    same = build_changes({"name": "홍"}, {"name": "홍"}, customer, ID)
    came = build_changes(None, {"name": "홍"}, customer, ID)
    assert [click.unstyle(line).strip() for it in (same, came) for line in card_lines(it, Page())] == [
        "no change in content",
        "card made",
    ]


def test_values_cannot_act_on_the_terminal(customer: FormSpec) -> None:
    lines = drawn(customer, {"owner": "a"}, {"owner": "b\u202e\x1b[31m"}, Page())
    assert lines == ["담당자  a → b\\u202e\\x1b[31m"]


TEXT = st.text("가나 a.\n", max_size=80).map(str.strip)


@settings(max_examples=40)
@given(TEXT, TEXT, st.integers(20, 90))
def test_no_line_is_wider_than_the_page(customer: FormSpec, before: str, after: str, width: int) -> None:
    for line in drawn(customer, {"notes": before, "owner": after}, {"notes": after, "owner": before}, Page(width)):
        assert columns(line) <= max(width, 22)
        assert "\n" not in line


@settings(max_examples=60)
@given(TEXT, TEXT, st.integers(4, 60))
def test_both_sides_fit_and_differ_where_the_texts_begin_to(before: str, after: str, room: int) -> None:
    one, other = both_sides(before, after, room)
    assert max(columns(one), columns(other)) <= room
    if before.split() == after.split():
        assert one == other


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("하나 둘 셋", "하나 넷 셋", ("하나 둘 셋", "하나 넷 셋")),
        ("가 " * 20 + "둘", "가 " * 20 + "둘 셋 넷", ("…가 가 가 가 둘", "…가 가 가 가 둘 셋 넷")),
        ("", "하나", ("", "하나")),
    ],
)
def test_a_few_words_around_stay(before: str, after: str, shown: tuple[str, str]) -> None:
    assert both_sides(before, after, 60) == shown


def test_a_beginning_has_room_for_what_is_left_out() -> None:
    assert beginning("가나다라", 8) == "가나다라"
    assert beginning("가나다라", 7) == "가나다…"
    assert beginning("가나 다라", 6) == "가나…"
