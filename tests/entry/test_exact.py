"""Text that says the same when it is read back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.entry.exact import exact_text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("=1 ", "=1 "),
        (True, "true"),
        (False, "false"),
        (-1000, "-1000"),
        (date(1900, 2, 3), "1900-02-03"),
        (1.5, "1.5"),
    ],
    ids=str,
)
def test_values_as_text(data: str | float | date, text: str) -> None:
    assert exact_text(data) == text


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_keep_every_digit_and_have_no_exponent(number: float) -> None:
    text = exact_text(number)
    assert type(number)(text) == number
    assert "e" not in text.lower()
