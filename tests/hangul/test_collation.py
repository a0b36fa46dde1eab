"""The order of a Korean list and its headings."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.hangul.collation import collation_key, heading

IN_ORDER = ["가람", "강", "강가", "(주)강나루", "강민", "까치", "나", "홍길동", "洪吉童", "홍길순"]
IN_ORDER += ["Ángel", "Li Na", "LiNb", "Zoe", "1번가", "24시", "们", "…"]


def test_names_sort_the_korean_way() -> None:
    assert sorted(sorted(IN_ORDER, key=ascii), key=collation_key) == IN_ORDER


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("김민준", "ㄱ"),
        ("까치", "ㄱ"),
        ("洪吉童", "ㅎ"),
        ("李秀賢", "ㅇ"),
        ("㈜한빛상사", "ㅎ"),
        ("(유) 나루", "ㄴ"),
        ("주식회사 다온", "ㄷ"),
        ("주식회사", "ㅈ"),
        ("Nguyễn Thị Hoa", "N"),
        ("Đỗ", "D"),
        ("élan", "E"),
        ("ABC", "A"),
        ("24시", "#"),
        ("Иван", "#"),
        ("们", "#"),
        ("…", "#"),
        ("", "#"),
    ],
)
def test_headings_are_initials_latin_letters_or_a_sign_for_the_rest(text: str, expected: str) -> None:
    assert heading(text) == expected


def test_decomposed_hangul_is_filed_like_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "홍길동")
    assert heading(decomposed) == "ㅎ"
    assert collation_key(decomposed)[0] == collation_key("홍길동")[0]


HEADINGS = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎABCDEFGHIJKLMNOPQRSTUVWXYZ#"


@given(st.lists(st.text(max_size=8), max_size=12))
def test_a_sorted_list_never_returns_to_an_earlier_heading(texts: list[str]) -> None:
    shown = [heading(text) for text in sorted(texts, key=collation_key)]
    places = [HEADINGS.index(letter) for letter in shown]
    assert places == sorted(places)


@given(st.text(max_size=10), st.text(max_size=10))
def test_different_texts_never_tie(one: str, other: str) -> None:
    assert (collation_key(one) == collation_key(other)) == (one == other)
