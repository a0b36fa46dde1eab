"""Bands: what is shown of an amount, an age or a date where the value itself is not.

The lower edge belongs to a band, the upper one to the next. The lowest and the highest are open: the one top value
would name its customer.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from cardgen.messages import LANGUAGES, say
from cardgen.model.policy import Period

MONEY_EDGES = (10_000, 50_000, 100_000, 500_000, 1_000_000, 5_000_000)
NUMBER_EDGES = (10, 50, 100, 500, 1_000)

YOUNGEST, OLDEST = 10, 90
"""Ages below and from which there is one band: few people are older, and a child among customers stands out."""

_DECADE = 10
_MAN = 10_000
"""만: Korean amounts are read in ten thousands."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CUT = {Period.YEAR: re.compile("[0-9]{4}년?"), Period.MONTH: re.compile("[0-9]{4}년 [0-9]{1,2}월|[0-9]{4}-[0-9]{2}")}


def money_band(amount: float, language: str) -> str:
    """100만~500만원; of refunds only that they are some."""
    return _band(amount, MONEY_EDGES, "money", language)


def number_band(number: float, language: str) -> str:
    """10~50."""
    return _band(number, NUMBER_EDGES, "number", language)


def _band(number: float, edges: Sequence[int], what: str, language: str) -> str:
    if not number >= 0:
        return say(f"band.{what}.negative", language)
    return _labels(what, tuple(edges), language)[bisect(edges, number)]


@cache
def _labels(what: str, edges: tuple[int, ...], language: str) -> tuple[str, ...]:
    """The bands from the lowest to the highest."""
    texts = [_edge(edge, what, language) for edge in edges]
    return (
        say(f"band.{what}.under", language, edge=texts[0]),
        *(say(f"band.{what}", language, low=low, high=high) for low, high in pairwise(texts)),
        say(f"band.{what}.over", language, edge=texts[-1]),
    )


def _edge(edge: int, what: str, language: str) -> str:
    return f"{edge // _MAN:,}만" if what == "money" and language == "ko" else f"{edge:,}"


def age_band(born: date, today: date, language: str) -> str:
    """40대, of the age reached in the year of `today`; "" for a day of birth that lies ahead.

    Birthdays do not count: a band that changed between two shares would give the birthday away. Neither does the
    calendar a day of birth is counted by (음력), which shifts it by weeks.
    """
    age = today.year - born.year
    return _age_labels(language)[min(age, OLDEST) // _DECADE] if age >= 0 else ""


@cache
def _age_labels(language: str) -> tuple[str, ...]:
    decades = range(YOUNGEST, OLDEST, _DECADE)
    return (
        say("band.age.under", language, age=str(YOUNGEST)),
        *(say("band.age", language, decade=str(decade)) for decade in decades),
        say("band.age.over", language, age=str(OLDEST)),
    )


def date_band(day: date, period: Period, language: str) -> str:
    """2026년 or 2026년 3월."""
    month = f"{day.month:02}" if language == "en" else str(day.month)
    return say(f"band.{period}", language, year=f"{day.year:04}", month=month)


def is_date_band(text: str, period: Period) -> bool:
    """True for what date_band gives."""
    return _CUT[period].fullmatch(text) is not None


def day_in(text: str) -> date | None:
    """The day an ISO 8601 text names; None for any other text."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@cache
def known_bands() -> frozenset[str]:
    """Every band of amounts, numbers and ages there is: what is masked already stays as it is."""
    found = set()
    for language in LANGUAGES:
        found |= {*_labels("money", MONEY_EDGES, language), *_labels("number", NUMBER_EDGES, language)}
        found |= {*_age_labels(language), say("band.money.negative", language), say("band.number.negative", language)}
    return frozenset(found)
