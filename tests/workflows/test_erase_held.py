"""A customer's own receipts are no namesakes: they hide no quote, and are listed for the office to decide."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.workflows.erase_places import Places, places_of, proof_of
from cardgen.workflows.erase_scan import Verdict
from cardgen.workflows.workspace import open_workspace

Git = Callable[..., str]

CARD, OTHER, RECEIPT = "C-7F3K9Q", "C-E5XB1W", "R-3H8QZM"
NAME = "김민준"


@pytest.fixture
def folder(workspace: Path, git: Git) -> Path:
    """The customer paid the receipt, and another customer's card says who sent them."""
    receipt = workspace / f"cards/receipts/{RECEIPT}.yaml"
    receipt.write_text(receipt.read_text(encoding="utf-8").replace("늘솜건축사사무소", NAME), encoding="utf-8")
    other = workspace / f"cards/{OTHER}.yaml"
    other.write_text(f"{other.read_text(encoding='utf-8')}# {NAME} 고객 소개\n", encoding="utf-8")
    git("commit", "-qam", "소개")
    return workspace


def look(folder: Path, *cards: str) -> Places:
    return places_of(open_workspace(folder), cards)


def test_a_receipt_is_told_with_path_line_and_field(folder: Path) -> None:
    (held,) = look(folder, CARD).seen(Verdict.HELD)
    assert (held.path, held.line, held.field) == (f"cards/receipts/{RECEIPT}.yaml", 3, "payer")
    assert (held.card, held.fields) == (RECEIPT, ("name",))


def test_a_receipt_does_not_make_a_quote_a_namesakes(folder: Path) -> None:
    (quote,) = look(folder, CARD).quotes
    assert (quote.card, quote.fields) == (OTHER, ("name",))


def test_a_proof_lists_what_is_held(folder: Path) -> None:
    found = look(folder, CARD)
    assert [it.card for it in proof_of(found.looked, found.needles).held] == [RECEIPT]


def test_customers_who_go_together_are_no_others_to_each_other(folder: Path) -> None:
    found = look(folder, CARD, OTHER)
    assert not found.quotes
    assert {it.card for it in found.seen(Verdict.HELD)} == {RECEIPT}


def test_a_receipt_that_goes_takes_no_words_of_the_customer_who_paid(folder: Path, git: Git) -> None:
    git("commit", "-q", "--allow-empty", "-m", f"{NAME} 고객 상담")
    found = look(folder, RECEIPT)
    assert not [it for it in found.seen(Verdict.LEAK) if "payer" in it.fields]
    assert CARD in {it.card for it in found.seen(Verdict.SHARED)}


def test_a_namesake_is_told_with_path_line_and_field(folder: Path, git: Git) -> None:
    other = folder / f"cards/{OTHER}.yaml"
    lines = other.read_text(encoding="utf-8").splitlines()
    number = next(it for it, line in enumerate(lines, 1) if line.startswith("name:"))
    lines[number - 1] = f"name: {NAME}"
    other.write_text("\n".join(lines), encoding="utf-8")
    git("commit", "-qam", "이름")
    found = look(folder, CARD)
    told = {(it.path, it.line, it.field) for it in found.seen(Verdict.SHARED) if it.card and found.is_current(it)}
    assert (f"cards/{OTHER}.yaml", number, "name") in told
