"""Words looked for in a card's index fields, and how they are told from an expression."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.model.form import FormSpec
from cardgen.querying.words import is_expression, like_condition, word_search, words_of

CARD = {
    "id": "C-7F3K9Q",
    "name": "(주)한빛 상사",
    "kind": "법인",
    "registered": "2021-03-15",
    "contact": {
        "mobile": "+82 10-0284-1937",
        "email": "hidden@example.com",
        "address": "서울특별시 강남구 가람나래로 12",
    },
    "notes": "보이지 않는 메모",
}


def found(form: FormSpec, query: str) -> bool:
    return word_search(form, words_of(query))(CARD)


@pytest.mark.parametrize(
    "query",
    [
        "한빛",
        "한빛상사",
        "한빛 상사",
        "주한빛",
        "㈜한빛",
        "ㅎㅂㅅㅅ",
        "한ㅂ",
        "c-7f3k9q",
        "7F3K",
        "０２８４",
        "0284-1937",
        "01002841937",
        "010 0284",
        "+82 10-0284-1937",
        "2021-03",
        "강남 법인 1937",
        "가람나래로12",
        '"한빛 상사"',
        "'강남구 가람'",
        "ㄱㄴㄱ",
        "\u1112\u1107",
        "",
    ],
)
def test_word_is_found(customer: FormSpec, query: str) -> None:
    assert found(customer, query)


@pytest.mark.parametrize(
    "query", ["한솔", "한빛 부산", "hidden@example.com", "메모", "ㅅㅅㅎ", '"상사 한빛"', "ㄱㅅㅌ", "'빛 강남'"]
)
def test_word_is_not_found_elsewhere(customer: FormSpec, query: str) -> None:
    assert not found(customer, query)


def test_initials_run_through_a_name_but_not_through_an_address(customer: FormSpec) -> None:
    assert found(customer, "ㅂㅅ")
    assert not found(customer, "ㅅㄱㄴ")


def test_hanja_name_is_found_as_it_is_read(customer: FormSpec) -> None:
    for word in ("홍지희", "ㅎㅈㅎ", "洪志"):
        assert word_search(customer, (word,))({"name": "洪志煕"})
    for word in ("홍길동", "洪吉", "ㅎㄱㄷ", "길"):
        assert word_search(customer, (word,))({"name": "洪吉童"})


def test_latin_name_is_found_without_its_marks(customer: FormSpec) -> None:
    for word in ("nguyen", "NGUYỄN", "thihoa"):
        assert word_search(customer, (word,))({"name": "Nguyễn Thị Hoa"})


def test_numbers_of_a_list_are_fields_too(receipt: FormSpec) -> None:
    assert word_search(receipt, ("1,650,000",))({"amount": 1650000, "payer": "x"})


@pytest.mark.parametrize(
    "text",
    [
        "등급=VIP",
        "등급 = VIP",
        "등급 >",
        "~ 김",
        "이메일 missing",
        "이메일 not missing",
        "등급 in (VIP)",
        "등급 IN(",
        "등급＝VIP",
        "금액≥3",
        "등급 in （VIP）",
        "（이메일 missing）",
        "이름 ～ 김",
        "이름 ≠ “a b”",
        "`가 나` = 1",
        "a = 'b'",
    ],
)
def test_signs_make_an_expression_even_a_broken_one(text: str) -> None:
    assert is_expression(text)


@pytest.mark.parametrize(
    "text",
    [
        "김민준",
        "missing",
        "in",
        "김 missing서",
        "(주)한빛",
        "'a = b'",
        "“a = b”",
        "‘a ＝ b’",
        "（주）한빛",
        '"R<D"',
        "and or not",
        "010-0284",
        "",
    ],
)
def test_everything_else_is_words(text: str) -> None:
    assert not is_expression(text)


def test_quotes_keep_words_together_and_signs_alone_are_no_word() -> None:
    assert words_of('서울 "강남 구" (') == ("강남 구", "서울")
    assert words_of("서울 “강남 구” ‘가람 로’") == ("강남 구", "가람 로", "서울")
    assert words_of("- ( ) ''") == ()


@pytest.mark.parametrize(
    "text",
    [
        "missing 등급",
        "name in 김민준",
        "VIP 또는 골드",
        "등급 is VIP",
        "휴대전화 0284",
        "VIP OR 골드",
        "이메일 없음",
    ],
)
def test_words_that_seem_a_condition_are_told_from_others(customer: FormSpec, text: str) -> None:
    assert like_condition(text, customer)


@pytest.mark.parametrize(
    "text", ["김민준", "김민준 강남", "missing", "등급", "등급 = VIP", "'등급 VIP'", "한빛 상사", ""]
)
def test_other_words_seem_no_condition(customer: FormSpec, text: str) -> None:
    assert not like_condition(text, customer)


@given(st.text(max_size=30), st.text(max_size=20))
def test_any_word_is_looked_for_in_any_card(customer: FormSpec, query: str, name: str) -> None:
    is_expression(query)
    assert word_search(customer, words_of(query))({"name": name}) in (True, False)
