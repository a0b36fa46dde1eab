"""Numbers as people type them in a comparison."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.querying.numbers import number_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1000000", 1_000_000),
        ("1,000,000", 1_000_000),
        ("1,000,000원", 1_000_000),
        ("₩1,200", 1200),
        ("１２", 12),
        ("-3", -3),
        ("2.5", 2.5),
        ("100만", 1_000_000),
        ("100만원", 1_000_000),
        ("1.5억", 150_000_000),
        ("1억2000만", 120_000_000),
        ("1억 2,000만 500원", 120_000_500),
        ("-3만", -30_000),
    ],
)
def test_number_is_understood(text: str, expected: float) -> None:
    assert number_of(text) == expected


@pytest.mark.parametrize(
    "text", ["", "만", "원", "1,00", "많이", "1e9", "0x10", "--3", "1만억", "inf", "nan", "9" * 400]
)
def test_anything_else_is_no_number(text: str) -> None:
    assert number_of(text) is None


@given(st.integers(-(10**15), 10**15))
def test_digits_may_be_grouped_or_not(number: int) -> None:
    assert number_of(f"{number:,}") == number_of(str(number)) == number
