"""Days as people write them: 2026-03-02, 2026.3.2, 2026년 3월 2일, today, 어제, -3d, 3일 전."""

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

    The year comes first and has four digits: 03/04/2026 is two days, 85.7.22 may lie in two centuries.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.casefold() in _NAMED:
        return today + timedelta(days=_NAMED[plain.casefold()])
    if found := _CALENDAR.fullmatch(plain) or _COMPACT.fullmatch(plain):
        return _existing(*map(int, filter(None, found.groups())))
    return shifted(_as_shift(plain), today)


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
