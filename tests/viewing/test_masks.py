"""The mask table: what it shows of each kind of value, and that nothing else ever gets out."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.model.card import Scalar
from cardgen.model.fitting import fitting_treatments
from cardgen.model.form import Kind, Leaf, LeafType, Merge, Privacy
from cardgen.model.policy import Action, Period, Redaction, RedactionPolicy, Treatment
from cardgen.model.problem import Label
from cardgen.model.pseudonyms import ALPHABET, DIGITS, Pseudonyms
from cardgen.viewing.masks import HIDDEN, redacted_text

DAY = date(2026, 11, 21)
LISTED = frozenset({"example.com"})
LABEL = Label("항목", "Field")
TEXT = Leaf("x", "x", (LABEL,), LeafType.STRING, Kind.TEXT, Privacy.QUASI, Merge.SCALAR)
NUMBERS = {"number": replace(TEXT, type=LeafType.NUMBER), "integer": replace(TEXT, type=LeafType.INTEGER)}
LEAVES: Mapping[str, Leaf] = {
    **{kind.value: replace(TEXT, kind=kind) for kind in Kind if kind not in (Kind.MONEY, Kind.CHOICE)},
    "choice": replace(TEXT, kind=Kind.CHOICE, choices=("VIP", "일반")),
    "money": replace(TEXT, kind=Kind.MONEY, type=LeafType.INTEGER),
    "boolean": replace(TEXT, type=LeafType.BOOLEAN),
    **NUMBERS,
}


def redaction(domains: frozenset[str] = frozenset(), key: bytes = b"k" * 32) -> Redaction:
    policy = RedactionPolicy("sales", "customer", LABEL, domains=domains)
    return Redaction(policy, Pseudonyms(key), DAY, "")


def shown(
    kind: str,
    value: Scalar,
    action: Action = Action.MASK,
    language: str = "ko",
    *,
    period: Period = Period.YEAR,
    domains: frozenset[str] = frozenset(),
) -> str:
    return redacted_text(LEAVES[kind], value, Treatment(action, period), redaction(domains), language)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("홍길동", "홍**"),
        ("이봄", "이**"),
        ("남궁민수", "남**"),
        ("선우용", "선**"),
        ("봄", "**"),
        ("洪吉童", "洪**"),
        ("김 민준", "김**"),
        (unicodedata.normalize("NFD", "홍길동"), "홍**"),
        ("  홍길동\u3000", "홍**"),
        ("Li Na", "L** N**"),
        ("Kim Min-jun", "K** M**"),
        ("Maria de la Cruz", "M** d**"),
        ("J. Smith", "** S**"),
        ("Maria Co", "M** C**"),
        ("Hong 길동", "H**"),
        ("홍길동상회", "홍**"),
        ("(주)한빛상사", "(주)한***"),
        ("㈜한빛상사", "㈜한***"),
        ("주식회사 한빛상사", "주식회사 한***"),
        ("유한회사 봄", "유한회사 ***"),
        ("농업회사법인 주식회사 푸른들", "농업회사법인 주식회사 푸***"),
        ("한빛상사(주)", "한***(주)"),
        ("한빛상사 주식회사", "한*** 주식회사"),
        ("Hanbit Co., Ltd.", "H*** Co., Ltd."),
        ("Hanbit Trading Inc.", "H*** Inc."),
        ("(주)홍길동상회", "(주)홍***"),
        ("3M", "**"),
        ("", "**"),
    ],
)
def test_of_a_name_the_first_syllable_is_left(name: str, masked: str) -> None:
    assert shown("name", name) == masked


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("010-1234-5678", "010-****-5678"),
        ("01012345678", "010-****-5678"),
        ("010.1234.5678", "010-****-5678"),
        ("+82 10-1234-5678", "010-****-5678"),
        ("02-123-4567", "02-****-4567"),
        ("02)123-4567", "02-****-4567"),
        ("031-1234-5678", "031-****-5678"),
        ("010-1234-5678, 02-123-4567", HIDDEN),
        ("02-1234-5678 ext 12", HIDDEN),
        ("1588-1234", HIDDEN),
        ("+1 212 555 1234", HIDDEN),
        ("회사로", HIDDEN),
    ],
)
def test_of_a_telephone_number_the_middle_is_hidden(phone: str, masked: str) -> None:
    assert shown("phone", phone) == masked


@pytest.mark.parametrize(
    ("email", "masked"),
    [
        ("hong@naver.com", "ho**@***"),
        ("hong@example.com", "ho**@example.com"),
        ("hong@EXAMPLE.com", "ho**@example.com"),
        ("me@honggildong.kr", "**@***"),
        ("h+tag@naver.com", "**@***"),
        ("hong+kim@naver.com", "ho**@***"),
        ("ho+tag@naver.com", "**@***"),
        ("홍길동@한국.kr", "**@***"),
        ("h.o@naver.com", "**@***"),
        ("hong@sub@naver.com", HIDDEN),
        ("hong", HIDDEN),
    ],
)
def test_of_an_email_address_two_letters_are_left(email: str, masked: str) -> None:
    assert shown("email", email, domains=LISTED) == masked


@pytest.mark.parametrize("action", [Action.MASK, Action.REGION])
@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("서울특별시 강남구 가람나래로 12, 304동 1502호 (역삼동)", "서울특별시 강남구 ***"),
        ("서울시 강남구 가람나래로 12", "서울특별시 강남구 ***"),
        ("(06234) 서울 강남구 가람나래로 12", "서울특별시 강남구 ***"),
        ("세종특별자치시 한누리대로 2130", "세종특별자치시 ***"),
        ("세종시 조치원읍 12", "세종특별자치시 ***"),
        ("경기도 수원시 영통구 산 12-3", "경기도 수원시 영통구 ***"),
        ("경기도 부천시 길주로 210", "경기도 부천시 ***"),
        ("수원시 영통구 산 12-3", "수원시 영통구 ***"),
        ("부산광역시 기장군 기장읍 (대라리)", "부산광역시 기장군 ***"),
        ("강원도 고성군 간성읍", "강원특별자치도 고성군 ***"),
        ("제주 서귀포시 산 1", "제주특별자치도 서귀포시 ***"),
        ("서울특별시 홍길동구 1", "서울특별시 ***"),
        ("12, Gangnam-daero, Gangnam-gu, Seoul", HIDDEN),
        ("역삼동 12-3", HIDDEN),
        ("", HIDDEN),
    ],
)
def test_of_an_address_the_district_is_left(address: str, masked: str, action: Action) -> None:
    assert shown("address", address, action) == masked


@pytest.mark.parametrize(("postcode", "masked"), [("06234", "06***"), ("135-080", HIDDEN), ("우편", HIDDEN)])
def test_of_a_postcode_two_digits_are_left(postcode: str, masked: str) -> None:
    assert shown("postcode", postcode) == shown("postcode", postcode, Action.REGION) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("123-81-12345", "123-81-12345"),
        ("1238812345", "123-88-12345"),
        ("123-45-67890", "123-45-*****"),
        ("1234567890", "123-45-*****"),
        ("123-83-12345", "123-83-*****"),
        ("010-81-12345", HIDDEN),
        ("12-345", HIDDEN),
    ],
)
def test_only_a_corporations_business_number_is_clear(number: str, masked: str) -> None:
    assert shown("business-number", number) == masked


@pytest.mark.parametrize(
    ("born", "ko", "en"),
    [
        ("1985-07-22", "40대", "40s"),
        ("1986-12-31", "40대", "40s"),
        ("1987-01-01", "30대", "30s"),
        ("2000-02-29", "20대", "20s"),
        ("2017-01-01", "10세 미만", "under 10"),
        ("1936-12-31", "90세 이상", "90 or over"),
        ("1900-01-01", "90세 이상", "90 or over"),
        ("2027-01-01", HIDDEN, HIDDEN),
        ("1985-02-29", HIDDEN, HIDDEN),
        ("85년생", HIDDEN, HIDDEN),
    ],
)
def test_of_a_day_of_birth_the_age_band_is_left(born: str, ko: str, en: str) -> None:
    for action in (Action.MASK, Action.BAND):
        assert (shown("birth-date", born, action), shown("birth-date", born, action, "en")) == (ko, en)


@pytest.mark.parametrize(
    ("amount", "ko", "en"),
    [
        (-1, "0원 미만", "below ₩0"),
        (0, "1만원 미만", "under ₩10,000"),
        (9_999, "1만원 미만", "under ₩10,000"),
        (10_000, "1만~5만원", "₩10,000–50,000"),
        (1_650_000, "100만~500만원", "₩1,000,000–5,000,000"),
        (5_000_000, "500만원 이상", "₩5,000,000 or more"),
        (10**15, "500만원 이상", "₩5,000,000 or more"),
    ],
)
def test_of_an_amount_the_band_is_left(amount: int, ko: str, en: str) -> None:
    for action in (Action.MASK, Action.BAND):
        assert (shown("money", amount, action), shown("money", amount, action, "en")) == (ko, en)


def test_of_a_number_the_band_is_left_and_its_mask_hides_all() -> None:
    bands = [shown("number", number, Action.BAND) for number in (-2, 0, 9.5, 10, 49, 1000)]
    assert bands == ["0 미만", "10 미만", "10 미만", "10~50", "10~50", "1,000 이상"]
    assert shown("integer", 3) == HIDDEN


def test_a_date_is_cut_to_its_year_or_month() -> None:
    periods = [(period, language) for period in Period for language in ("ko", "en")]
    cut = [shown("date", "2026-03-02", Action.BAND, language, period=period) for period, language in periods]
    assert cut == ["2026년", "2026", "2026년 3월", "2026-03"]
    assert shown("date", "3월 2일", Action.BAND) == HIDDEN


@pytest.mark.parametrize("kind", ["text", "long-text", "choice", "boolean", "date", "number", "id"])
def test_what_has_no_row_in_the_table_is_hidden_whole(kind: str) -> None:
    values: Mapping[str, Scalar] = {"boolean": True, "number": 3.5}
    assert shown(kind, values.get(kind, "2026-03-02")) == HIDDEN


def test_free_text_and_plain_lists_are_hidden_under_every_action() -> None:
    for leaf in (replace(TEXT, privacy=Privacy.FREE_TEXT), replace(TEXT, many=True)):
        texts = {redacted_text(leaf, "홍길동", Treatment(action), redaction(), "ko") for action in Action}
        assert texts == {HIDDEN}


@pytest.mark.parametrize("action", [Action.SHOW, Action.BLACKOUT, Action.OMIT])
def test_what_the_table_is_not_asked_for_it_hides(action: Action) -> None:
    assert shown("name", "홍길동", action) == HIDDEN


def test_a_token_is_of_the_value_however_it_is_spelt() -> None:
    tokens = {shown("phone", text, Action.PSEUDONYM) for text in ("010-1234-5678", "01012345678", " 010 1234 5678 ")}
    (token,) = tokens
    assert len(token) == DIGITS
    assert set(token) <= set(ALPHABET)
    assert shown("id", "C-7F3K9Q", Action.PSEUDONYM) == Pseudonyms(b"k" * 32).card("C-7F3K9Q")


@pytest.mark.parametrize("kind", LEAVES)
def test_half_a_character_is_hidden_whole(kind: str) -> None:
    assert {shown(kind, "홍길\ud800동", action) for action in Action} == {HIDDEN}


# What follows looks at 10,000 generated values of each kind: realistic ones, and such as typing errors make of them.

SYLLABLES = "가강길남동라마민바사선수아영용우윤이자정주준지진찬태하한현혜홍"
DISTRICTS = ("서울특별시 강남구", "서울 중구", "경기도 수원시 영통구", "세종시", "부산광역시 기장군", "제주 서귀포시")
NOISE = (
    "",
    " ",
    "*",
    "**",
    "-",
    ".",
    "+",
    "@",
    "(",
    "김",
    "A",
    "7",
    "\u200b",
    "\U0001f600",
    "\u0301",
    "０",
    "\n",
    "\ud800",
)
Twins = tuple[Scalar, Scalar]
"""Two values that differ in nothing but what the mask hides."""


def word(rng: random.Random, least: int = 2, most: int = 6, letters: str = SYLLABLES) -> str:
    return "".join(rng.choices(letters, k=rng.randint(least, most)))


def name_twins(rng: random.Random) -> Twins:
    if rng.random() < 0.3:
        form = rng.choice(["(주)", "㈜", "주식회사 ", "유한회사 "])
        first = word(rng, 1, 1)
        return f"{form}{first}{word(rng, 1)}", f"{form}{first}{word(rng, 1)}"
    if rng.random() < 0.3:
        letters = "abcdefghijklmnopqrstuvwxyz"
        first, second = word(rng, 1, 1, letters.upper()), word(rng, 1, 1, letters.upper())
        return tuple(f"{first}{word(rng, 1, 8, letters)} {second}{word(rng, 1, 8, letters)}" for _ in "ab")  # type: ignore[return-value]
    first = rng.choice(["洪", "Ö", *SYLLABLES])
    return f"{first}{word(rng, 1)}", unicodedata.normalize("NFD", f"{first}{word(rng, 1)}")


def digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choices("0123456789", k=count))


def phone_twins(rng: random.Random) -> Twins:
    last = digits(rng, 4)
    if rng.random() < 0.7:
        return f"010-{digits(rng, 4)}-{last}", f"010{digits(rng, 4)}{last}"
    return f"02-{rng.randint(200, 999)}-{last}", f"02-{rng.randint(2000, 9999)}-{last}"


def email_twins(rng: random.Random) -> Twins:
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    domain = rng.choice(["example.com", ""])
    begun = word(rng, 2, 2, letters)
    first, second = (f"{begun}{word(rng, 1, 9, letters)}@{domain or word(rng, 3, 9, letters) + '.kr'}" for _ in "ab")
    return first, second.replace("@", "+tag@")


def address_twins(rng: random.Random) -> Twins:
    district = rng.choice(DISTRICTS)
    return f"{district} {word(rng)}로 {digits(rng, 2)}", f"{district} 산 {digits(rng, 3)} ({word(rng)}동)"


def postcode_twins(rng: random.Random) -> Twins:
    head = digits(rng, 2)
    return head + digits(rng, 3), head + digits(rng, 3)


def business_number_twins(rng: random.Random) -> Twins:
    head = f"{rng.randint(100, 999)}-{rng.randint(10, 80)}"
    return f"{head}-{digits(rng, 5)}", f"{head}-{digits(rng, 5)}".replace("-", "")


def birth_date_twins(rng: random.Random) -> Twins:
    decade = DAY.year - rng.randrange(10, 90, 10)
    first, second = (date(decade - rng.randrange(10), 1, 1) + timedelta(days=rng.randrange(365)) for _ in "ab")
    return first.isoformat(), second.isoformat()


def money_twins(rng: random.Random) -> Twins:
    low, high = rng.choice([(0, 10_000), (10_000, 50_000), (1_000_000, 5_000_000), (5_000_000, 10**13), (-(10**9), 0)])
    return rng.randrange(low, high), rng.randrange(low, high)


def date_twins(rng: random.Random) -> Twins:
    year, month = rng.randint(1900, 2026), rng.randint(1, 12)
    return date(year, month, rng.randint(1, 28)).isoformat(), date(year, month, rng.randint(1, 28)).isoformat()


def hidden_twins(rng: random.Random) -> Twins:
    return word(rng, 1, 30), word(rng, 1, 30)


def number_twins(rng: random.Random) -> Twins:
    return rng.choice([(1, 9.5), (10, 49), (1000, 10**12), (-1, -99)])


TWINS: Mapping[str, Callable[[random.Random], Twins]] = {
    "name": name_twins,
    "phone": phone_twins,
    "email": email_twins,
    "address": address_twins,
    "postcode": postcode_twins,
    "business-number": business_number_twins,
    "birth-date": birth_date_twins,
    "money": money_twins,
    "date": date_twins,
    "number": number_twins,
    "integer": number_twins,
    **dict.fromkeys(("text", "long-text", "choice", "id"), hidden_twins),
    "boolean": lambda rng: (rng.random() < 0.5, rng.random() < 0.5),
}

BATCH = 100
RUN = re.compile(r"\*+")
seeds = st.integers(min_value=0, max_value=2**32)


def values(kind: str, seed: int) -> Iterator[Scalar]:
    """BATCH values, a third of them with something typed into them that does not belong there."""
    rng = random.Random(seed)
    for _ in range(BATCH):
        value = TWINS[kind](rng)[rng.randrange(2)]
        if isinstance(value, str) and rng.random() < 0.33:
            at = rng.randint(0, len(value))
            value = value[:at] + rng.choice(NOISE) + value[at + rng.randrange(2) :]
        yield value


def treatments(kind: str) -> list[Treatment]:
    """Those that mask: neither the whole value nor nothing of it."""
    leaf = LEAVES[kind]
    return [it for it in fitting_treatments(leaf) if not it.action.is_withheld and it.action is not Action.SHOW]


@pytest.mark.parametrize("kind", LEAVES)
@settings(max_examples=100)
@given(seed=seeds)
def test_what_is_hidden_changes_not_a_character_of_what_is_shown(kind: str, seed: int) -> None:
    """Nor its length: two values that differ in nothing but the hidden part look alike."""
    force, leaf, rng = redaction(LISTED), LEAVES[kind], random.Random(seed)
    masks = [it for it in treatments(kind) if it.action is not Action.PSEUDONYM]
    for _ in range(BATCH):
        first, second = TWINS[kind](rng)
        for treatment in masks:
            if treatment.period is Period.MONTH or kind != "date" or treatment.action is not Action.BAND:
                assert redacted_text(leaf, first, treatment, force, "ko") == redacted_text(
                    leaf, second, treatment, force, "ko"
                )


def covers(more: str, less: str) -> bool:
    """True where everything `less` shows of a value `more` shows too: in the same order, at the same ends."""
    first, *others = RUN.split(less)
    if not others:
        return more.startswith(less)
    place = len(first)
    for piece in others:
        found = more.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return more.startswith(first) and more.endswith(others[-1])


@pytest.mark.parametrize("kind", LEAVES)
@settings(max_examples=100)
@given(seed=seeds)
def test_a_value_is_masked_once_and_no_two_policies_add_up(kind: str, seed: int) -> None:
    """Masking twice changes nothing, and all that is ever shown of a value is no more than one policy shows.

    Over all actions, with and without listed domains; a token shows no character of the value.
    """
    leaf, language = LEAVES[kind], "ko" if seed % 2 else "en"
    policies = [redaction(), redaction(LISTED)] if kind == "email" else [redaction()]
    masks = [(it, policy) for it in treatments(kind) if it.action is not Action.PSEUDONYM for policy in policies]
    for value in values(kind, seed):
        texts = [redacted_text(leaf, value, treatment, policy, language) for treatment, policy in masks]
        again = [redacted_text(leaf, text, *mask, language) for text, mask in zip(texts, masks, strict=True)]
        assert all(texts)
        assert again == texts
        assert all(covers(one, other) or covers(other, one) for one, other in combinations({*texts}, 2))


def test_the_comparison_tells_what_adds_up() -> None:
    assert not covers("010-****-5678", "010-1234-****")
    assert not covers("홍**", "**동")
    assert covers("ho**@example.com", "ho**@***")


@given(st.text(st.characters()), st.sampled_from([*LEAVES]), st.sampled_from([*Action]), st.sampled_from(["ko", "en"]))
def test_any_text_at_all_is_masked(text: str, kind: str, action: Action, language: str) -> None:
    assert shown(kind, text, action, language)
