"""The letter a Korean list files a name under."""

from __future__ import annotations

import pytest

from cardgen.hangul.initials import plain_initial


@pytest.mark.parametrize(
    ("text", "expected"),
    [("까치", "ㄱ"), ("찐빵", "ㅈ"), ("홍", "ㅎ"), ("힣", "ㅎ"), ("가", "ㄱ"), ("ㄴ", "ㄴ"), ("A", ""), ("", "")],
)
def test_tense_consonants_are_filed_with_the_plain_ones(text: str, expected: str) -> None:
    assert plain_initial(text) == expected
