"""The mask table: what it shows of each kind of value, and that nothing else ever gets out."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace

import pytest

from cardgen.model.card import Scalar
from cardgen.model.form import Privacy
from cardgen.model.policy import Action, Period, Treatment
from cardgen.model.pseudonyms import ALPHABET, DIGITS, Pseudonyms
from cardgen.viewing.masks import HIDDEN, redacted_text
from tests.viewing.mask_values import LEAVES, LISTED, TEXT, redaction, shown


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
