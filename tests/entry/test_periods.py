"""Periods are read in both languages, and nothing else is one."""

from __future__ import annotations

import pytest

from cardgen.entry.periods import period_of


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("30일", "+30d"),
        ("2 주", "+2w"),
        ("2주일", "+2w"),
        ("6개월", "+6m"),
        ("6 달", "+6m"),
        ("1년", "+1y"),
        ("90d", "+90d"),
        ("+6M", "+6m"),
        ("３０일", "+30d"),
    ],
)
def test_a_period_is_read_as_people_write_it(text: str, period: str) -> None:
    assert period_of(text) == period


@pytest.mark.parametrize("text", ["", "30", "일", "-30d", "30일 뒤", "한 달", "2027-12-31", "12345d", "1년 6개월"])
def test_any_other_text_is_none(text: str) -> None:
    assert period_of(text) is None
