"""Finds 주민등록번호 and 외국인등록번호: numbers a card may not hold even with consent (PIPA art. 24-2).

No checksum is asked for: numbers issued since October 2020 have none (주민등록법 시행규칙 amendment).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_UNSEEN = "\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
"""Characters nobody sees: soft hyphens, zero-width spaces and joiners, direction marks."""
_SPACE = r"[^\S\r\n]"
_GAP = f"[{_UNSEEN}]{{0,9}}(?:{_SPACE}[{_UNSEEN}]{{0,9}}){{0,2}}"
"""What may stand between two digits: at most two spaces, and what nobody sees."""
_DASHES = (
    "._~*/|:+=\u00b7\u2010-\u2015\u2043\u2212\u23af\u2500\u2501\u30fb\u30fc"
    "\u3161\u318d\u1173\u4e00\ufe58\ufe63\uff0d\uff0e\uff5e-"
)
_MARK = f"(?:{_SPACE}|[{_UNSEEN}{_DASHES}])"
_DASH = rf"{_MARK}{{0,6}}(?:\r?\n {{0,40}}{_MARK}{{0,3}})?"
"""What may stand between the date and the serial: up to six dashes of any script, dots or spaces (Koreans type ㅡ and
一 for a dash, too), and the line break and indentation of a folded text."""

_NUMBER = re.compile(rf"\d(?<!\d\d)(?=((?:{_GAP}\d){{5}}{_DASH}\d(?:{_GAP}\d){{6}})(?!\d))")
"""Takes the first digit and looks ahead for the rest, so that a candidate that is none does not hide the number that
begins within it. Beginning with the digit, not with a look at what is before, spares a third of the time."""
_MONTHS = range(1, 13)
_DAYS = range(1, 32)
_CENTURY_DIGITS = range(1, 9)
"""Seventh digit: 1-4 citizens, 5-8 foreigners, born in the 1900s or 2000s."""


def resident_number_starts(text: str) -> Iterator[int]:
    r"""Where each resident number in `text` begins (0-based offset), however it is spelt.

    Digits of any script count (full-width １２３ too). A candidate needs a month, a day and a century digit that exist;
    the look-arounds are by digit, since Hangul would be a word character to `\b`. Runs in time linear in the text.
    """
    end = 0
    for found in _NUMBER.finditer(text):
        digits = "".join(filter(str.isdecimal, found[0] + found[1]))
        exists = int(digits[2:4]) in _MONTHS and int(digits[4:6]) in _DAYS and int(digits[6]) in _CENTURY_DIGITS
        if exists and found.start() >= end:
            end = found.end(1)
            yield found.start()


def has_resident_number(text: str) -> bool:
    """True where `text` holds a resident number in any spelling."""
    return next(resident_number_starts(text), None) is not None
