"""Days are understood as offices write them, and never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.entry.dates import calendar_day, day_of, shifted

TODAY = date(2024, 3, 31)


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-02",
        "2024-3-2",
        "2024.3.2",
        "2024.03.02.",
        "2024. 3. 2.",
        "2024/3/2",
        "2024년 3월 2일",
        "2024년3월2일",
        "20240302",
        "２０２４-０３-０２",
        " 2024-03-02 ",
        "2024년 3월 2일(토)",
        "2024-03-02 (토요일)",
        "2024. 3. 2. 토요일",
        "２０２４．３．２（토）",
        "March 2, 2024",
        "Mar. 2nd 2024",
        "2 Mar 2024",
        "2nd march, 2024",
        "-29d",
    ],
)
def test_one_day_has_many_spellings(text: str) -> None:
    assert day_of(text, TODAY) == date(2024, 3, 2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024",
        "2024-03",
        "3일",
        "3일전쯤",
        "99999년 전",
        "03/04/2024",
        "24.3.2",
        "2024-3.2",
        "2024-02-30",
        "2024-13-01",
        "30000101",
        "2024-03-02T10:00",
        "2024-03-02(일)",
        "2024-03-02(토)(토)",
        "(토)",
        "토요일",
        "Mart 2, 2024",
        "30 Feb 2024",
        "2 Mar 24",
        "3d",
        "-3",
        "-3h",
        "-99999y",
        "+99999y",
    ],
)
def test_what_is_no_day_or_could_be_two_is_none(text: str) -> None:
    assert day_of(text, TODAY) is None


@pytest.mark.parametrize("text", ["오늘", "today", "-3d", "3일 전", "한 달 뒤"])
def test_a_day_that_depends_on_when_it_is_read_is_no_calendar_day(text: str) -> None:
    assert day_of(text, TODAY) is not None
    assert calendar_day(text) is None


@pytest.mark.parametrize("text", ["Sept 2, 2024", "2 September 2024"])
def test_september_is_shortened_in_two_ways(text: str) -> None:
    assert calendar_day(text) == date(2024, 9, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2024-03-31"),
        ("오늘", "2024-03-31"),
        ("어제", "2024-03-30"),
        ("Tomorrow", "2024-04-01"),
        ("-3d", "2024-03-28"),
        ("+2w", "2024-04-14"),
        ("-1m", "2024-02-29"),
        ("-13m", "2023-02-28"),
        ("+9m", "2024-12-31"),
        ("-1Y", "2023-03-31"),
        ("그제", "2024-03-29"),
        ("그저께", "2024-03-29"),
        ("글피", "2024-04-03"),
        ("3일전", "2024-03-28"),
        ("3일 전", "2024-03-28"),
        ("하루 전", "2024-03-30"),
        ("일주일 전", "2024-03-24"),
        ("2주 후", "2024-04-14"),
        ("한 달 전", "2024-02-29"),
        ("13개월 전", "2023-02-28"),
        ("일년 뒤", "2025-03-31"),
    ],
)
def test_days_are_counted_from_today(text: str, day: str) -> None:
    assert day_of(text, TODAY) == date.fromisoformat(day)


@given(st.dates(), st.sampled_from("dwmy"), st.integers(-99999, 99999))
def test_a_shift_leads_to_a_day_or_nowhere(today: date, unit: str, count: int) -> None:
    found = shifted(f"{count:+}{unit}", today)
    assert found is None or (found - today).days * count >= 0


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_reads_back_from_every_spelling(day: date) -> None:
    spellings = [
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}년 {day.month}월 {day.day}일",
    ]
    assert [day_of(text, TODAY) for text in spellings] == [day] * 4
