"""Comments, blank lines, indentation and line breaks: what says nothing and is kept all the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cardgen.history.merging import Merged

Merge = Callable[[str, str, str], Merged]

BASE = """\
# 단골 고객
id: C-7F3K9Q
name: 김민준  # 대표

# 연락
contact:
  # 오전만
  mobile: 010-0000-0001  # 문자
  email: one@example.com
  # 집 전화는 없음

purchases:
  # 오래된 것부터
  - date: 2026-01-10  # 선물
    item: 가방
  # 반품했다가 다시 삼
  - {date: 2026-02-10, item: 모자}
# 끝
"""


def _with(*changes: tuple[str, str]) -> str:
    text = BASE
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return text


COMMENTS = [
    "단골 고객",
    "대표",
    "연락",
    "오전만",
    "문자",
    "집 전화는 없음",
    "오래된 것부터",
    "선물",
    "반품했다가",
    "끝",
]


@pytest.mark.parametrize("comment", range(len(COMMENTS)))
def test_a_comment_changed_by_one_side_is_taken(merge: Merge, comment: int) -> None:
    ours = _with((f"# {COMMENTS[comment]}", "# 새 말"))
    theirs = _with(("0001", "0002"), ("가방", "배낭"), ("김민준", "김민주"), ("모자", "털모자"))
    expected = theirs.replace(f"# {COMMENTS[comment]}", "# 새 말")
    assert merge(BASE, ours, theirs).text == expected
    assert merge(BASE, theirs, ours).text == expected


@pytest.mark.parametrize("comment", range(len(COMMENTS)))
def test_a_comment_changed_by_both_is_kept_twice(merge: Merge, comment: int) -> None:
    before = f"# {COMMENTS[comment]}"
    merged = merge(BASE, _with((before, "# 우리 말")), _with((before, "# 그쪽 말")))
    assert "# 우리 말" in merged.text
    assert "# 그쪽 말" in merged.text
    assert not merged.conflicts


def test_a_comment_behind_what_the_other_side_changed_stays(merge: Merge) -> None:
    merged = merge(BASE, _with(("# 문자", "# 통화")), _with(("0001", "0002")))
    assert merged.text == _with(("0001  # 문자", "0002  # 통화"))


def test_a_comment_about_what_the_other_side_took_out_stays(merge: Merge) -> None:
    ours = _with(("  email", "  # 업무용\n  email"))
    merged = merge(BASE, ours, _with(("  email: one@example.com\n", "")))
    assert "  # 업무용\n" in merged.text
    assert "email" not in merged.text


def test_a_comment_about_what_is_gone_stands_above_what_followed_it(merge: Merge) -> None:
    merged = merge(BASE, _with(("김민준  # 대표", "김민준  # 개명 예정")), _with(("name: 김민준  # 대표\n", "")))
    assert merged.text.index("id:") < merged.text.index("# 개명 예정") < merged.text.index("contact:")


def test_comments_of_what_is_taken_out_go_with_it(merge: Merge) -> None:
    record = "  # 반품했다가 다시 삼\n  - {date: 2026-02-10, item: 모자}\n"
    assert merge(BASE, _with((record, "")), _with(("가방", "배낭"))).text == _with((record, ""), ("가방", "배낭"))


def test_a_record_put_below_a_comment_by_each_side_does_not_double_it(merge: Merge) -> None:
    ours = _with(("다시 삼\n", "다시 삼\n  - {date: 2026-02-01, item: 신발}\n"))
    theirs = _with(("다시 삼\n", "다시 삼\n  - {date: 2026-02-02, item: 외투}\n"))
    merged = merge(BASE, ours, theirs)
    assert merged.text.count("다시 삼") == 1
    assert merged.text.index("신발") < merged.text.index("외투") < merged.text.index("모자")


def test_blank_lines_put_in_by_one_side_stay(merge: Merge) -> None:
    ours = _with(("  - {date", "\n  - {date"))
    assert merge(BASE, ours, _with(("모자", "털모자"))).text == ours.replace("모자", "털모자")


def test_an_indentation_changed_by_one_side_takes_the_values_of_the_other(merge: Merge) -> None:
    wide = "\n".join(f"  {line}" if line.startswith("  ") else line for line in BASE.split("\n"))
    theirs = _with(("0001", "0002"), ("  email", "  phone: 02-000-0000\n  email"))
    merged = merge(BASE, wide, theirs).text
    assert "\n    mobile: 010-0000-0002" in merged
    assert "\n    phone: 02-000-0000\n    email" in merged


@pytest.mark.parametrize("reversed_", [False, True])
def test_line_breaks_made_crlf_by_one_side_are_crlf(merge: Merge, *, reversed_: bool) -> None:
    sides = [BASE.replace("\n", "\r\n"), _with(("0001", "0002"))]
    merged = merge(BASE, *(reversed(sides) if reversed_ else sides))
    assert merged.text == _with(("0001", "0002")).replace("\n", "\r\n")


def test_crlf_stays_in_conflicts_too(merge: Merge) -> None:
    texts = [BASE, _with(("0001", "0002")), _with(("0001", "0003"))]
    merged = merge(*(text.replace("\n", "\r\n") for text in texts))
    assert merged.text.count("\n") == merged.text.count("\r\n")
    assert [conflict.path for conflict in merged.conflicts] == ["contact.mobile"]
    assert merged.conflicts[0].sides.ours == "  mobile: 010-0000-0002  # 문자\r\n"


def test_a_bom_stays_where_one_side_put_it(merge: Merge) -> None:
    merged = merge(BASE, "\ufeff" + BASE, _with(("0001", "0002")))
    assert merged.text == "\ufeff" + _with(("0001", "0002"))


def test_a_text_without_final_line_break_stays_without(merge: Merge) -> None:
    texts = [text.removesuffix("\n") for text in (BASE, _with(("0001", "0002")), _with(("모자", "털모자")))]
    assert merge(*texts).text == _with(("0001", "0002"), ("모자", "털모자")).removesuffix("\n")


def test_a_block_text_at_the_end_without_line_break_is_no_change(merge: Merge) -> None:
    base = BASE.replace("# 끝\n", "notes: |\n  a\n")
    merged = merge(base, base.removesuffix("\n"), base.replace("0001", "0002"))
    assert merged.text == base.replace("0001", "0002").removesuffix("\n")


def test_quoted_keys_are_the_keys_they_say(merge: Merge) -> None:
    ours = _with(("mobile:", '"mobile":'))
    assert merge(BASE, ours, _with(("0001", "0002"))).text == ours.replace("0001", "0002")


def test_a_document_marker_stays(merge: Merge) -> None:
    ours = "---\n" + BASE
    assert merge(BASE, ours, _with(("0001", "0002"))).text == ours.replace("0001", "0002")


def test_a_value_on_the_line_below_its_key_stays_there(merge: Merge) -> None:
    base = _with(("name: 김민준  # 대표", "name:\n  김민준"))
    assert merge(base, base.replace("김민준", "김민주"), base.replace("0001", "0002")).text == base.replace(
        "김민준", "김민주"
    ).replace("0001", "0002")


def test_quoted_texts_over_several_lines_stay(merge: Merge) -> None:
    base = _with(("김민준  # 대표", '"김\n  민준"'))
    assert merge(base, base.replace("모자", "털모자"), base.replace("0001", "0002")).text == base.replace(
        "모자", "털모자"
    ).replace("0001", "0002")


def test_where_both_changed_the_layout_the_outcome_is_the_same_whoever_merges(merge: Merge) -> None:
    ours, theirs = _with(("one@example.com", '"one@example.com"')), _with(("one@example.com", "'one@example.com'"))
    assert merge(BASE, ours, theirs).text == merge(BASE, theirs, ours).text
