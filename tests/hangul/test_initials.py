"""Initial consonants: the letter a Korean list files a name under, and what people type to find it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.hangul.initials import INITIALS, has_initials, initials_pattern, plain_initial, typed_initials


@pytest.mark.parametrize(
    ("text", "expected"),
    [("까치", "ㄱ"), ("찐빵", "ㅈ"), ("홍", "ㅎ"), ("힣", "ㅎ"), ("가", "ㄱ"), ("ㄴ", "ㄴ"), ("A", ""), ("", "")],
)
def test_tense_consonants_are_filed_with_the_plain_ones(text: str, expected: str) -> None:
    assert plain_initial(text) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("ㄱㅁㅈ", "ㄱㅁㅈ"), ("ㅄㅈ", "ㅂㅅㅈ"), ("\u1100\u1106\u110c", "ㄱㅁㅈ"), ("ﾡﾱﾸ", "ㄱㅁㅈ"), ("김ㅁ", "김ㅁ")],
)
def test_initials_are_known_however_they_were_typed(typed: str, expected: str) -> None:
    assert typed_initials(typed) == expected
    assert has_initials(typed)


@pytest.mark.parametrize("text", ["김민준", "abc", "ㅏㅑ", ""])
def test_syllables_and_vowels_are_no_bare_initials(text: str) -> None:
    assert not has_initials(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [("ㄱㅁㅈ", "김민준"), ("김ㅁㅈ", "김민준"), ("ㅁ준", "김민준"), ("ㅋㅋ", "ㅋㅋ"), ("ㄳ", "강산"), ("ㄱ.", "가.")],
)
def test_pattern_finds(typed: str, text: str) -> None:
    assert re.search(initials_pattern(typed), text)


@pytest.mark.parametrize(
    ("typed", "text"), [("ㄱㅁㅈ", "김준민"), ("김ㅁㅈ", "강민준"), ("ㄱ", "까치"), ("ㄱ.", "가나"), ("ㅎ", "")]
)
def test_pattern_does_not_find(typed: str, text: str) -> None:
    assert not re.search(initials_pattern(typed), text)


def initial(syllable: str) -> str:
    """By the syllable's canonical decomposition, which begins with its initial."""
    return INITIALS[ord(unicodedata.normalize("NFD", syllable)[0]) - 0x1100]


@given(st.text(alphabet=st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣")), min_size=1, max_size=6))
def test_a_word_is_found_by_its_initials_in_part_or_whole(word: str) -> None:
    for kept in range(len(word) + 1):
        assert re.fullmatch(initials_pattern(word[:kept] + "".join(map(initial, word[kept:]))), word)
