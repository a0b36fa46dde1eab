"""Numbers as people compare with them: 1,000,000, 100만, 1억5000만, ₩1,200,000원, -3, 2.5."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = re.compile(r"^(?:[₩\\]|krw)\s*|\s*(?:원|krw)$", re.IGNORECASE)
"""Signs of the won around a number; Korean keyboards and fonts put it where others have the backslash."""
_DIGITS = r"(?:[0-9]{1,18}|[0-9]{1,3}(?:,[0-9]{3}){1,5})"
_NUMBER = re.compile(rf"[-+]?{_DIGITS}(?:\.[0-9]{{1,9}})?")
_KOREAN = re.compile(rf"([-+]?)(?:({_DIGITS}(?:\.[0-9]+)?)억)?\s?(?:({_DIGITS}(?:\.[0-9]+)?)만)?\s?({_DIGITS})?")
_UNITS = (10**8, 10**4, 1)


def number_of(text: str) -> int | float | None:
    """The number a text means, or None where it means none."""
    plain = _SIGNS.sub("", unicodedata.normalize("NFKC", text).strip())
    if _NUMBER.fullmatch(plain):
        return _read(plain)
    found = _KOREAN.fullmatch(plain)
    if not plain or found is None or not any(found.groups()[1:]):
        return None
    parts = zip(found.groups()[1:], _UNITS, strict=True)
    amount = sum(_read(part) * unit for part, unit in parts if part)
    return -amount if found[1] == "-" else amount


def _read(text: str) -> int | float:
    digits = text.replace(",", "")
    return float(digits) if "." in digits else int(digits)
