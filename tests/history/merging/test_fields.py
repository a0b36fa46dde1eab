"""Fields and groups two people worked on."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from cardgen.history.merging import Merged

Merge = Callable[[str, str, str], Merged]

BASE = """\
id: C-7F3K9Q
name: 김민준
kind: 개인
grade: 실버
owner: 박지훈

contact:
  mobile: 010-0000-0001
  email: one@example.com

retain_until: 2031-03-14
"""


def _with(*changes: tuple[str, str]) -> str:
    text = BASE
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return text


def test_different_fields_of_one_group_unite(merge: Merge) -> None:
    ours = _with(("010-0000-0001", "010-0000-0002"))
    theirs = _with(("one@", "two@"))
    merged = merge(BASE, ours, theirs)
    assert merged.text == _with(("010-0000-0001", "010-0000-0002"), ("one@", "two@"))
    assert not merged.conflicts


def test_neighbouring_lines_unite(merge: Merge) -> None:
    merged = merge(BASE, _with(("실버", "골드")), _with(("박지훈", "이수진")))
    assert merged.text == _with(("실버", "골드"), ("박지훈", "이수진"))


def test_the_same_change_on_both_sides_is_one(merge: Merge) -> None:
    ours = _with(("실버", "골드"), ("박지훈", "이수진"))
    assert merge(BASE, ours, _with(("실버", '"골드"'))).text == _with(("실버", '"골드"'), ("박지훈", "이수진"))


def test_one_field_changed_differently_is_a_conflict_at_that_field(merge: Merge) -> None:
    merged = merge(BASE, _with(("실버", "골드"), ("one@", "two@")), _with(("실버", "VIP"), ("박지훈", "이수진")))
    assert merged.text == _with(
        (
            "grade: 실버\n",
            "<<<<<<< ours\ngrade: 골드\n||||||| base\ngrade: 실버\n=======\ngrade: VIP\n>>>>>>> theirs\n",
        ),
        ("one@", "two@"),
        ("박지훈", "이수진"),
    )
    assert [conflict.path for conflict in merged.conflicts] == ["grade"]


def test_both_add_the_same_field_with_the_same_value(merge: Merge) -> None:
    ours = _with(("grade", "status: 활성\ngrade"))
    theirs = _with(("retain", "status: 활성\nretain"))
    assert merge(BASE, ours, theirs).text.count("status: 활성") == 1


def test_both_add_the_same_field_with_different_values(merge: Merge) -> None:
    merged = merge(BASE, _with(("owner", "status: 활성\nowner")), _with(("owner", "status: 휴면\nowner")))
    assert "<<<<<<< ours\nstatus: 활성\n||||||| base\n=======\nstatus: 휴면\n>>>>>>> theirs\n" in merged.text


def test_both_take_out_the_same_field(merge: Merge) -> None:
    ours = _with(("grade: 실버\n", ""), ("박지훈", "이수진"))
    theirs = _with(("grade: 실버\n", ""), ("one@", "two@"))
    assert merge(BASE, ours, theirs).text == _with(("grade: 실버\n", ""), ("박지훈", "이수진"), ("one@", "two@"))


def test_changed_here_and_taken_out_there_is_a_conflict(merge: Merge) -> None:
    merged = merge(BASE, _with(("실버", "골드")), _with(("grade: 실버\n", "")))
    assert "<<<<<<< ours\ngrade: 골드\n||||||| base\ngrade: 실버\n=======\n>>>>>>> theirs\nowner" in merged.text


def test_a_group_taken_out_there_keeps_what_was_added_here(merge: Merge) -> None:
    gone = "contact:\n  mobile: 010-0000-0001\n  email: one@example.com\n\n"
    merged = merge(BASE, _with(("  email", "  phone: 02-000-0000\n  email")), _with((gone, "")))
    assert merged.text == _with((gone, "contact:\n  phone: 02-000-0000\n\n"))


def test_a_group_taken_out_there_and_changed_here_is_a_conflict_of_the_group(merge: Merge) -> None:
    gone = "contact:\n  mobile: 010-0000-0001\n  email: one@example.com\n\n"
    merged = merge(BASE, _with(("one@", "two@")), _with((gone, "")))
    assert [conflict.path for conflict in merged.conflicts] == ["contact"]
    assert merged.conflicts[0].sides.ours == "contact:\n  email: two@example.com\n"
    assert merged.conflicts[0].sides.theirs == ""


def test_a_field_that_was_empty_may_be_filled_here_and_taken_out_there(merge: Merge) -> None:
    base = _with(("grade: 실버", "grade:"))
    assert merge(base, _with(("실버", "골드")), _with(("grade: 실버\n", ""))).text == _with(("실버", "골드"))


def test_sorted_keys_there_and_a_changed_phone_here(merge: Merge) -> None:
    theirs = "".join(
        f"{part}\n"
        for part in (
            "contact:\n  email: one@example.com\n  mobile: 010-0000-0001",
            "grade: 실버",
            "id: C-7F3K9Q",
            "kind: 개인",
            "name: 김민준",
            "owner: 박지훈",
            "retain_until: 2031-03-14",
        )
    )
    merged = merge(BASE, _with(("0001", "0002")), theirs)
    assert merged.text == theirs.replace("0001", "0002")


def test_new_fields_of_both_stand_in_the_order_of_the_form(merge: Merge) -> None:
    merged = merge(BASE, _with(("owner", "status: 활성\nowner")), _with(("owner", "registered: 2021-03-15\nowner")))
    assert merged.text == _with(("owner", "status: 활성\nregistered: 2021-03-15\nowner"))


def test_fields_the_form_does_not_know_unite_by_key(merge: Merge) -> None:
    base = BASE + "extra:\n  a: 1\n  b: [1, 2]\n"
    ours, theirs = base.replace("a: 1", "a: 2"), base.replace("[1, 2]", "[1, 3]")
    assert merge(base, ours, theirs).text == BASE + "extra:\n  a: 2\n  b: [1, 3]\n"


def test_a_list_the_form_does_not_know_is_one_value(merge: Merge) -> None:
    base = BASE + "extra: [1, 2]\n"
    merged = merge(base, BASE + "extra: [1, 2, 3]\n", BASE + "extra: [1, 2, 4]\n")
    assert [conflict.path for conflict in merged.conflicts] == ["extra"]


def test_a_text_made_a_group_there_and_changed_here_is_a_conflict(merge: Merge) -> None:
    merged = merge(BASE, _with(("박지훈", "이수진")), _with(("owner: 박지훈", "owner:\n  name: 박지훈")))
    assert [conflict.path for conflict in merged.conflicts] == ["owner"]


@pytest.mark.parametrize("written", ["'실버'", '"실버"', "실버  ", "|-\n  실버", ">-\n  실버"], ids=range(5))
def test_what_is_only_written_otherwise_is_no_change(merge: Merge, written: str) -> None:
    merged = merge(BASE, _with(("실버", written)), _with(("실버", "골드")))
    assert merged.text == _with(("실버", "골드" + ("  " if written.endswith("  ") else "")))
    assert not merged.conflicts


def test_hangul_typed_as_separate_letters_is_no_change(merge: Merge) -> None:
    merged = merge(BASE, _with(("실버", unicodedata.normalize("NFD", "실버"))), _with(("실버", "골드")))
    assert merged.text == _with(("실버", "골드"))
    assert not merged.conflicts


def test_both_added_the_card_and_differ_in_one_field(merge: Merge) -> None:
    merged = merge("", BASE, _with(("실버", "골드"), ("owner", "status: 활성\nowner")))
    assert [(conflict.path, conflict.sides.base) for conflict in merged.conflicts] == [("grade", "")]
    assert "status: 활성\n" in merged.text


def test_both_added_the_same_card(merge: Merge) -> None:
    assert merge("", BASE, BASE).text == BASE


@pytest.mark.parametrize("left", ["mobile", "email"])
def test_a_conflict_inside_a_group_in_brackets_is_one_of_the_group(merge: Merge, left: str) -> None:
    block = "contact:\n  mobile: 010-0000-0001\n  email: one@example.com\n"
    base = _with((block, "contact: {mobile: 010-0000-0001, email: one@example.com}\n"))
    before = {"mobile": "0001", "email": "one@"}[left]
    merged = merge(base, base.replace(before, "7"), base.replace(before, "8"))
    assert [conflict.path for conflict in merged.conflicts] == ["contact"]
