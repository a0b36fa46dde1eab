"""Finds 주민등록번호 and 외국인등록번호: numbers a card may not hold even with consent (PIPA art. 24-2).

No checksum is asked for: numbers issued since October 2020 have none (주민등록법 시행규칙 amendment).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_GAP = "[\\s\u00ad\u200b-\u200d\u2060\ufeff]{0,2}"
"""What may stand between two digits: spaces, line breaks, and characters nobody sees."""
_MARK = "[\\s\u00ad\u200b-\u200d\u2060\ufeff._~*/|:\u00b7\u2010-\u2015\u2212\u30fb\u30fc\u318d\uff0d\uff0e\uff5e-]"
_DASH = rf"{_MARK}{{0,5}}(?:\r?\n {{0,40}})?{_MARK}{{0,2}}"
"""What may stand between the date and the serial: dashes of every script, dots, spaces, a folded line's indentation."""

_NUMBER = re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{5}}{_DASH}\d(?:{_GAP}\d){{6}}(?!\d)")
_MONTHS = range(1, 13)
_DAYS = range(1, 32)
_CENTURY_DIGITS = frozenset("12345678")
"""Seventh digit: 1-4 citizens, 5-8 foreigners, born in the 1900s or 2000s."""


def find_resident_numbers(text: str) -> Iterator[tuple[int, int]]:
    r"""Start and end offsets of every resident number in `text`, however it is spelt.

    Digits of any script count (full-width １２３ too). A candidate needs a month, a day and a century digit that exist;
    the look-arounds are by digit, since Hangul would be a word character to `\b`. Runs in time linear in the text.
    """
    for found in _NUMBER.finditer(text):
        digits = "".join(str(unicodedata.digit(char)) for char in found.group() if char.isdecimal())
        if int(digits[2:4]) in _MONTHS and int(digits[4:6]) in _DAYS and digits[6] in _CENTURY_DIGITS:
            yield found.span()
