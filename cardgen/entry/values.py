"""What a text means for a field: the value a card would hold, however it was typed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from cardgen.entry.counts import count_of
from cardgen.entry.dates import day_of
from cardgen.entry.exact import exact_text
from cardgen.entry.numbers import number_of
from cardgen.entry.phone import format_phone, is_phone
from cardgen.model.form import Kind, Leaf, LeafType

Entered = str | int | float | bool

_TRUE = frozenset({"true", "yes", "y", "예", "네", "o", "○", "◯", "☑", "v", "✓", "✔", "참"})
_FALSE = frozenset({"false", "no", "n", "아니오", "아니요", "x", "×", "☐", "거짓"})
_INTEGER = re.compile(r"[-+]?(?:[0-9]{1,310}|[0-9]{1,3}(?:,[0-9]{3}){1,5})")
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,310}|[0-9]{1,3}(?:,[0-9]{3}){1,5})(?:\.[0-9]+)?")
"""All digits of the largest float there is are no more: what an export writes can be read again."""
_BUSINESS_NUMBER = re.compile(r"([0-9]{3})[- .]?([0-9]{2})[- .]?([0-9]{5})")


def entered_value(leaf: Leaf, text: str, today: date) -> Entered:
    """The value `text` means for `leaf`, in the spelling cards keep; the text itself where it means none.

    Widths, signs and words people use are understood (１２, 30만원, 2개, 2026.3.2, -3d, 예, 01012345678). What is not
    understood is left for the checker, which says why it is wrong: nothing is guessed here.
    """
    clean = unicodedata.normalize("NFC", text).strip()
    if leaf.choices:
        return _choice(leaf, clean)
    if leaf.type is not LeafType.STRING:
        return _typed(leaf, unicodedata.normalize("NFKC", clean))
    narrow = unicodedata.normalize("NFKC", clean).strip()
    match leaf.kind:
        case Kind.DATE | Kind.BIRTH_DATE:
            day = day_of(narrow, today)
            return day.isoformat() if day else clean
        case Kind.PHONE:
            return format_phone(narrow) if is_phone(narrow) else clean
        case Kind.BUSINESS_NUMBER:
            found = _BUSINESS_NUMBER.fullmatch(narrow)
            return "-".join(found.groups()) if found else clean
        case Kind.POSTCODE | Kind.EMAIL:
            return narrow
        case Kind.ID:
            return narrow.upper()
        case _:
            return clean


def spelling(text: str) -> str:
    """A text as it is compared with choices and labels: width, case and white space do not matter."""
    return "".join(unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text)).casefold().split())


def _choice(leaf: Leaf, text: str) -> str:
    if text in leaf.choices:
        return text
    meant = [choice for choice in leaf.choices if spelling(choice) == spelling(text)]
    return meant[0] if len(meant) == 1 else text


def _typed(leaf: Leaf, text: str) -> Entered:
    if leaf.type is LeafType.BOOLEAN:
        word = text.casefold()
        return True if word in _TRUE else False if word in _FALSE else text
    number = _amount(text) if leaf.kind is Kind.MONEY else count_of(text)
    if leaf.type is LeafType.NUMBER and _NUMBER.fullmatch(number):
        return float(number.replace(",", ""))
    if leaf.type is LeafType.INTEGER and _INTEGER.fullmatch(number):
        return int(number.replace(",", ""))
    return text


def _amount(text: str) -> str:
    """Money in digits (₩1,200, 30만원, 1억 2천만), or the text as it is."""
    number = number_of(text)
    return text if number is None else exact_text(number)
