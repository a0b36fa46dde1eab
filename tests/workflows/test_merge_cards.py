"""Tests one PDF over many cards: order, processes, and the card that cannot be printed."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from cardgen.model.problem import Problem
from cardgen.rendering import pdf
from cardgen.workflows.merge_cards import merge_cards
from cardgen.workflows.workspace import Workspace, open_workspace

pytestmark = pytest.mark.slow
"""Each of these draws many pages."""

UNPRINTABLE = "\U000f1234"
NAMES = {"C-000001": "하늘", "C-000002": "가람", "C-000003": "나래"}


@pytest.fixture
def cards(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three cards, two to a portion."""
    monkeypatch.setattr(pdf, "CARDS_PER_CHUNK", 2)
    for old in (workspace / "cards").rglob("*.yaml"):
        old.unlink()
    for number, name in NAMES.items():
        (workspace / f"cards/{number}.yaml").write_text(f"id: {number}\nname: {name}\nkind: 개인\n", encoding="utf-8")
    return workspace


def merged(folder: Path, processes: int = 1) -> tuple[list[str], list[Problem], bytes]:
    """Titles of the bookmarks, problems and bytes of the customers' PDF."""
    workspace: Workspace = open_workspace(folder)
    content, problems = merge_cards(
        workspace,
        workspace.forms["customer"],
        workspace.card_files().files,
        processes=processes,
        progress=lambda _done, _total: None,
    )
    assert content is not None
    with pikepdf.open(io.BytesIO(content)) as opened, opened.open_outline() as outline:
        return [str(item.title) for item in outline.root], problems, content


def test_cards_come_in_the_order_of_the_index_each_with_a_bookmark(cards: Path) -> None:
    titles, problems, _ = merged(cards)
    assert titles == ["가람 (C-000002)", "나래 (C-000003)", "하늘 (C-000001)"]
    assert problems == []


def test_any_number_of_processes_gives_the_same_bytes(cards: Path) -> None:
    assert merged(cards, processes=2)[2] == merged(cards)[2]


def test_a_card_no_font_prints_is_told_of_and_left_out(cards: Path) -> None:
    card = cards / "cards/C-000002.yaml"
    card.write_text(f"{card.read_text(encoding='utf-8')}notes: {UNPRINTABLE}\n", encoding="utf-8")
    titles, problems, _ = merged(cards)
    assert titles == ["나래 (C-000003)", "하늘 (C-000001)"]
    errors = [(problem.code, problem.path, problem.field) for problem in problems if problem.is_error]
    assert errors == [("T403", "cards/C-000002.yaml", "notes")]


def test_a_form_without_cards_gives_no_file(cards: Path) -> None:
    workspace = open_workspace(cards)
    content, problems = merge_cards(
        workspace, workspace.forms["customer"], (), processes=1, progress=lambda _done, _total: None
    )
    assert (content, problems) == (None, [])
