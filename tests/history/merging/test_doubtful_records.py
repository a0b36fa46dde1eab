"""Records of which nothing says which they were: what the other side wrote never ends up in another one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cardgen.history.merging import Merged

Merge = Callable[[str, str, str], Merged]

HEAD = "id: C-7F3K9Q\nname: 김민준\nkind: 개인\npurchases:\n"
DESK = "  - {date: 2026-05-01, item: 책상, quantity: 1, amount: 100000}\n"
CHAIR = "  - {date: 2026-05-01, item: 의자, quantity: 2, amount: 100000}\n"
ONE_CHAIR = CHAIR.replace("quantity: 2", "quantity: 1")
CHEAP_CHAIR = ONE_CHAIR.replace("100000", "50000")
NOTED = DESK.replace("}", ", note: 배송 지연 사과}")


def _sides(merged: Merged) -> list[tuple[str, str | None, str]]:
    return [(it.sides.ours, it.sides.base, it.sides.theirs) for it in merged.conflicts]


def test_a_note_on_one_record_does_not_go_to_another_of_the_day(merge: Merge) -> None:
    """Here the desk was cancelled and the chairs were one; or the chairs were, and the desk is a chair."""
    merged = merge(HEAD + DESK + CHAIR, HEAD + ONE_CHAIR, HEAD + NOTED + CHAIR)
    assert _sides(merged) == [(ONE_CHAIR, DESK, NOTED)]


def test_a_note_does_not_go_to_what_took_the_place_of_its_record(merge: Merge) -> None:
    merged = merge(HEAD + DESK, HEAD + CHEAP_CHAIR, HEAD + NOTED)
    assert _sides(merged) == [(CHEAP_CHAIR, DESK, NOTED)]


def test_what_both_replaced_is_in_dispute(merge: Merge) -> None:
    lamp = CHEAP_CHAIR.replace("의자", "전등").replace("50000", "7000")
    merged = merge(HEAD + DESK, HEAD + CHEAP_CHAIR, HEAD + lamp)
    assert _sides(merged) == [(CHEAP_CHAIR, DESK, lamp)]


def test_what_the_other_side_took_out_may_be_what_was_edited_here(merge: Merge) -> None:
    merged = merge(HEAD + DESK + CHAIR, HEAD + ONE_CHAIR, HEAD + DESK)
    assert _sides(merged) == [(ONE_CHAIR, DESK, DESK)]


def test_where_both_changed_one_of_two_equal_records_it_may_not_be_the_same(merge: Merge) -> None:
    dear = DESK.replace("100000", "110000")
    assert _sides(merge(HEAD + DESK * 2, HEAD + dear + DESK, HEAD + DESK + NOTED)) == [(dear, DESK, NOTED)]


@pytest.mark.parametrize("other", ["", "  - {date: 2026-06-01, item: 전등}\n"], ids=["nothing", "another day"])
def test_what_the_other_side_left_alone_is_as_this_one_made_it(merge: Merge, other: str) -> None:
    assert merge(HEAD + DESK + CHAIR, HEAD + ONE_CHAIR, HEAD + DESK + CHAIR + other).text == HEAD + ONE_CHAIR + other
    assert merge(HEAD + DESK, HEAD + DESK + other, HEAD + CHEAP_CHAIR).text == HEAD + CHEAP_CHAIR + other


def test_what_both_made_of_it_alike_is_not_in_dispute(merge: Merge) -> None:
    theirs = HEAD + CHEAP_CHAIR.replace("의자", '"의자"')
    assert not merge(HEAD + DESK, HEAD + CHEAP_CHAIR, theirs).conflicts


def test_a_payment_moved_by_a_month_does_not_take_the_note_on_it_along(merge: Merge) -> None:
    months = [DESK.replace("05-01", f"{month}-05").replace("책상", "월정액") for month in ("01", "02", "03")]
    noted = months[0].replace("}", ", note: 연체}")
    merged = merge(HEAD + months[0] + months[1], HEAD + months[1] + months[2], HEAD + noted + months[1])
    assert _sides(merged) == [(months[2], months[0], noted)]


def test_a_record_in_dispute_stands_as_each_side_wrote_it(merge: Merge) -> None:
    ours = DESK.replace("100000", "200000").replace("}", ", note: 정정}")
    theirs = DESK.replace("100000", "300000").replace("quantity: 1", "quantity: 3")
    assert _sides(merge(HEAD + DESK, HEAD + ours, HEAD + theirs)) == [(ours, DESK, theirs)]


def test_a_list_in_dispute_keeps_what_is_not(merge: Merge) -> None:
    """Taking either side of brackets on one line must not lose the record the other one added."""

    def bracketed(*records: str) -> str:
        return f"id: C-7F3K9Q\npurchases: [{', '.join(it.strip(' -').rstrip() for it in records)}]\n"

    lamp = "{date: 2026-06-01, item: 전등}"
    ours, theirs = DESK.replace("100000", "200000"), DESK.replace("100000", "300000")
    merged = merge(bracketed(DESK), bracketed(ours, lamp), bracketed(theirs))
    assert [(it.path, "전등" in it.sides.ours, "전등" in it.sides.theirs) for it in merged.conflicts] == [
        ("purchases", True, True)
    ]
