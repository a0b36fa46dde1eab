"""The word for what is counted says nothing more about how many there are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cardgen.entry.counts import count_of

Growth = Callable[[Callable[[str], object], Callable[[int], str], int], None]


@pytest.mark.parametrize(
    ("text", "number"),
    [("2개", "2"), ("3 EA", "3"), ("10박스", "10"), ("1대", "1"), ("1,000 pcs.", "1,000"), ("-2매", "-2")],
)
def test_a_count_is_its_number(text: str, number: str) -> None:
    assert count_of(text) == number


@pytest.mark.parametrize("text", ["5원", "2kg", "3개월", "개", "두 개", "2개 3병", "2~3개", ""])
def test_anything_else_stays_as_it_is(text: str) -> None:
    assert count_of(text) == text


def test_long_texts_take_time_that_grows_with_their_length(grows_with_its_size: Growth) -> None:
    grows_with_its_size(count_of, lambda size: "1" * size + "세", 100_000)
