"""The check of what a merge made: each way to be wrong is noticed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardgen.history.merging import NotMergeable, Reason
from cardgen.history.merging.layout import Document, read
from cardgen.history.merging.nodes import Block, Member, Scalar
from cardgen.history.merging.proof import prove

BASE = """\
id: C-7F3K9Q
grade: 실버
contact:
  mobile: 010-0000-0001  # 문자
purchases:
  - {date: 2026-01-10, item: 가방}  # 선물
  - {date: 2026-02-10, item: 모자}
"""
OURS = BASE.replace("0001", "0002")
THEIRS = BASE.replace("모자}", "모자}\n  - {date: 2026-03-10, item: 외투}").replace("grade", "# 새\ngrade")
RIGHT = THEIRS.replace("0001", "0002")


def _document(text: str) -> Document:
    document = read(text)
    assert document is not None
    return document


VERSIONS = [_document(text) for text in (BASE, OURS, THEIRS)]


def test_what_is_right_passes() -> None:
    prove(_document(RIGHT), VERSIONS)


WRONG = {
    "our change is lost": RIGHT.replace("0002", "0001"),
    "their record is lost": RIGHT.replace("  - {date: 2026-03-10, item: 외투}\n", ""),
    "a record all have is lost": RIGHT.replace("  - {date: 2026-02-10, item: 모자}\n", ""),
    "a field nobody touched changed": RIGHT.replace("실버", "골드"),
    "a field nobody touched is gone": RIGHT.replace("grade: 실버\n", ""),
    "a field came out of nowhere": RIGHT + "owner: 박지훈\n",
    "a comment both kept is gone": RIGHT.replace("  # 문자", ""),
    "a comment in a list is gone": RIGHT.replace("  # 선물", ""),
    "a new comment is gone": RIGHT.replace("# 새\n", ""),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_does_not_pass(wrong: str) -> None:
    with pytest.raises(NotMergeable) as refusal:
        prove(_document(WRONG[wrong]), VERSIONS)
    assert refusal.value.reason is Reason.UNPROVEN


@pytest.mark.parametrize("source", ["골드", "[", "", "x: y"], ids=range(4))
def test_a_text_that_does_not_read_as_its_tree_does_not_pass(source: str) -> None:
    """The tree says silver, the text it is written as says something else."""
    document = _document(RIGHT)
    block = document.root.node
    assert isinstance(block, Block)
    members = [
        replace(member, node=Scalar("실버", "", source))
        if isinstance(member, Member) and member.key == "grade"
        else member
        for member in block.members
    ]
    tampered = replace(document, root=replace(document.root, node=replace(block, members=tuple(members))))
    with pytest.raises(NotMergeable) as refusal:
        prove(tampered, VERSIONS)
    assert refusal.value.reason is Reason.UNPROVEN


def test_a_list_both_changed_must_keep_what_all_have() -> None:
    ours = _document(BASE.replace("모자}", "모자}\n  - {date: 2026-04-10, item: 신발}"))
    both = THEIRS.replace("외투}", "외투}\n  - {date: 2026-04-10, item: 신발}")
    prove(_document(both), [VERSIONS[0], ours, VERSIONS[2]])
    with pytest.raises(NotMergeable):
        prove(_document(both.replace("item: 가방", "item: 배낭")), [VERSIONS[0], ours, VERSIONS[2]])


def test_a_comment_behind_the_mark_of_a_text_is_a_comment() -> None:
    base = BASE + "notes: |  # 메모\n  a # 글\n"
    versions = [_document(base), _document(base.replace("  a", "  a\n  b")), _document(base.replace("  a", "  a\n  c"))]
    right = base.replace("  a", "  a\n  b\n  c")
    prove(_document(right), versions)
    prove(_document(right.replace("a # 글", "a").replace("  b", "  a # 글\n  b")), versions)
    with pytest.raises(NotMergeable):
        prove(_document(right.replace("  # 메모", "")), versions)
