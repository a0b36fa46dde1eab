"""What `check --fix` mends, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardgen.errors import EditError
from cardgen.workflows.card_change import save_edits
from cardgen.workflows.fix import changes_of, plan_fixes
from cardgen.workflows.workspace import open_workspace

HEAD = "id: C-0ZJ8RH\nname: 한결\nkind: 개인\n"


@pytest.fixture
def card(workspace: Path) -> Path:
    return workspace / "cards/C-0ZJ8RH.yaml"


def fixed(card: Path, text: str) -> str:
    """The card's text after its remedies were written."""
    card.write_bytes(f"{HEAD}{text}".encode())
    workspace = open_workspace(card.parent.parent)
    save_edits(workspace, plan_fixes(workspace, ("C-0ZJ8RH",)).edits)
    return card.read_bytes().decode().removeprefix(HEAD)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("owner: 007\n", 'owner: "007"\n'),
        ("personal:\n  interests: [커튼, true]\n", 'personal:\n  interests: [커튼, "true"]\n'),
        ("contact: {mobile: 01012345678}\n", "contact: {mobile: 010-1234-5678}\n"),
        ("contact:\n  mobile: 010.1234.5678 # 집\n", "contact:\n  mobile: 010-1234-5678 # 집\n"),
        ("contact:\n  phone: '０２－１２３４－５６７８'\n", "contact:\n  phone: '02-1234-5678'\n"),
        ("contact:\n  postcode: ０６２３４\n", 'contact:\n  postcode: "06234"\n'),
        ("registered: 2026.3.2\r\n", "registered: 2026-03-02\r\n"),
        ("grade: vip\n", "grade: VIP\n"),
        ("owner: ~\n", "owner:\n"),
        ("purchases:\n  - {date: 2026-03-02, item: x, amount: '1,200원'}\n", None),
        ("owner: 한결  \n  \n", "owner: 한결\n\n"),
    ],
)
def test_what_is_certain_is_mended(card: Path, wrong: str, right: str | None) -> None:
    after = fixed(card, wrong)
    assert after == (right or wrong.replace("'1,200원'", "1200"))
    assert fixed(card, after) == after


@pytest.mark.parametrize(
    "text",
    [
        "registered: 어제\n",
        "registered: -3d\n",
        "registered: 03/04/2026\n",
        "contact:\n  mobile: 010-1234-567\n",
        "contact:\n  postcode: ０６２３\n",
        "grade: 브론즈\n",
        "personal:\n  interests: [커튼, ~]\n",
        "notes: |\n  01012345678  \n  2026.3.2\n",
        "contact:\n  phone: +1 650-253-0000\n",
        "owner: [\n",
        "unknown: 2026.3.2\n",
    ],
)
def test_what_is_not_certain_is_left_alone(card: Path, text: str) -> None:
    assert fixed(card, text) == text


def test_sound_cards_need_nothing(workspace: Path) -> None:
    assert plan_fixes(open_workspace(workspace)).edits == ()


def test_id_is_never_touched(card: Path) -> None:
    card.write_text(HEAD.replace("C-0ZJ8RH", "c-0zj8rh"), encoding="utf-8")
    assert plan_fixes(open_workspace(card.parent.parent)).edits == ()


def test_card_changed_after_the_preview_is_not_overwritten(card: Path) -> None:
    card.write_text(f"{HEAD}owner: 007\n", encoding="utf-8")
    workspace = open_workspace(card.parent.parent)
    edits = plan_fixes(workspace).edits
    card.write_text(f"{HEAD}owner: 008\n", encoding="utf-8")
    with pytest.raises(EditError):
        save_edits(workspace, edits)
    assert card.read_text(encoding="utf-8").endswith("008\n")


def test_preview_is_a_unified_diff(card: Path) -> None:
    card.write_text(f"\ufeff{HEAD}owner: 007\n", encoding="utf-8")
    (edit,) = plan_fixes(open_workspace(card.parent.parent)).edits
    assert edit.after.startswith(b"\xef\xbb\xbfid:")
    assert changes_of(edit) == [
        "--- cards/C-0ZJ8RH.yaml",
        "+++ cards/C-0ZJ8RH.yaml",
        "@@ -3,2 +3,2 @@",
        " kind: 개인",
        "-owner: 007",
        '+owner: "007"',
    ]
