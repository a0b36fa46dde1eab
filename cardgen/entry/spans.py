"""Stretches of days as people write them: 2026-10, 2026년 10월, 지난주, 이번 달, 작년, 11월 3일; and single days."""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date, timedelta

from cardgen.entry.dates import day_of

Span = tuple[date, date]
"""The first and the last day, both included."""

_MONTH = re.compile(r"([0-9]{4})(?:[-/]|\. ?|년 ?)([0-9]{1,2})[월.]?")
_YEAR = re.compile(r"([0-9]{4})년")
_DAY_OF_SOME_YEAR = re.compile(r"([0-9]{1,2})월 ?([0-9]{1,2})일")
_MONTH_OF_SOME_YEAR = re.compile(r"([0-9]{1,2})월")
_WEEKS = {"이번주": 0, "금주": 0, "thisweek": 0, "지난주": -1, "lastweek": -1}
_MONTHS = {"이번달": 0, "금월": 0, "thismonth": 0, "지난달": -1, "전월": -1, "lastmonth": -1}
_YEARS = {"올해": 0, "금년": 0, "thisyear": 0, "작년": -1, "지난해": -1, "lastyear": -1}
_DAYS_A_WEEK, _MONTHS_A_YEAR = 7, 12


def span_of(text: str, today: date) -> Span | None:
    """The days a text means, looking back from `today`; None where it means none.

    A day or month without its year is the last one that has begun. Weeks begin on Monday.
    """
    if day := day_of(text, today):
        return day, day
    plain = unicodedata.normalize("NFKC", text).strip()
    try:
        return _named("".join(plain.casefold().split()), today) or _written(plain, today)
    except (ValueError, OverflowError):  # no such month or day, or one outside the calendar
        return None


def _named(word: str, today: date) -> Span | None:
    """A week, month or year called by where it lies from today."""
    if word in _WEEKS:
        monday = today - timedelta(days=today.weekday()) + _DAYS_A_WEEK * timedelta(days=_WEEKS[word])
        return monday, monday + timedelta(days=_DAYS_A_WEEK - 1)
    if word in _MONTHS:
        years, month = divmod(today.month - 1 + _MONTHS[word], _MONTHS_A_YEAR)
        return _month(today.year + years, month + 1)
    if word in _YEARS:
        return _year(today.year + _YEARS[word])
    return None


def _written(text: str, today: date) -> Span | None:
    """A month or year by its number, a day or month of the last year that has it."""
    if found := _MONTH.fullmatch(text):
        return _month(int(found[1]), int(found[2]))
    if found := _YEAR.fullmatch(text):
        return _year(int(found[1]))
    if found := _DAY_OF_SOME_YEAR.fullmatch(text):
        return _last_day(int(found[1]), int(found[2]), today)
    if found := _MONTH_OF_SOME_YEAR.fullmatch(text):
        month = int(found[1])
        return _month(today.year - (month > today.month), month)
    return None


def _last_day(month: int, day: int, today: date) -> Span:
    """29 February may be some years ago."""
    for year in range(today.year, today.year - 9, -1):
        if day <= calendar.monthrange(year, month)[1] and (found := date(year, month, day)) <= today:
            return found, found
    raise ValueError


def _month(year: int, month: int) -> Span:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _year(year: int) -> Span:
    return date(year, 1, 1), date(year, _MONTHS_A_YEAR, 31)
