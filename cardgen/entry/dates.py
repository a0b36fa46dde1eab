"""Days as people write them: 2026-03-02, 2026.3.2, 2026년 3월 2일(월), 2 Mar 2026, today, 어제, -3d, 3일 전."""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date, timedelta

_CALENDAR = re.compile(
    r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2})"
    r"|\. ?([0-9]{1,2})\. ?([0-9]{1,2})\.?|년 ?([0-9]{1,2})월 ?([0-9]{1,2})일)"
)
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
"""Eight digits without signs between them; of this and the last century only, so that no other number becomes a day."""
_WEEKDAY = re.compile(r"\(([월화수목금토일])(?:요일)?\)|([월화수목금토일])요일")
_WEEKDAYS = "월화수목금토일"
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
"""Not of the calendar module, whose names follow the machine's locale."""
_ENGLISH = re.compile(
    r"(?:(?P<first>[a-z]{3,9})\.? (?P<after>[0-9]{1,2})(?:st|nd|rd|th)?,?"
    r"|(?P<before>[0-9]{1,2})(?:st|nd|rd|th)? (?P<second>[a-z]{3,9})\.?,?) (?P<year>[0-9]{4})",
    re.IGNORECASE,
)
_SHIFT = re.compile(r"([-+])([0-9]{1,5})([dwmy])", re.IGNORECASE)
_DISTANCE = re.compile(r"([0-9]{1,5}|하루|[일한])(?: ?(일|주일?|개월|달|년))? ?(전|후|뒤)")
_UNITS = {"일": "d", "주": "w", "주일": "w", "개월": "m", "달": "m", "년": "y"}
_NAMED = {"today": 0, "yesterday": -1, "tomorrow": 1} | {
    "그제": -2,
    "그저께": -2,
    "어제": -1,
    "오늘": 0,
    "내일": 1,
    "모레": 2,
    "글피": 3,
}


def day_of(text: str, today: date) -> date | None:
    """The day a text means, or None where it means none or not one alone.

    The year has four digits, and numbers alone begin with it: 03/04/2026 is two days, 85.7.22 may lie in two centuries.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.casefold() in _NAMED:
        return today + timedelta(days=_NAMED[plain.casefold()])
    return calendar_day(plain) or shifted(_as_shift(plain), today)


def calendar_day(text: str) -> date | None:
    """The day a text names whenever it is read, by year, month and day; None for any other text, and for `today`.

    A weekday behind it has to be that day's: 2026-03-02(화) was a Monday, so one of the two is a mistake.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    weekday = _WEEKDAY.search(plain)
    if weekday and weekday.end() == len(plain):
        found = calendar_day(plain[: weekday.start()])
        return found if found and _WEEKDAYS[found.weekday()] == (weekday[1] or weekday[2]) else None
    if numbers := _CALENDAR.fullmatch(plain) or _COMPACT.fullmatch(plain):
        return _existing(*map(int, filter(None, numbers.groups())))
    return _english_day(plain)


def _english_day(text: str) -> date | None:
    """The day of March 2, 2026 or 2 Mar 2026: the month is a word, so the order tells nothing apart."""
    found = _ENGLISH.fullmatch(text)
    month = _month(found["first"] or found["second"]) if found else None
    return _existing(int(found["year"]), month, int(found["after"] or found["before"])) if found and month else None


def _month(word: str) -> int | None:
    """The number of an English month, whole or by its first three letters; September by four, too."""
    name = "sep" if word.casefold() == "sept" else word.casefold()
    return next((number for number, month in enumerate(_MONTHS, 1) if name in (month, month[:3])), None)


def shifted(text: str, today: date) -> date | None:
    """The day as far from `today` as a text such as -180d, +2w, -3m or -1y says, or None for any other text.

    A month or year that lacks the day of the month ends a little earlier: one month before 31 March is the last of
    February. Days before the year 1 or after 9999 are none.
    """
    found = _SHIFT.fullmatch(text.strip())
    if not found:
        return None
    count = int(found[1] + found[2])
    try:
        match found[3].lower():
            case "d":
                return today + timedelta(days=count)
            case "w":
                return today + timedelta(weeks=count)
            case "m":
                return _months_on(today, count)
            case _:
                return _months_on(today, 12 * count)
    except (OverflowError, ValueError):
        return None


def _as_shift(text: str) -> str:
    """3일 전 as -3d, 한 달 뒤 as +1m; any other text as it is."""
    found = _DISTANCE.fullmatch(text)
    if not found or (found[1] == "하루") is (found[2] is not None):
        return text
    count = found[1] if found[1].isdigit() else "1"
    return f"{'-' if found[3] == '전' else '+'}{count}{_UNITS[found[2] or '일']}"


def _months_on(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        raise OverflowError
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
