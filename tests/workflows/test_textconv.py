"""A card as `git diff` sees it: the same lines for the same values, whatever the file looks like."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cardgen.workflows.textconv import readable

CARD = """\
id: C-7F3K9Q
name: 김민준
kind: 개인
contact:
  mobile: 010-1234-5678
preferences:
  products: [조명, 책상]
purchases:
  - {date: 2026-03-02, item: 의자, amount: 890000}
  - {date: 2026-01-05, item: 책상}
notes: |
  첫 줄
  둘째 줄
"""
SAME = """\
# 다시 적은 카드
purchases:
- item: "책상"
  date: 2026-01-05
- amount: 890000
  item: 의자   # 회색
  date: '2026-03-02'
preferences: {products: ["책상", 조명], style: }

notes: "첫 줄\\n둘째 줄\\n"
contact: {mobile: '010-1234-5678'}
kind: 개인
name: 김민준
"id" : C-7F3K9Q
"""
LINES = """\
고객번호: C-7F3K9Q
성명/상호: 김민준
구분: 개인
연락처 > 휴대전화: 010-1234-5678
선호 정보 > 제품/서비스: 조명, 책상
구매 이력: 일자 2026-01-05, 품목 책상
구매 이력: 일자 2026-03-02, 품목 의자, 금액 890000
특이사항:
  첫 줄
  둘째 줄
"""


def shown(text: str, top: Path) -> str:
    return readable(text.encode(), top, "ko").decode()


def test_fields_stand_by_label_in_the_order_of_the_form(root: Path) -> None:
    assert shown(CARD, root) == LINES


def test_another_order_other_quotes_and_comments_show_no_change(root: Path) -> None:
    assert shown(SAME, root) == LINES
    assert shown(CARD.replace("\n", "\r\n"), root) == LINES
    assert shown(f"\ufeff{CARD}", root) == LINES


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("unknown: 값\n", "unknown: 값"),
        ("contact: {fax: 02-1}\n", "contact.fax: 02-1"),
        ("contact: {fax: {a: 1}}\n", "contact.fax.a: 1"),
        ("purchases: [{date: 2026-01-05, colour: 검정}]\n", "Purchases: Date 2026-01-05, colour 검정"),
        ("purchases: [{item: {a: [1, 2]}}]\n", "Purchases: Item {a: [1, 2]}"),
        ("purchases: 없음\n", "Purchases: 없음"),
        ("name: [둘, 하나]\n", "Name: 둘, 하나"),
        ("personal: {anniversaries: [{name: 개업일}]}\n", "Personal > Anniversaries: Anniversary 개업일"),
    ],
)
def test_what_the_form_does_not_know_is_shown_too(root: Path, text: str, line: str) -> None:
    told = readable(f"id: C-7F3K9Q\n{text}".encode(), root, "en").decode().splitlines()
    assert len(told) == 2
    assert told[1].replace("Occasion", "Anniversary") == line


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"id: X-1\nname: a\n", b"name: a\n", b"id: C-7F3K9Q\nname: [\n", b"id: C-7F3K9Q\nname: \x00\n"],
)
def test_what_nobody_can_read_is_shown_as_it_is(root: Path, content: bytes) -> None:
    assert readable(content, root, "ko") == content


def test_a_card_in_conflict_shows_both_versions_of_the_field(root: Path) -> None:
    marked = CARD.replace("kind: 개인\n", "<<<<<<< HEAD\nkind: 개인\n=======\nkind: 법인\n>>>>>>> branch\n")
    both = "<<<<<<< ours\n구분: 개인\n=======\n구분: 법인\n>>>>>>> theirs\n"
    assert shown(marked, root) == LINES.replace("구분: 개인\n", both)


def test_a_renamed_field_is_no_change(workspace: Path) -> None:
    form = workspace / "templates/customer/form.yaml"
    text = form.read_text(encoding="utf-8")
    assert text.count("      mobile:\n        type: string\n") == 1
    form.write_text(
        text.replace(
            "      mobile:\n        type: string\n",
            "      cell:\n        x-was: contact.mobile\n        type: string\n",
        ),
        encoding="utf-8",
    )
    assert shown(CARD, workspace) == LINES
    assert shown(CARD.replace("mobile:", "cell:"), workspace) == LINES
    both = shown(CARD.replace("  mobile:", "  cell: 010-9999-9999\n  mobile:"), workspace)
    assert "010-9999-9999" in both
    assert "010-1234-5678" in both


@pytest.mark.parametrize("place", ["", "고객 카드"])
def test_the_form_is_found_where_the_workspace_lies_in_a_folder(workspace: Path, tmp_path: Path, place: str) -> None:
    """Git starts the program at the top, with a copy of the file elsewhere."""
    top = tmp_path / "top"
    if place:
        top.mkdir()
        workspace.rename(top / place)
    else:
        workspace.rename(top)
    git = ("git", "-C", str(top), "-c", "user.name=a", "-c", "user.email=a@example.com")
    for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "-m", "first"]):
        subprocess.run([*git, *command], check=True)
    assert shown(CARD, top) == LINES
