"""The sample cards every newcomer sees: sound, varied, and nobody's."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from benchmarks.harmless import MAIL_DOMAINS, check_digit
from cardgen.loading.card_file import load_card
from cardgen.loading.form_file import FormFile, build_form, read_form
from cardgen.model.card import Card, RawCard
from cardgen.validation.schema_check import CardChecker

WRITTEN = date(2026, 11, 20)


@pytest.fixture(scope="module")
def root(pytestconfig: pytest.Config) -> Path:
    return pytestconfig.rootpath


def sound_cards(root: Path, form_name: str, files: str) -> dict[str, Card]:
    file = read_form(root / f"templates/{form_name}/form.yaml", "form.yaml")
    assert isinstance(file, FormFile)
    form = build_form(file)
    checker = CardChecker(form, WRITTEN, lambda _: None)
    found = {}
    for path in sorted(root.glob(files)):
        raw = load_card(path, path.name, form)
        assert isinstance(raw, RawCard)
        verdict = checker.check(raw, path.stem)
        assert verdict.problems == ()
        assert isinstance(verdict.outcome, Card)
        found[path.stem] = verdict.outcome
    return found


def test_customers_show_what_a_card_file_meets(root: Path) -> None:
    cards = sound_cards(root, "customer", "cards/C-*.yaml").values()
    assert len(cards) >= 12
    assert {card.value("kind") for card in cards} == {"개인", "법인"}
    names = [str(card.value("name")) for card in cards]
    assert {2, 4} <= {len(name) for name in names}
    assert any(name.isascii() for name in names)
    assert any("㐀" <= character <= "鿿" for name in names for character in name)
    purchases = {len(card.records("purchases")) for card in cards}
    assert (min(purchases), max(purchases)) == (0, 40)
    conversations = [record for card in cards for record in card.records("consultations")]
    assert any(it["kind"] == "불만" and it["status"] != "완료" for it in conversations)
    assert any("withdrawn" in record for card in cards for record in card.records("consents"))


def test_receipts_add_up(root: Path) -> None:
    receipts = sound_cards(root, "receipt", "cards/receipts/R-*.yaml").values()
    assert len(receipts) >= 3
    for receipt in receipts:
        assert receipt.value("amount") == sum(int(item["amount"]) for item in receipt.records("items"))


def test_numbers_and_addresses_can_belong_to_nobody(root: Path) -> None:
    everything = "".join(file.read_text(encoding="utf-8") for file in root.glob("cards/**/*.yaml"))
    phones = re.findall(r"0\d{1,2}-\d{3,4}-\d{4}", everything)
    assert len(phones) > 12
    assert all(re.fullmatch(r"010-0\d{3}-\d{4}|02-1\d{3}-\d{4}|0[3-6]\d-1\d\d-\d{4}", phone) for phone in phones)
    mails = re.findall(r"@([\w.-]+)", everything)
    assert all(mail.endswith(MAIL_DOMAINS) for mail in mails)
    numbers = re.findall(r"\b(\d{3})-(\d{2})-(\d{4})(\d)\b", everything)
    assert len(numbers) > 5
    for office, kind, serial, check in numbers:
        assert (office, serial[:2]) == ("199", "99")
        assert check_digit(office + kind + serial) == int(check)
