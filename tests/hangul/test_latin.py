"""Latin letters without their marks."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.hangul.latin import unmarked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nguyễn văn đức", "nguyen van duc"),
        (unicodedata.normalize("NFD", "nguyễn"), "nguyen"),
        ("josé müller-ødegård", "jose muller-odegard"),
        ("weiß", "weiss"),
        ("김가람", "김가람"),
        ("ガラス", "ガラス"),
        ("й", "й"),
        ("2×3", "2×3"),
    ],
)
def test_only_marks_of_latin_letters_are_left_out(text: str, expected: str) -> None:
    assert unmarked(text) == expected


@given(st.text())
def test_nothing_is_left_to_leave_out(text: str) -> None:
    assert unmarked(unmarked(text)) == unmarked(text)
