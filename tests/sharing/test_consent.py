"""Who agreed to what, as of a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from unicodedata import normalize

import pytest

from cardgen.model.card import Card
from cardgen.model.form import FormSpec
from cardgen.model.policy import ConsentRule
from cardgen.sharing.consent import (
    doubtful_consents,
    is_live,
    keeps_consents,
    may_go,
    unheard_purposes,
    without_consent,
)
from cardgen.sharing.consent_wording import folded_purpose, is_near, is_part, is_same
from cardgen.sharing.retention import is_overdue, retain_until

DAY = date(2026, 11, 21)
PURPOSE = "제3자 제공"
LIVE, MARKETING = ConsentRule(PURPOSE, live=True), ConsentRule(PURPOSE, live=False)

Said = list[tuple[str, str | None]]
"""Days on which consent was given and, where it was, withdrawn."""


def card(said: Said, purpose: str = PURPOSE, **others: Any) -> Card:
    records = [
        {"purpose": purpose, "given": given, **({"withdrawn": withdrawn} if withdrawn else {})}
        for given, withdrawn in said
    ]
    return Card("C-7F3K9Q", "cards/C-7F3K9Q.yaml", "customer", "0" * 40, {"consents": records, **others})


@pytest.mark.parametrize(
    ("said", "live", "marketing"),
    [
        ([], False, True),
        ([("2026-01-01", None)], True, True),
        ([("2026-11-21", None)], True, True),
        ([("2026-11-22", None)], False, True),
        ([("2026-01-01", "2026-02-01")], False, False),
        ([("2026-01-01", "2026-02-01"), ("2026-03-01", None)], True, True),
        ([("2026-03-01", None), ("2026-01-01", "2026-02-01")], True, True),
        ([("2025-01-01", None), ("2026-01-01", "2026-02-01")], False, False),
        ([("2026-02-01", None), ("2026-01-01", "2026-02-01")], False, False),
        ([("2026-01-01", "2026-02-01"), ("2026-12-01", None)], False, False),
        ([("2026-01-01", "2099-01-01")], False, False),
        ([("2026-03-01", "2026-01-01")], False, False),
    ],
    ids=["never", "given", "given today", "given tomorrow", "withdrawn", "given again", "in any order",
         "takes back all", "given again that day", "given again tomorrow", "withdrawn ahead", "withdrawn before given"],
)  # fmt: skip
def test_withdrawal_takes_back_what_was_given_by_then(said: Said, live: bool, marketing: bool) -> None:
    assert is_live(card(said), PURPOSE, DAY) is live
    assert may_go(card(said), LIVE, DAY) is live
    assert may_go(card(said), MARKETING, DAY) is marketing


@pytest.mark.parametrize(
    "spelling", ["수집·이용", "수집ㆍ이용", "수집 이용", " 수집・이용", normalize("NFD", "수집·이용")]
)
def test_purposes_are_compared_without_spaces_and_middle_dots(spelling: str) -> None:
    assert folded_purpose(spelling) == folded_purpose("수집·이용")
    assert is_live(card([("2026-01-01", None)], spelling), "수집·이용", DAY)


def test_consent_to_one_purpose_says_nothing_of_another() -> None:
    given = card([("2026-01-01", None)], "광고성 정보 수신")
    withdrawn = card([("2026-01-01", "2026-02-01")], "광고성 정보 수신")
    assert not may_go(given, LIVE, DAY)
    assert may_go(withdrawn, MARKETING, DAY)


AD = "광고성 정보 수신"


@pytest.mark.parametrize(
    "spelling",
    [
        "광고성 정보 수신 동의",
        "광고성 정보 수신 동의(선택)",
        "[선택] 광고성정보 수신",
        "（필수）광고성 정보 수신 동의서",
        "광고성 정보 수신 (선택 동의)",
        "광고성-정보_수신",
    ],
)
def test_marks_of_a_consent_form_are_no_part_of_the_purpose(spelling: str) -> None:
    assert is_same(spelling, AD)
    assert may_go(card([("2026-01-01", None)], spelling), ConsentRule(AD, live=True), DAY)
    assert not may_go(card([("2026-01-01", "2026-02-01")], spelling), ConsentRule(AD, live=False), DAY)


@pytest.mark.parametrize("wider", ["광고성 정보 수신(문자)", "이메일 광고성 정보 수신", "정보 수신"])
def test_a_withdrawal_under_a_wider_or_narrower_wording_counts_and_a_consent_does_not(wider: str) -> None:
    assert is_part(wider, AD)
    assert not is_same(wider, AD)
    for live in (True, False):
        assert not may_go(card([("2026-01-01", "2026-02-01")], wider), ConsentRule(AD, live=live), DAY)
    assert not may_go(card([("2026-01-01", None)], wider), ConsentRule(AD, live=True), DAY)
    assert may_go(card([("2026-01-01", None)], wider), ConsentRule(AD, live=False), DAY)


def test_only_a_consent_of_the_same_wording_is_given_again() -> None:
    def records(later: str) -> Card:
        said = [
            {"purpose": f"{AD}(문자)", "given": "2025-01-01", "withdrawn": "2025-06-02"},
            {"purpose": later, "given": "2025-07-01"},
        ]
        return Card("C-7F3K9Q", "c.yaml", "customer", "0" * 40, {"consents": said})

    assert may_go(records(AD), ConsentRule(AD, live=False), DAY)
    assert not may_go(records(f"{AD}(문자)"), ConsentRule(AD, live=False), DAY)


def test_what_stands_in_other_brackets_tells_purposes_apart() -> None:
    assert not is_same("제3자 제공(한빛카드)", "제3자 제공(다온은행)")
    assert not is_part("제3자 제공(한빛카드)", "제3자 제공(다온은행)")
    assert folded_purpose("동의") == "동의"


NEAR = {
    AD: False,
    f"{AD} 동의(선택)": False,
    f"{AD}(문자)": True,
    "광고 수신": True,
    "마케팅 정보 수신 동의": True,
    f"{AD} 거부": True,
    "개인정보 수집·이용": False,
    "위치정보 수집": False,
    "운송사 제공 (배송)": False,
    "제3자 제공": False,
}


@pytest.mark.parametrize("written", NEAR)
def test_wordings_that_may_mean_the_same_are_told(written: str) -> None:
    assert is_near(written, AD) is NEAR[written]
    withdrawn = card([("2026-01-01", "2026-02-01"), ("2026-02-01", "2026-03-01")], written)
    assert doubtful_consents(withdrawn, ConsentRule(AD, live=False)) == ((0, 1) if NEAR[written] else ())


def test_a_doubtful_wording_is_told_only_where_it_matters() -> None:
    given, refused = card([("2026-01-01", None)], f"{AD}(문자)"), card([("2026-01-01", None)], f"{AD} 거부")
    assert [doubtful_consents(it, ConsentRule(AD, live=False)) for it in (given, refused)] == [(), (0,)]
    assert doubtful_consents(given, ConsentRule(AD, live=True)) == (0,)
    both = Card("C-7F3K9Q", "c.yaml", "customer", "0" * 40, {"consents": [
        {"purpose": AD, "given": "2026-01-01"}, {"purpose": f"{AD}(문자)", "given": "2026-01-01"},
    ]})  # fmt: skip
    assert doubtful_consents(both, ConsentRule(AD, live=True)) == ()


def test_cards_left_out_keep_their_order() -> None:
    cards = [card([]), card([("2026-01-01", None)]), card([("2026-01-01", "2026-01-02")])]
    assert without_consent(cards, (LIVE,), DAY) == (cards[0], cards[2])


def test_a_purpose_no_card_names_is_told() -> None:
    """Misspelt, a rule that only looks for withdrawals would hold nobody back."""
    cards = [card([("2026-01-01", "2026-01-02")]), card([])]
    rules = [ConsentRule(purpose, live=False) for purpose in ("제3자 제콩", "제3자제공 동의")]
    assert unheard_purposes(cards, rules) == ("제3자 제콩",)
    assert unheard_purposes([], rules) == tuple(rule.purpose for rule in rules)


def test_form_without_a_list_of_consents_keeps_none(customer: FormSpec, receipt: FormSpec) -> None:
    assert keeps_consents(customer)
    assert not keeps_consents(receipt)


@pytest.mark.parametrize(
    ("value", "overdue"),
    [("2026-11-20", True), ("2026-11-21", False), ("2030-01-01", False), (None, False), (7, False)],
)
def test_card_is_overdue_after_its_last_day(value: object, overdue: bool) -> None:
    assert is_overdue(card([], retain_until=value), DAY) is overdue


def test_last_day_is_read_from_the_card(check: Callable[[str], Any]) -> None:
    found = check("id: C-7F3K9Q\nname: 김가온\nkind: 개인\nretain_until: 2031-03-14\n").outcome
    assert retain_until(found) == date(2031, 3, 14)
