"""Weeks, months and years as offices call them, looking back from a day."""

from __future__ import annotations

from datetime import date

import pytest

from cardgen.entry.spans import span_of

TODAY = date(2026, 1, 15)
"""A Thursday."""


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-11-03", "2025-11-03", "2025-11-03"),
        ("어제", "2026-01-14", "2026-01-14"),
        ("11월 3일", "2025-11-03", "2025-11-03"),
        ("1월15일", "2026-01-15", "2026-01-15"),
        ("2월 29일", "2024-02-29", "2024-02-29"),
        ("2025-11", "2025-11-01", "2025-11-30"),
        ("2024. 2.", "2024-02-01", "2024-02-29"),
        ("2025년 11월", "2025-11-01", "2025-11-30"),
        ("12월", "2025-12-01", "2025-12-31"),
        ("1월", "2026-01-01", "2026-01-31"),
        ("이번 주", "2026-01-12", "2026-01-18"),
        ("지난주", "2026-01-05", "2026-01-11"),
        ("이번달", "2026-01-01", "2026-01-31"),
        ("지난 달", "2025-12-01", "2025-12-31"),
        ("Last month", "2025-12-01", "2025-12-31"),
        ("작년", "2025-01-01", "2025-12-31"),
        ("2024년", "2024-01-01", "2024-12-31"),
    ],
)
def test_a_stretch_has_its_first_and_last_day(text: str, first: str, last: str) -> None:
    assert span_of(text, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text", ["", "7d", "11/3", "2025-13", "13월", "2월 30일", "0월", "0000-01", "0000년", "2025", "main", "지난번"]
)
def test_other_texts_are_none(text: str) -> None:
    assert span_of(text, TODAY) is None


@pytest.mark.parametrize("text", ["작년", "지난달", "지난주", "2월 29일"])
def test_before_the_calendar_begins_there_is_nothing(text: str) -> None:
    assert span_of(text, date(1, 1, 3)) is None
