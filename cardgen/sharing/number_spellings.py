"""How amounts, days and telephone numbers may be written in a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cardgen.sharing.guards import Guard
from cardgen.sharing.squashing import digits_of

Spelling = tuple[str, Guard]

PRICE = 4
"""Digits of an amount that is searched for only where a sign or its currency stands with it; shorter ones never."""

_SUBSCRIBER = 8
"""Digits of a number without the 010 that goes without saying."""

_MANY = 1_000_000
"""Amounts from here on are told in whole 만, too; smaller ones so told are sizes and rows as well."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def amounts(text: str) -> Iterator[Spelling]:
    """In digits, in thousands and in ten thousands."""
    number = text.removeprefix("-").removesuffix(".0")
    whole = digits_of(number)
    if len(whole) < PRICE:
        return
    yield whole, Guard.PRICE if len(whole) == PRICE else Guard.AMOUNT
    if number.isdecimal():
        yield from _rounded(int(number))


def _rounded(number: int) -> Iterator[Spelling]:
    tens, rest = divmod(number, 10_000)
    if rest == 0 and number >= _MANY:
        yield f"{tens}만", Guard.AMOUNT
    if number % 1000:
        return
    yield f"{number // 1000}천", Guard.AMOUNT
    if rest and tens:
        yield f"{tens}만{rest // 1000}천", Guard.LEFT
        yield f"{tens}만{rest}", Guard.LEFT


def days(day: date, *, birth: bool) -> Iterator[Spelling]:
    """Year first as in Korea, month or day first as abroad; of a birth also as people shorten it."""
    year, month, number = day.year, day.month, day.day
    yield f"{year}{month:02}{number:02}", Guard.DATE
    yield f"{year}{month}{number}", Guard.DATE
    yield f"{year}년{month}월{number}일", Guard.NONE
    yield f"{year}년{month:02}월{number:02}일", Guard.NONE
    yield f"{month:02}{number:02}{year}", Guard.DIGITS
    yield f"{number:02}{month:02}{year}", Guard.DIGITS
    yield f"{number}{_MONTHS[month - 1]}{year}", Guard.LEFT
    yield f"{_MONTHS[month - 1]}{number}{year}", Guard.NONE
    if birth:
        yield f"{year % 100:02}{month:02}{number:02}", Guard.DIGITS
        yield f"{year % 100:02}년{month}월{number}일", Guard.LEFT
        yield f"{year}년{month}월", Guard.LEFT
        yield f"{year}년{month:02}월", Guard.LEFT
        yield f"{year}년생", Guard.LEFT


def day_of(text: str) -> date | None:
    """The day a value names, None where it names none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def phones(text: str) -> Iterator[Spelling]:
    """National, with +82, without either, and the subscriber's number, which a mask hides in part."""
    digits = digits_of(text).removeprefix("0082")
    national = (digits.removeprefix("82") if len(digits) > 10 and digits.startswith("82") else digits).removeprefix("0")  # noqa: PLR2004 - a number with its area code
    yield f"0{national}", Guard.NONE
    yield f"82{national}", Guard.NONE
    yield national, Guard.NONE if len(national) > _SUBSCRIBER else Guard.DIGITS
    if len(national) > _SUBSCRIBER:
        yield national[-8:], Guard.DIGITS
        yield f"0{national[:-4]}", Guard.DIGITS
