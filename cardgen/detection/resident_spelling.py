"""Tells a resident number from a date with an amount, two telephone numbers, a barcode."""

from __future__ import annotations

import re

_MONTHS = range(1, 13)
_DAYS = range(1, 32)
_CENTURIES = {1: "19", 2: "19", 3: "20", 4: "20", 5: "19", 6: "19", 7: "20", 8: "20"}
"""The century of birth by the seventh digit: 1-4 citizens, 5-8 foreigners (주민등록법 시행규칙)."""
_WITH_CENTURY = len("19900101")
_MARKS = "./\u00b7-"
_TIGHT = re.compile("[-\u2010-\u2015\u2212\uff0d\u3161\u30fc\u4e00\u1173]{1,2}[(\\[{\"']?")
_LIST = re.compile(r"[\n,;\u3001\uff0c]")
_MONEY = re.compile(r"\s?(?:원|won|KRW|₩|만)|[,.]\d", re.IGNORECASE)


def is_resident_number(found: re.Match[str]) -> bool:
    """True where the `date`, `joint` and `serial` of a match make up one number.

    Six digits of a date, then seven: written so, little else is meant. A whole year, marks within the date, a list or
    a line break between also occur where a date is followed by an amount; those must fit in more ways.
    """
    if found["particle"] and not found["word"]:
        return False
    date, serial = _digits(found["date"]), _digits(found["serial"])
    if not _exists(date, int(serial[0])) or _is_barcode(found[0]):
        return False
    dated = len(date) == _WITH_CENTURY or bool(_marks(found["date"]))
    if dated and not _is_dated_number(found, date):
        return False
    if _is_spaced(found["serial"]):
        return not dated and (bool(found["joint"]) or _is_spaced(found["date"]))
    doubtful = dated or _LIST.search(found["joint"]) is not None
    return not (doubtful and _MONEY.match(found.string, found.end()))


def _digits(text: str) -> str:
    return "".join(str(int(digit)) for digit in text if digit.isdecimal())


def _exists(date: str, century: int) -> bool:
    """A month, a day and a century digit that exist; a year of four digits is of that century."""
    if int(date[-4:-2]) not in _MONTHS or int(date[-2:]) not in _DAYS or century not in _CENTURIES:
        return False
    return len(date) < _WITH_CENTURY or date.startswith(_CENTURIES[century])


def _marks(date: str) -> list[str]:
    return [character for character in date if character in _MARKS]


def _is_dated_number(found: re.Match[str], date: str) -> bool:
    """One kind of mark, and a serial joined by a dash; a day of the 1900s is one of birth, joined in whatever way."""
    marks = _marks(found["date"])
    if marks and marks != [marks[0]] * 2:
        return False
    if len(date) == _WITH_CENTURY and date.startswith("19"):
        return bool(found["joint"])
    return bool(found["word"]) or _TIGHT.fullmatch(found["joint"]) is not None


def _is_spaced(digits: str) -> bool:
    return any(character.isspace() for character in digits)


_GOODS = re.compile("880[0-9]{10}")
"""A barcode of a Korean maker: GS1 gave 880 to Korea."""


def _is_barcode(text: str) -> bool:
    """A Korean EAN-13 whose check digit fits, where that of a resident number does not."""
    if not _GOODS.fullmatch(text):
        return False
    digits = [*map(int, text)]
    goods = sum(digits[0::2]) + 3 * sum(digits[1::2])
    weighed = sum(digit * (2 + place % 8) for place, digit in enumerate(digits[:12]))
    check = ((13 if text[6] in "5678" else 11) - weighed % 11) % 10
    return goods % 10 == 0 and check != digits[12]
