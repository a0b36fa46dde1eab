"""Numbers as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.entry.numbers import number_of


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
        ("1.1억", 110_000_000),
        ("0.7만", 7000),
        ("2조 3억", 2_000_300_000_000),
        ("1억 2천만", 120_000_000),
        ("3백만 원", 3_000_000),
        ("천만", 10_000_000),
        ("2천5백원", 2500),
        ("0만", 0),
    ],
)
def test_number_is_understood(text: str, expected: float) -> None:
    found = number_of(text)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "만",
        "원",
        "1,00",
        "많이",
        "1e9",
        "0x10",
        "--3",
        "1만억",
        "- 3",
        "12천만",
        "1억 2.5",
        "inf",
        "nan",
        "9" * 400,
    ],
)
def test_anything_else_is_no_number(text: str) -> None:
    assert number_of(text) is None


@given(st.integers(-(10**15), 10**15))
def test_digits_may_be_grouped_or_not(number: int) -> None:
    assert number_of(f"{number:,}") == number_of(str(number)) == number


@given(st.sampled_from([("조", 10**12), ("억", 10**8), ("만", 10**4)]), st.decimals(0, 9999, places=3))
def test_parts_of_a_unit_are_reckoned_exactly(unit: tuple[str, int], number: Decimal) -> None:
    name, worth = unit
    found = number_of(f"{number}{name}")
    assert found == number * worth
    assert isinstance(found, int)


@given(st.decimals(0, 9999, places=3))
def test_a_number_with_decimals_is_the_one_a_card_holds(number: Decimal) -> None:
    assert number_of(str(number)) == float(str(number))
