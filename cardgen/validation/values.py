"""What a schema cannot say about one value: telephone numbers, dates that exist, check digits."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from cardgen.model.form import Kind, Leaf

OLDEST = date(1900, 1, 1)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_POSTCODE = re.compile(r"[0-9]{5}")
_MOBILE = re.compile(r"010[-. ]?[2-9][0-9]{3}[-. ]?[0-9]{4}")
_EMAIL = re.compile(
    r"[^\s@\"(),:;<>\[\\\]]{1,64}@(?=.{4,255}\Z)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_](?:[\w-]{0,61}[^\W_])"
)
"""A mailbox of RFC 5321 without quoting, at a domain of two or more labels; letters of any script (RFC 6531)."""


def value_fault(leaf: Leaf, text: str, today: date) -> str | None:
    """The code of the rule `text` breaks as a value of `leaf`, or None."""
    match leaf.kind:
        case Kind.DATE | Kind.BIRTH_DATE:
            return _date_fault(text, today, past=leaf.past or leaf.kind is Kind.BIRTH_DATE)
        case Kind.PHONE:
            return None if is_phone(text) else "C104"
        case Kind.EMAIL:
            return None if is_email(text) else "C105"
        case Kind.POSTCODE:
            return None if _POSTCODE.fullmatch(text) else "C109"
        case Kind.BUSINESS_NUMBER:
            return None if is_business_number(text) else "C108"
        case Kind.LONG_TEXT:
            return None
        case _:
            return "C303" if "\n" in text else None


def _date_fault(text: str, today: date, *, past: bool) -> str | None:
    if not _DATE.fullmatch(text):
        return "C106"
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return "C106"
    if day < OLDEST:
        return "C117"
    return "C116" if past and day > today else None


@lru_cache(maxsize=65536)
def is_phone(text: str) -> bool:
    """A valid number by `phonenumbers`, read as Korean unless it begins with +.

    010 numbers are let through by their shape (010, then 2-9 and seven digits: 전기통신번호관리세칙), which is what the
    library's metadata says too, at a fortieth of the time.
    """
    if _MOBILE.fullmatch(text):
        return True
    import phonenumbers

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(text, "KR"))
    except phonenumbers.NumberParseException:
        return False


def is_email(text: str) -> bool:
    """One mailbox; no display name, no comments, no two dots in a row."""
    return _EMAIL.fullmatch(text) is not None and ".." not in text and not text.startswith(".") and ".@" not in text


def is_business_number(text: str) -> bool:
    """Ten digits, hyphens where they belong or nowhere, and a check digit that fits (국세청)."""
    from stdnum.kr import brn

    return re.fullmatch(r"[0-9]{3}-[0-9]{2}-[0-9]{5}|[0-9]{10}", text) is not None and bool(brn.is_valid(text))
