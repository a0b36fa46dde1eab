"""Generated cards: the same for the same seed, sound by every rule, and nobody's."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from stdnum.kr import brn

from benchmarks.generate import generate_cards
from benchmarks.harmless import MAIL_DOMAINS, check_digit
from cardgen.loading.card_file import read_card
from cardgen.loading.form_file import FormFile, build_form, read_form
from cardgen.model.card import RawCard
from cardgen.validation.schema_check import CardChecker

COUNT = 400


@pytest.fixture(scope="module")
def cards() -> dict[str, str]:
    return dict(generate_cards(COUNT, 1))


def test_the_same_seed_gives_the_same_cards_and_another_seed_others(cards: dict[str, str]) -> None:
    assert dict(generate_cards(COUNT, 1)) == cards
    assert not cards.keys() & dict(generate_cards(COUNT, 2)).keys()


def test_a_larger_set_begins_with_the_smaller_one(cards: dict[str, str]) -> None:
    assert list(islice(generate_cards(10 * COUNT, 1), COUNT)) == list(cards.items())


def test_ids_are_unique(cards: dict[str, str]) -> None:
    assert len(cards) == COUNT
    assert len({card_id for card_id, _ in generate_cards(20_000, 1)}) == 20_000


def test_more_cards_than_ids_are_refused() -> None:
    with pytest.raises(ValueError, match="1073741825"):
        next(generate_cards(32**6 + 1, 1))


def test_every_card_keeps_every_rule(cards: dict[str, str], pytestconfig: pytest.Config) -> None:
    file = read_form(pytestconfig.rootpath / "templates/customer/form.yaml", "form.yaml")
    assert isinstance(file, FormFile)
    form = build_form(file)
    checker = CardChecker(form, date(2026, 11, 1), lambda _: None)
    for card_id, text in cards.items():
        raw = read_card(text, "0" * 40, f"{card_id}.yaml", form)
        assert isinstance(raw, RawCard)
        assert checker.check(raw, card_id).problems == ()


def test_cards_are_about_one_kilobyte_and_of_every_sort(cards: dict[str, str]) -> None:
    sizes = [len(text.encode()) for text in cards.values()]
    assert 900 < sum(sizes) / COUNT < 1300
    everything = "".join(cards.values())
    for sort in (
        "kind: 개인",
        "kind: 법인",
        "grade: VIP",
        "status: 종료",
        "calendar: 음력",
        "status: 접수",
        "withdrawn:",
    ):
        assert sort in everything
    assert sum("purchases:" not in text for text in cards.values()) > 10
    assert max(text.count("quantity:") for text in cards.values()) > 8


def test_numbers_and_addresses_can_belong_to_nobody(cards: dict[str, str]) -> None:
    everything = "".join(cards.values())
    mobiles = re.findall(r"mobile: (.*)", everything)
    landlines = re.findall(r"phone: (.*)", everything)
    mails = re.findall(r"email: .*@(.*)", everything)
    assert len(mobiles) > 100
    assert len(landlines) > 100
    assert all(re.fullmatch(r"010-0\d{3}-\d{4}", number) for number in mobiles)
    assert all(re.fullmatch(r"02-1\d{3}-\d{4}|0\d\d-1\d\d-\d{4}", number) for number in landlines)
    assert set(mails) <= set(MAIL_DOMAINS)


def test_business_numbers_have_the_right_check_digit(cards: dict[str, str]) -> None:
    assert check_digit("116820027") == 6  # the example of python-stdnum's manual, to hold the sum against
    numbers = re.findall(r"business_number: (.*)", "".join(cards.values()))
    assert len(numbers) > 50
    for number in numbers:
        digits = brn.validate(number)
        assert check_digit(digits[:9]) == int(digits[9])


def test_the_command_writes_a_sharded_workspace(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    script = pytestconfig.rootpath / "benchmarks/generate.py"
    options = ["--count", "20", "--out", str(tmp_path / "made"), "--seed", "1", "--sharded", "--workspace"]
    subprocess.run([sys.executable, script, *options], check=True, timeout=60, cwd=tmp_path)
    written = {file.stem: file for file in (tmp_path / "made/cards").glob("*/*.yaml")}
    assert {stem: file.read_text(encoding="utf-8") for stem, file in written.items()} == dict(generate_cards(20, 1))
    assert all(file.parent.name == stem[-2:] for stem, file in written.items())
    assert (tmp_path / "made/cardgen.toml").is_file()
    assert (tmp_path / "made/templates/customer/form.yaml").is_file()
