"""What a schema cannot say about one value: telephone numbers, dates that exist, check digits."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial

from cardgen.entry.phone import is_phone
from cardgen.model.form import Kind, Leaf

OLDEST = date(1900, 1, 1)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_POSTCODE = re.compile(r"[0-9]{5}")
_LONGEST_EMAIL = 254
"""RFC 5321, 4.5.3.1.3: a path of 256 octets with its angle brackets."""
_HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_DIRECTION_MARK = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Bidi_Control of the Unicode Standard (UAX #9): nobody sees them, and they turn the text after them around."""
_LABEL = r"[^\W_](?:(?:[^\W_]|-){0,61}[^\W_])?"
_EMAIL = re.compile(
    rf"[^\s@\"(),:;<>\[\\\]{_HIDDEN}]{{1,64}}@(?=.{{4,255}}\Z)(?:{_LABEL}\.)+[^\W\d_](?:(?:[^\W_]|-){{0,61}}[^\W_])"
)
"""A mailbox of RFC 5321 without quoting, at a domain of two or more labels; letters of any script (RFC 6531), no
characters nobody sees."""

_BUSINESS_NUMBER = re.compile(r"[1-9][0-9]{2}-[0-9]{2}-[0-9]{5}|[1-9][0-9]{9}")
_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3)

TextRule = Callable[[str], str | None]
"""Gives the code of the rule a text breaks, or None."""


def text_rule(leaf: Leaf, today: date) -> TextRule | None:
    """The rule for texts of `leaf`; None for long texts, which may be anything."""
    match leaf.kind:
        case Kind.DATE | Kind.BIRTH_DATE:
            past = leaf.past or leaf.kind is Kind.BIRTH_DATE
            return partial(_date_fault, latest=today if past else date.max)
        case Kind.PHONE:
            return lambda text: None if is_phone(text) else "C104"
        case Kind.EMAIL:
            return lambda text: None if is_email(text) else "C105"
        case Kind.POSTCODE:
            return lambda text: None if _POSTCODE.fullmatch(text) else "C109"
        case Kind.BUSINESS_NUMBER:
            return lambda text: None if is_business_number(text) else "C108"
        case Kind.LONG_TEXT:
            return None
        case _:
            return _line_fault


def _line_fault(text: str) -> str | None:
    if "\n" in text:
        return "C303"
    return "C304" if _DIRECTION_MARK.search(text) else None


def _date_fault(text: str, latest: date) -> str | None:
    if not _DATE.fullmatch(text):
        return "C106"
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return "C106"
    if day < OLDEST:
        return "C117"
    return "C116" if day > latest else None


def is_email(text: str) -> bool:
    """One mailbox; no display name, no comments, no two dots in a row."""
    if len(text) > _LONGEST_EMAIL or ".." in text or ".@" in text or text.startswith("."):
        return False
    return _EMAIL.fullmatch(text) is not None


def is_business_number(text: str) -> bool:
    """Ten digits, hyphens where they belong or nowhere, and a check digit that fits (국세청).

    The first eight digits are weighed, the ninth times five adds its tens and its ones. python-stdnum (kr.brn) looks at
    the length only.
    """
    if not _BUSINESS_NUMBER.fullmatch(text):
        return False
    *head, ninth, check = map(int, text.replace("-", ""))
    weighed = sum(digit * weight for digit, weight in zip(head, _WEIGHTS, strict=True))
    return (weighed + ninth * 5 + ninth * 5 // 10 + check) % 10 == 0
