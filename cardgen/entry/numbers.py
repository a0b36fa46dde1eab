"""Numbers as people type them: 1,000,000, 100만, 1억 2천만, ₩1,200,000원, -3, 2.5."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_SIGNS = re.compile(r"^(?:[₩\\]|krw)\s*|\s*(?:원|krw)$", re.IGNORECASE)
"""Signs of the won around a number; Korean keyboards and fonts put it where others have the backslash."""
_DIGITS = r"(?:[0-9]{1,18}|[0-9]{1,3}(?:,[0-9]{3}){1,5})"
_NUMBER = re.compile(rf"{_DIGITS}(?:\.[0-9]{{1,18}})?")
_LARGE = (("조", 10**12), ("억", 10**8), ("만", 10**4))
_SMALL = re.compile(r"(?:([1-9]?)천\s?)?(?:([1-9]?)백\s?)?(?:([1-9]?)십\s?)?([1-9]?)")
"""What may stand before a large unit in words of its own: 2천, 3백, 1천5백."""


def number_of(text: str) -> int | float | None:
    """The number a text means, or None where it means none.

    Reckoned in decimals, so that 1.1억 is 110000000 exactly: an int where the amount is whole and written so.
    """
    plain = _SIGNS.sub("", unicodedata.normalize("NFKC", text).strip())
    sign, digits = (plain[0], plain[1:]) if plain[:1] in ("+", "-") else ("", plain)
    amount = _amount(_SIGNS.sub("", digits))
    if amount is None:
        return None
    exact = -amount if sign == "-" else amount
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def _amount(text: str) -> Decimal | None:
    """An amount without its sign: digits alone, or parts before 조, 억 and 만 in this order, then a rest."""
    if _NUMBER.fullmatch(text):
        return _decimal(text)
    total, rest = Decimal(0), text
    for unit, worth in _LARGE:
        before, found, after = rest.partition(unit)
        if not found:
            continue
        part = _part(before)
        if part is None:
            return None
        total, rest = total + part * worth, after.lstrip()
    last = Decimal(0) if rest != text and not rest else _part(rest)
    return None if last is None or last != last.to_integral_value() else total + last


def _part(text: str) -> Decimal | None:
    """How many of a unit: 1.5 of 1.5억, 2천 of 2천만, one thousand of 천만; None for nothing at all."""
    if _NUMBER.fullmatch(text):
        return _decimal(text)
    found = _SMALL.fullmatch(text)
    if not text or found is None:
        return None
    *counts, ones = found.groups()
    parts = zip(counts, (1000, 100, 10), strict=True)
    amount = sum(int(count or 1) * worth for count, worth in parts if count is not None)
    return Decimal(amount + int(ones or 0))


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
