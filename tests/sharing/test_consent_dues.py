"""What is to be looked at of consents."""

from __future__ import annotations

from datetime import date

import pytest

from cardgen.model.card import Card
from cardgen.sharing.consent_dues import ConsentDue, ConsentState, consent_dues, current_wordings

DAY = date(2026, 11, 21)
HOLDING, ADS = "개인정보 수집·이용", "광고성 정보 수신"
NOW = {"개인정보수집이용": "2026-01", "광고성정보수신": "2025-01"}
OLD = ConsentDue(ConsentState.OLD, HOLDING, "2024-01", "2026-01")


def card(*records: dict[str, str]) -> Card:
    return Card("C-7F3K9Q", "cards/C-7F3K9Q.yaml", "customer", "0" * 40, {"consents": [*records]})


def said(version: str, given: str = "2026-02-01", purpose: str = HOLDING, **others: str) -> dict[str, str]:
    return {"purpose": purpose, "given": given, **({"version": version} if version else {}), **others}


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([], [ConsentDue(ConsentState.MISSING)]),
        ([said("2026-01")], []),
        ([said("2026-01", given="2026-11-22")], [ConsentDue(ConsentState.MISSING)]),
        ([said("2024-01")], [OLD]),
        ([said("")], [ConsentDue(ConsentState.OLD, HOLDING, "", "2026-01")]),
        ([said("2024-01", "2024-02-01"), said("2026-01")], []),
        (
            [said("2026-01", "2024-02-01"), said("2024-01")],
            [OLD],
        ),
        ([said("9", purpose="사진 촬영")], []),
        (
            [said("2026-01"), said("2025-01", purpose=ADS, withdrawn="2026-03-01")],
            [ConsentDue(ConsentState.WITHDRAWN, ADS, withdrawn="2026-03-01")],
        ),
        (
            [said("2025-01", withdrawn="2026-03-01")],
            [ConsentDue(ConsentState.WITHDRAWN, HOLDING, withdrawn="2026-03-01")],
        ),
        ([said("2025-01", withdrawn="2026-03-01"), said("2026-01", "2026-04-01")], []),
        ([said("2026-01", purpose="광고성 정보 수신 거부")], [ConsentDue(ConsentState.MISSING)]),
    ],
)
def test_dues(records: list[dict[str, str]], expected: list[ConsentDue]) -> None:
    assert [*consent_dues(card(*records), NOW, DAY)] == expected


def test_the_wording_that_came_last_is_current_though_an_older_one_is_signed_later() -> None:
    cards = [
        card(said("나", "2024-01-02"), said("가", "2025-01-02")),
        card(said("나", "2026-05-05"), said("먼 날", "2027-01-01"), said("", "2026-06-01")),
        card(said("3", "2020-01-01", ADS)),
    ]
    assert current_wordings(cards, DAY) == {"개인정보수집이용": "가", "광고성정보수신": "3"}


def test_spellings_of_one_purpose_have_one_wording() -> None:
    cards = [card(said("1", "2024-01-02")), card(said("2", "2025-01-02", "개인정보 수집ㆍ이용 동의(필수)"))]
    assert set(current_wordings(cards, DAY).values()) == {"2"}
