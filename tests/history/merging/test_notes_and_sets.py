"""Notes both added to, and lists of plain values."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cardgen.history.merging import Merged

Merge = Callable[[str, str, str], Merged]

HEAD = "id: C-7F3K9Q\nname: 김민준\n"


def _notes(*lines: str, mark: str = "|") -> str:
    return f"{HEAD}notes: {mark}\n" + "".join(f"  {line}\n" if line else "\n" for line in lines)


def test_what_both_appended_follows_each_other(merge: Merge) -> None:
    merged = merge(_notes("첫 줄"), _notes("첫 줄", "3/5 방문"), _notes("첫 줄", "3/2 전화"))
    assert merged.text == _notes("첫 줄", "3/2 전화", "3/5 방문")


def test_what_both_put_on_top_follows_each_other(merge: Merge) -> None:
    merged = merge(_notes("첫 줄"), _notes("3/5 방문", "첫 줄"), _notes("3/2 전화", "첫 줄"))
    assert merged.text == _notes("3/2 전화", "3/5 방문", "첫 줄")


def test_one_on_top_and_one_below(merge: Merge) -> None:
    assert merge(_notes("a"), _notes("위", "a"), _notes("a", "아래")).text == _notes("위", "a", "아래")


def test_the_same_line_of_both_stands_once(merge: Merge) -> None:
    merged = merge(_notes("a"), _notes("a", "같음", "나"), _notes("a", "같음", "가"))
    assert merged.text == _notes("a", "같음", "가", "나")


def test_a_line_changed_here_and_one_added_there(merge: Merge) -> None:
    merged = merge(_notes("a", "b"), _notes("a", "고친 b"), _notes("a", "b", "c"))
    assert merged.text == _notes("a", "고친 b", "c")


def test_the_same_line_changed_differently_is_a_conflict(merge: Merge) -> None:
    merged = merge(_notes("a", "b"), _notes("a", "b1"), _notes("a", "b2"))
    assert merged.text == (
        f"{HEAD}<<<<<<< ours\nnotes: |\n  a\n  b1\n||||||| base\nnotes: |\n  a\n  b\n=======\n"
        "notes: |\n  a\n  b2\n>>>>>>> theirs\n"
    )
    assert [conflict.path for conflict in merged.conflicts] == ["notes"]


def test_notes_on_one_line_become_lines(merge: Merge) -> None:
    base = f"{HEAD}notes: 조용한 자리\n"
    merged = merge(base, _notes("조용한 자리", "b", mark="|-"), _notes("조용한 자리", "a", mark=">-"))
    assert "조용한 자리" in merged.text
    assert merge(f"{HEAD}", f"{HEAD}notes: 나\n", f"{HEAD}notes: 가\n").text == _notes("가", "나", mark="|-")


def test_notes_that_become_lines_keep_the_comment_behind_them(merge: Merge) -> None:
    base, ours, theirs = (f"{HEAD}notes: {text}  # 메모\n" for text in ("a", '"a\\nb"', '"a\\nc"'))
    assert merge(base, ours, theirs).text == _notes("a", "b", "c", mark="|-  # 메모")


@pytest.mark.parametrize("mark", ["|", "|-", "|+", "|2", "|2-"])
def test_every_mark_of_a_block_text_takes_what_both_appended(merge: Merge, mark: str) -> None:
    merged = merge(_notes("a", mark=mark), _notes("a", "c", mark=mark), _notes("a", "b", mark=mark))
    assert [line.strip() for line in merged.text.splitlines()[3:]] == ["a", "b", "c"]


def test_lines_that_begin_with_spaces_and_empty_lines_stay(merge: Merge) -> None:
    base = _notes("  들여 쓴 줄", "", "끝", mark="|2")
    ours, theirs = base + "\n  나\n", base + "  가\n"
    merged = merge(base, ours, theirs)
    assert merged.text.startswith(f"{HEAD}notes: |2\n    들여 쓴 줄\n\n  끝\n")
    assert {"  가", "  나"} <= set(merged.text.splitlines())


def test_notes_appended_here_and_indented_otherwise_there(merge: Merge) -> None:
    merged = merge(_notes("a"), _notes("a", "b"), _notes("a").replace("  a", "    a"))
    assert merged.text in (_notes("a", "b"), _notes("a", "b").replace("  ", "    "))


def test_a_note_with_lines_like_markers_is_no_conflict(merge: Merge) -> None:
    odd = ("<<<<<<< ours", "a", "=======", "b", ">>>>>>> theirs")
    merged = merge(_notes(*odd), _notes(*odd, "d"), _notes(*odd, "c"))
    assert merged.text == _notes(*odd, "c", "d")
    assert not merged.conflicts


def test_long_texts_of_records_take_what_both_appended(merge: Merge) -> None:
    base = f"{HEAD}consultations:\n- date: 2026-01-02\n  content: |\n    처음\n  status: 접수\n"
    ours = base.replace("처음\n", "처음\n    나중\n")
    theirs = base.replace("처음\n", "처음\n    그다음\n").replace("접수", "완료")
    assert merge(base, ours, theirs).text == base.replace("처음\n", "처음\n    그다음\n    나중\n").replace(
        "접수", "완료"
    )


def _products(items: str) -> str:
    return f"{HEAD}preferences:\n  products: {items}\n  brand: 한빛\n"


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ("[가, 나]", "[가, 나, 라]", "[가, 나, 다]", "[가, 나, 다, 라]"),
        ("[가, 나]", "[나]", "[가, 나, 다]", "[나, 다]"),
        ("[가, 나]", "[나]", "[가]", None),
        ("[가, 나]", "[가, 다]", "[가, 다, 라]", "[가, 다, 라]"),
        ("[가, 나]", "[나, 가]", "[가, 나, 다]", "[나, 다, 가]"),
        ("[ 가, 나 ]", "[ 가, 나, 라 ]", "[ 가, 나, 다 ]", "[ 가, 나, 다, 라 ]"),
        ("[가]", "\n    - 가", "[가, 나]", "\n    - 가\n    - 나"),
        ("\n  - 가", "\n  - 가\n  - 다", "\n  - 가\n  - 나", "\n  - 가\n  - 나\n  - 다"),
        ("[]", "[나]", "[가]", "[가, 나]"),
    ],
    ids=range(9),
)
def test_lists_of_plain_values_are_sets(merge: Merge, base: str, ours: str, theirs: str, expected: str | None) -> None:
    merged = merge(_products(base), _products(ours), _products(theirs))
    assert not merged.conflicts
    assert merged.text == (_products(expected) if expected else f"{HEAD}preferences:\n  products:\n  brand: 한빛\n")
