"""Marks of a merge are seen where git leaves them, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.yamltree import parse
from cardgen.yamltree.conflicts import Sides, conflict_faults, conflicts, with_lines

TWO = "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> branch\nc: 4\n"
THREE = "<<<<<<< ours\nb: 2\n||||||| base\nb: 1\n=======\n>>>>>>> theirs\n"


def test_versions_are_told_apart() -> None:
    assert [*conflicts(TWO)] == [Sides(5, 51, 2, "b: 2\n", None, "b: 3\n")]
    assert [*conflicts(THREE)] == [Sides(0, len(THREE), 1, "b: 2\n", "b: 1\n", "")]
    assert TWO[:5] + TWO[51:] == "a: 1\nc: 4\n"


def test_windows_line_ends_and_a_missing_last_one_are_understood() -> None:
    found = [*conflicts(TWO.replace("\n", "\r\n").removesuffix("c: 4\r\n").removesuffix("\r\n"))]
    assert [(it.ours, it.theirs) for it in found] == [("b: 2\r\n", "b: 3\r\n")]


@pytest.mark.parametrize(
    "text",
    [
        "notes: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> theirs\n",
        "notes: |\n  첫 줄\n  =======\n  둘째 줄\n",
        "# <<<<<<< HEAD\nname: a\n",
        "notes: '<<<<<<< =======  >>>>>>>'\n",
        "<<<<<< six\n",
    ],
)
def test_text_that_only_looks_like_it_is_none(text: str) -> None:
    assert conflict_faults(text) == ()
    assert not [*conflicts(text)]


@pytest.mark.parametrize("text", [">>>>>>> theirs\na: 1\n", "a: 1\n=======\n", "a: 1\n<<<<<<< HEAD\nb: 1\n"])
def test_a_mark_left_behind_is_refused_too(text: str) -> None:
    assert [fault.code for fault in parse(text).faults] == ["Y124"]
    assert not [*conflicts(text)]


def test_a_merge_of_merges_is_one_conflict() -> None:
    """Git writes longer ones into the version both began with where that is a merge itself."""
    inner = "<<<<<<<<< a\nb: 1\n=========\nb: 2\n>>>>>>>>> c\n"
    text = f"<<<<<<< ours\nb: 3\n||||||| base\n{inner}=======\nb: 4\n>>>>>>> theirs\n"
    assert [*conflicts(text)] == [Sides(0, len(text), 1, "b: 3\n", inner, "b: 4\n")]
    assert [fault.position.line for fault in conflict_faults(text)] == [1]


def test_a_conflict_inside_one_that_is_not_whole_is_found() -> None:
    text = f"<<<<<<<<< a\n{TWO}"
    assert [it.line for it in conflicts(text)] == [3]
    assert [fault.position.line for fault in conflict_faults(text)] == [1, 3]


def test_each_conflict_has_its_line() -> None:
    assert [fault.position.line for fault in conflict_faults(TWO + THREE)] == [2, 8]


LINE = st.sampled_from(["a: 1\n", "notes: |\n", "  =======\n", "  <<<<<<< x\n", "# ====\n", "\n"])
LINES = st.lists(LINE, max_size=3).map("".join)


@given(st.lists(st.tuples(LINES, LINES, st.none() | LINES, LINES), max_size=4), LINES)
def test_what_was_put_between_marks_is_read_back(parts: list[tuple[str, str, str | None, str]], end: str) -> None:
    text = ""
    for above, ours, base, theirs in parts:
        middle = "" if base is None else f"||||||| base\n{base}"
        text += f"{above}<<<<<<< ours\n{ours}{middle}=======\n{theirs}>>>>>>> theirs\n"
    found = [*conflicts(text + end)]
    assert [(it.ours, it.base, it.theirs) for it in found] == [part[1:] for part in parts]
    ours = "".join(above + ours for above, ours, _, _ in parts)
    assert with_lines(text + end, found, [it.ours for it in found]) == ours + end
    assert len(conflict_faults(text + end)) == len(parts)
