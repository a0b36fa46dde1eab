"""Telephone numbers: which texts are one, how Korea writes them, and the spelling by which two are compared."""

from __future__ import annotations

import re
from functools import lru_cache

KOREA = 82
"""Country calling code (ITU-T E.164)."""

MOBILE_DIGITS = 10
"""Digits of an 010 number without its leading 0 (전기통신번호관리세칙)."""

_MOBILE = re.compile(r"(010)[-. ]?([0-9]{4})[-. ]?([0-9]{4})")
_FIXED = re.compile(r"(0(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4]))[-. ]([1-9][0-9]{2,3})[-. ]([0-9]{4})")

_COMMON_PHONE = re.compile(
    r"010[-. ]?[0-9]{4}[-. ]?[0-9]{4}|0(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4])[-. ][1-9][0-9]{2,3}[-. ][0-9]{4}"
)
"""Mobiles and fixed lines of the area codes (전기통신번호관리세칙)."""
_PHONE_CHARACTERS = re.compile(
    r"\+?[0-9 \u00a0\u3000().\-\u2010-\u2015\uff0d\uff0e]+(?:(?:ext\.?|x) {0,3}[0-9]{1,6})?", re.IGNORECASE
)
"""ASCII digits alone: whoever dials, sorts or searches a printed number does it by these."""
_LONGEST_PHONE = 40


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


@lru_cache(maxsize=4096)
def format_phone(text: str) -> str:
    """A telephone number grouped the way Korea writes it (010-1234-5678); text that is no number comes back unchanged.

    The common spellings are grouped here; the rest asks `phonenumbers`, which costs 40 times as much.
    """
    if common := _MOBILE.fullmatch(text) or _FIXED.fullmatch(text):
        return "-".join(common.groups())
    import phonenumbers

    try:
        number = phonenumbers.parse(text, "KR")
    except phonenumbers.NumberParseException:
        return text
    if not phonenumbers.is_valid_number(number):
        return text
    national = number.country_code == KOREA
    style = phonenumbers.PhoneNumberFormat.NATIONAL if national else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style)


@lru_cache(maxsize=65536)
def phone_key(text: str) -> str | None:
    """The number in E.164 (+821012345678), with its extension, or None for text that `is_phone` refuses.

    Two spellings of one number have one key.
    """
    if common := _MOBILE.fullmatch(text) or _FIXED.fullmatch(text):
        return f"+{KOREA}{''.join(common.groups())[1:]}"
    if not is_phone(text):
        return None
    import phonenumbers

    number = phonenumbers.parse(text, "KR")
    key = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{key};ext={number.extension}" if number.extension else key
