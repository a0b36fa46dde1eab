"""초성 of names, and the letter a Korean list files them under."""

from __future__ import annotations

import pytest

from cardgen.hangul.initials import initials, plain_initial


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("김민준", "ㄱㅁㅈ"),
        ("까치", "ㄲㅊ"),
        ("힣", "ㅎ"),
        ("가", "ㄱ"),
        ("이봄 A-1", "ㅇㅂ A-1"),
        ("", ""),
        ("ㄱㄴ", "ㄱㄴ"),
    ],
)
def test_each_syllable_becomes_its_initial_consonant(text: str, expected: str) -> None:
    assert initials(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("까치", "ㄱ"), ("찐빵", "ㅈ"), ("홍", "ㅎ"), ("A", ""), ("", "")])
def test_tense_consonants_are_filed_with_the_plain_ones(text: str, expected: str) -> None:
    assert plain_initial(text) == expected
