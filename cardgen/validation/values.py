"""What a schema cannot say about one value: telephone numbers, dates that exist, check digits."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial

from cardgen.model.form import Kind, Leaf

KOREA = 82
"""Country calling code (ITU-T E.164)."""

MOBILE_DIGITS = 10
"""Digits of an 010 number without its leading 0 (전기통신번호관리세칙)."""

OLDEST = date(1900, 1, 1)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_POSTCODE = re.compile(r"[0-9]{5}")
_COMMON_PHONE = re.compile(
    r"010[-. ]?[0-9]{4}[-. ]?[0-9]{4}|0(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4])[-. ][1-9][0-9]{2,3}[-. ][0-9]{4}"
)
"""Mobiles and fixed lines of the area codes (전기통신번호관리세칙)."""
_PHONE_CHARACTERS = re.compile(
    r"\+?[0-9 \u00a0\u3000().\-\u2010-\u2015\uff0d\uff0e]+(?:(?:ext\.?|x) {0,3}[0-9]{1,6})?", re.IGNORECASE
)
"""ASCII digits alone: whoever dials, sorts or searches a printed number does it by these."""
_LONGEST_PHONE = 40
_LONGEST_EMAIL = 254
"""RFC 5321, 4.5.3.1.3: a path of 256 octets with its angle brackets."""
_HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
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
            return lambda text: "C303" if "\n" in text else None


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


def is_phone(text: str) -> bool:
    """A valid number by `phonenumbers`, read as Korean unless it begins with +.

    The library reads more into a text than people mean: it skips words before the number, takes `~8` for an extension
    and letters for the digits on their keys. So a text must look like one number first. Common Korean spellings, which
    the library accepts all (held by a test), are let through at a fortieth of its time.
    """
    if _COMMON_PHONE.fullmatch(text):
        return True
    return len(text) <= _LONGEST_PHONE and _is_rare_phone(text)


@lru_cache(maxsize=65536)
def _is_rare_phone(text: str) -> bool:
    if not _PHONE_CHARACTERS.fullmatch(text):
        return False
    import phonenumbers

    try:
        number = phonenumbers.parse(text, "KR")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number) and not _is_short_mobile(number.country_code, number.national_number)


def _is_short_mobile(country: int | None, national: int | None) -> bool:
    """010 is followed by eight digits; the library lets seven pass, as 011 had them, and a digit left out is common."""
    digits = str(national)
    return country == KOREA and digits.startswith("10") and len(digits) != MOBILE_DIGITS


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
