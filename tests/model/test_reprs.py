"""No value of a card in a repr: tracebacks, logs and failed assertions print them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from cardgen.loading.file_text import FileText
from cardgen.model.card import Card, RawCard
from cardgen.model.cardview import Letterhead, Masked, Shown
from cardgen.model.form import FormSpec
from cardgen.validation.schema_check import CardChecker
from cardgen.validation.sighting import Sighting
from cardgen.viewing.build_index import build_index
from cardgen.viewing.build_ledger import build_ledger
from cardgen.viewing.build_view import filled_view
from cardgen.yamltree import parse

SECRETS = ("김가온", "01012345678", "010-1234-5678", "VIP", "커튼", "1234000", "1,234,000", "1999", "첫 줄", "등산")
TEXT = """
id: C-7F3K9Q
name: 김가온
kind: 개인
grade: VIP
contact: {mobile: "01012345678"}
personal: {birth_date: 1999-01-02, interests: [등산]}
purchases: [{date: 2026-01-02, item: 커튼, amount: 1234000}]
campaigns: [{date: 2026-01-02, campaign: 커튼, opened: true}]
notes: 첫 줄
"""


@pytest.fixture
def raw(read: Callable[[str], RawCard]) -> RawCard:
    return read(TEXT)


@pytest.fixture
def card(raw: RawCard, checker: CardChecker) -> Card:
    outcome = checker.check(raw, "C-7F3K9Q").outcome
    assert isinstance(outcome, Card)
    return outcome


def inside(value: object) -> Iterator[object]:
    """A value and everything in it that is no plain text or number."""
    if is_dataclass(value):
        yield value
        for each in fields(value):
            yield from inside(getattr(value, each.name))
    elif isinstance(value, tuple):
        yield value
        for item in value:
            yield from inside(item)


def leaks(values: Iterator[object]) -> set[str]:
    shown = [repr(value) for value in values]
    assert shown
    return {secret for secret in SECRETS for text in shown if secret in text}


def test_cards(raw: RawCard, card: Card) -> None:
    assert leaks(iter([raw, card, raw.notes, FileText(TEXT, "0" * 40)])) == set()


def test_yaml_nodes() -> None:
    tree = parse(TEXT)
    assert leaks(iter([tree, tree.root])) == set()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_views_and_all_that_is_in_them(card: Card, customer: FormSpec, language: str) -> None:
    view = filled_view(card, customer, Letterhead("한빛상사"), language)
    states = [value for value in inside(view) if is_dataclass(value)]
    assert any(isinstance(state, Shown) for state in states)
    assert leaks(iter(states)) - {"VIP"} == set()  # the form prints VIP beside its box, ticked or not
    assert not any("checked" in repr(state) for state in states)


def test_indexes_and_ledgers(card: Card, customer: FormSpec) -> None:
    views = [build_index([card], customer, "ko"), build_ledger([card], customer, "ko")]
    states = [value for view in views for value in inside(view) if is_dataclass(value)]
    assert leaks(iter(states)) - {"VIP"} == set()


def test_verdicts_and_sightings(read: Callable[[str], RawCard], checker: CardChecker) -> None:
    spoilt = TEXT.replace("grade: VIP", "김가온: VIP").replace("010123", "0101").replace("1234000", "1,234,000")
    verdict = checker.check(read(spoilt), "C-7F3K9Q")
    assert len(verdict.problems) >= 3
    assert leaks(iter([verdict, *verdict.problems, Sighting("C103", ("김가온",))])) == set()


def test_masks_and_dates() -> None:
    assert leaks(iter([Masked("김가온"), Shown("1999-01-02", date(1999, 1, 2))])) == set()
