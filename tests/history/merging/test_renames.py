"""A key that the form renamed (`x-was`): one side followed, the other still worked under the earlier one."""

from __future__ import annotations

import pytest

from cardgen.history.merging import Merged, MergeRules, merge_texts

DATED = {"type": "string", "x-kind": "date"}
PLAIN = {"type": "string", "x-merge": "scalar"}
RECORD = {"properties": {"date": DATED, "item": PLAIN | {"x-was": ["product", "sales[].goods"]}, "note": PLAIN}}
FORM = {
    "properties": {
        "id": {"type": "string", "x-kind": "id"},
        "name": PLAIN,
        "level": PLAIN | {"x-was": ["rank", "grade"]},
        "contact": {
            "type": "object",
            "properties": {"mobile": PLAIN | {"x-was": "contact.cell"}, "chat": PLAIN | {"x-was": "kakao"}},
        },
        "purchases": {"type": "array", "x-merge": "records", "x-was": "sales", "items": RECORD},
    }
}
BASE = """\
id: C-7F3K9Q
grade: 실버  # 심사함
kakao: minjun

contact:
  cell: 010-0000-0001
sales:
  # 첫 거래
  - date: 2026-01-10
    product: 가방
  - {date: 2026-02-10, goods: 모자}
"""
RENAMED = (
    BASE.replace("grade:", "level:")
    .replace("cell:", "mobile:")
    .replace("sales:", "purchases:")
    .replace("product:", "item:")
    .replace("goods:", "item:")
)


def merge(base: str, ours: str, theirs: str) -> Merged:
    return merge_texts(base, ours, theirs, MergeRules.of(FORM))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("실버", "골드"),
        ("0001", "0002"),
        ("가방", "배낭"),
        ("모자", "털모자"),
        ("심사함", "다시 심사함"),
        ("첫 거래", "소개로 온 첫 거래"),
    ],
    ids=["field", "in a group", "column", "column in brackets", "comment", "comment of a record"],
)
def test_an_edit_under_the_earlier_key_lands_at_todays(old: str, new: str) -> None:
    for merged in (
        merge(BASE, RENAMED, BASE.replace(old, new)),
        merge(BASE, BASE.replace(old, new), RENAMED),
    ):
        assert not merged.conflicts
        assert merged.text == RENAMED.replace(old, new)


def test_records_added_under_the_earlier_key_come_under_todays() -> None:
    theirs = f"{BASE}  - {{date: 2026-03-10, goods: 장갑}}\n"
    merged = merge(BASE, RENAMED, theirs)
    assert (merged.text, merged.conflicts) == (f"{RENAMED}  - {{date: 2026-03-10, item: 장갑}}\n", ())


def test_two_values_are_a_conflict_of_todays_field() -> None:
    merged = merge(BASE, RENAMED.replace("실버", "VIP"), BASE.replace("실버", "골드"))
    assert [conflict.path for conflict in merged.conflicts] == ["level"]


def test_a_key_nobody_renamed_yet_stays() -> None:
    merged = merge(BASE, BASE.replace("실버", "골드"), BASE.replace("가방", "배낭"))
    assert merged.text == BASE.replace("실버", "골드").replace("가방", "배낭")


def test_both_keys_at_once_are_left_alone() -> None:
    ours = BASE.replace("grade: 실버", "level: 골드\ngrade: 실버")
    merged = merge(BASE, ours, BASE.replace("0001", "0002"))
    assert merged.text == ours.replace("0001", "0002")


def test_a_field_that_went_to_another_group_is_asked_about() -> None:
    ours = BASE.replace("kakao: minjun\n", "").replace("contact:\n", "contact:\n  chat: minjun\n")
    merged = merge(BASE, ours, BASE.replace("minjun", "minjun2"))
    assert [conflict.path for conflict in merged.conflicts] == ["kakao"]
    assert "  chat: minjun\n" in merged.text
