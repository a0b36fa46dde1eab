"""Amounts are read as people write them, and limits are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.sharing.amounts import amounts_in

Growth = Callable[[Callable[[str], object], Callable[[int], str], int], None]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("1,650,000원", [1_650_000]),
        ("165만 원짜리", [1_650_000]),
        ("1억 2천만 원", [120_000_000]),
        ("178만 5천원", [1_785_000]),
        ("178천원", [178_000]),
        ("19.8만", [198_000]),
        ("9,000원과 89,000", [9_000, 89_000]),
        ("1650000", [1_650_000]),
    ],
    ids=str,
)
def test_amounts_are_read(text: str, amounts: list[int]) -> None:
    assert [*amounts_in(text)] == amounts


@pytest.mark.parametrize(
    "text",
    [
        "50만 원 이하",
        "100만~200만 원",
        "1,500만 원 이내",
        "3,650,000원대",
        "사무용 책상 1400",
        "KX20300",
        "010-0284-1937",
        "2026년",
    ],
    ids=str,
)
def test_limits_sizes_and_numbers_are_none(text: str) -> None:
    assert [*amounts_in(text)] == []


@given(st.integers(10_000, 10**12 - 1))
def test_any_amount_is_read_with_and_without_commas(amount: int) -> None:
    assert [*amounts_in(f"{amount:,}원, {amount}원")] == [amount, amount]


@pytest.mark.parametrize("piece", ["1", "1만", "1,000", "1만 ", "1.", "천"], ids=str)
def test_long_texts_take_time_by_their_length(piece: str, grows_with_its_size: Growth) -> None:
    grows_with_its_size(lambda text: [*amounts_in(text)], lambda size: (piece * size)[:size], 8000)
