"""Conflicts read back from a text with git's markers, ours or those of git's own merge."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cardgen.history.merging import Merged, MergeRules, Names, Side, conflicts_in, merge_texts, taken
from cardgen.yamltree import node_at, parse
from cardgen.yamltree.conflicts import Sides, with_lines

Merge = Callable[[str, str, str], Merged]


def sides_of(merged: Merged) -> list[Sides]:
    return [conflict.sides for conflict in merged.conflicts]


BASE = """\
id: C-7F3K9Q
name: 김민준
grade: 실버
contact:
  mobile: 010-0000-0001
purchases:
  - date: 2026-01-10
    item: 가방
    amount: 100
  - {date: 2026-02-10, item: 모자, amount: 200}
"""
OURS = BASE.replace("실버", "골드").replace("가방", "배낭").replace("모자", "털모자")
THEIRS = BASE.replace("실버", "VIP").replace("가방", "지갑").replace("모자", "밀짚모자")


def test_each_conflict_knows_its_field_or_record(merge: Merge) -> None:
    merged = merge(BASE, OURS, THEIRS)
    assert [conflict.path for conflict in merged.conflicts] == ["grade", "purchases[].item", "purchases[]"]
    assert merged.conflicts == conflicts_in(merged.text)
    assert [conflict.pointers[Side.THEIRS] for conflict in merged.conflicts] == [
        ("grade",),
        ("purchases", 0, "item"),
        ("purchases", 1),
    ]


def test_pointers_lead_to_the_side_in_its_text(merge: Merge) -> None:
    merged = merge(BASE, OURS, THEIRS)
    root = parse(taken(merged.text, merged.conflicts, Side.BASE)).root
    assert root is not None
    node = node_at(root, merged.conflicts[1].pointers[Side.BASE])
    assert node is not None
    assert getattr(node, "text", "") == "가방"


@pytest.mark.parametrize(("side", "text"), [(Side.OURS, OURS), (Side.BASE, BASE), (Side.THEIRS, THEIRS)])
def test_a_side_taken_everywhere_gives_its_text(merge: Merge, side: Side, text: str) -> None:
    merged = merge(BASE, OURS, THEIRS)
    assert taken(merged.text, merged.conflicts, side) == text


def test_each_conflict_can_be_decided_on_its_own(merge: Merge) -> None:
    merged = merge(BASE, OURS, THEIRS)
    grade, item, _ = sides_of(merged)
    lines = [grade.ours, item.theirs, "  - {date: 2026-02-10, item: 중절모, amount: 200}\n"]
    expected = BASE.replace("실버", "골드").replace("가방", "지갑").replace("모자", "중절모")
    assert with_lines(merged.text, sides_of(merged), lines) == expected


def test_a_side_that_has_nothing_has_no_pointer(merge: Merge) -> None:
    merged = merge(BASE, OURS, BASE.replace("grade: 실버\n", ""))
    assert set(merged.conflicts[0].pointers) == {Side.OURS, Side.BASE}


def test_names_and_length_of_markers_are_those_asked_for(rules: MergeRules) -> None:
    names = Names("HEAD", "merged common ancestors", "feature/전화", 12)
    merged = merge_texts(BASE, OURS, THEIRS, rules, names)
    assert f"\n{'<' * 12} HEAD\n" in merged.text
    assert f"\n{'|' * 12} merged common ancestors\n" in merged.text
    assert f"\n{'=' * 12}\n" in merged.text
    assert f"\n{'>' * 12} feature/전화\n" in merged.text
    assert conflicts_in(merged.text, 12) == merged.conflicts
    assert conflicts_in(merged.text) == merged.conflicts
    assert not conflicts_in(merged.text, 13)


def test_marks_shorter_than_usual_are_told_apart_where_git_was_told_to_write_them(rules: MergeRules) -> None:
    merged = merge_texts(BASE, OURS, THEIRS, rules, Names(size=5))
    assert [conflict.path for conflict in merged.conflicts] == ["grade", "purchases[].item", "purchases[]"]


def test_markers_without_base_are_read() -> None:
    text = "id: C-7F3K9Q\n<<<<<<< HEAD\ngrade: 골드\n=======\ngrade: VIP\n>>>>>>> other\nname: x\n"
    (conflict,) = conflicts_in(text)
    assert conflict.sides[3:] == ("grade: 골드\n", None, "grade: VIP\n")
    assert (conflict.sides.line, conflict.path) == (2, "grade")


def test_lines_of_several_fields_have_no_path() -> None:
    text = "id: C-7F3K9Q\n<<<<<<< a\ngrade: 골드\nowner: x\n=======\ngrade: VIP\nowner: y\n>>>>>>> b\n"
    (conflict,) = conflicts_in(text)
    assert not conflict.pointers
    assert conflict.path == ""


def test_a_side_that_cannot_be_read_has_no_pointer() -> None:
    (conflict,) = conflicts_in("id: C-7F3K9Q\n<<<<<<< a\ngrade: [\n=======\ngrade: VIP\n>>>>>>> b\n")
    assert set(conflict.pointers) == {Side.THEIRS}


@pytest.mark.parametrize(
    "text",
    [
        "id: x\nnotes: |\n  <<<<<<< a\n  b\n  =======\n  c\n  >>>>>>> d\n",
        'id: x\nnotes: "\n  <<<<<<< a\n  =======\n  >>>>>>> d"\n',
        "id: x\n# <<<<<<< a\n# =======\n# >>>>>>> d\n",
    ],
    ids=["block", "quoted", "comment"],
)
def test_lines_of_a_note_that_look_like_markers_are_none(text: str) -> None:
    assert conflicts_in(text) == ()


@pytest.mark.parametrize(
    "text",
    ["a: [\n<<<<<<< a\n=======\n", "a: [\n=======\n>>>>>>> b\n", "a: [\n<<<<<<<a\n=======\n>>>>>>>b\n", "a: [\n"],
    ids=range(4),
)
def test_what_is_not_a_whole_conflict_is_none(text: str) -> None:
    assert conflicts_in(text) == ()


def test_markers_with_crlf_and_a_bom_are_read() -> None:
    text = "\ufeffid: x\r\n<<<<<<< a\r\ngrade: 골드\r\n=======\r\ngrade: VIP\r\n>>>>>>> b\r\n"
    (conflict,) = conflicts_in(text)
    assert (conflict.sides.ours, conflict.path) == ("grade: 골드\r\n", "grade")


def test_a_conflict_shows_no_values_by_itself(merge: Merge) -> None:
    shown = repr(merge(BASE, OURS, THEIRS).conflicts)
    assert "골드" not in shown
    assert "VIP" not in shown
