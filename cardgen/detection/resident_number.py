"""Finds 주민등록번호 and 외국인등록번호: numbers a card may not hold even with consent (PIPA art. 24-2).

No checksum is asked for: numbers issued since October 2020 have none (주민등록법 시행규칙 amendment).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cardgen.detection.resident_spelling import is_resident_number
from cardgen.detection.respelling import respelt

_UNSEEN = (
    "\u00ad\u0300-\u036f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20f0"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Characters nobody sees (Unicode's Default_Ignorable_Code_Point), and marks drawn over a digit, as in a keycap."""
_SPACE = r"[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]"
_GAP = f"[{_UNSEEN}]{{0,9}}+(?:{_SPACE}[{_UNSEEN}]{{0,9}}+){{0,2}}+"
"""What may stand between two digits: at most two spaces, and what nobody sees."""
_DASHES = (
    "._~*/|:+=\u00b7\u2010-\u2015\u2043\u2212\u23af\u2500\u2501\u30fb\u30fc"
    "\u318d\u1173\u3161\u4e00\ufe58\ufe63\uff0d\uff0e\uff5e\\-"
)
_QUOTES = "()\\[\\]{}<>\"'`,;#\\\\\uff08\uff09\uff3b\uff3d\uff0c\u2018-\u201f\u3001\u3008-\u3011\u3014\u3015"
_JOINT = rf"[\s\u2800{_UNSEEN}{_DASHES}{_QUOTES}]{{0,60}}+"
"""What may stand between the date and the serial: dashes of any script (Koreans type ㅡ and 一 for one, too), dots,
spaces, brackets, quotes and commas between the items of a list, the line break and indentation of a folded text or of
the next line of a comment."""
_WORD = r"[뒤뒷][가-힣]{0,6}+(?: [가-힣]{1,6}+)?+"
"""뒷자리, 뒤 번호는: what people call the serial."""
_PARTICLE = "[가-뒣뒥-뒶뒸-힣]"
"""What may follow the date then: any syllable but those two."""

_PART = rf"{_GAP}(?:[./\u00b7-]{_GAP})?\d{_GAP}\d"
_YEARS = (rf"\d{_GAP}\d", rf"\d(?:{_GAP}\d){{3}}")
_REST = (
    rf"(?P<joint>(?P<particle>{_PARTICLE}{{0,6}}+){_JOINT}(?:(?P<word>{_WORD}){_JOINT})?)"
    rf"(?P<serial>\d(?:{_GAP}\d){{6}})(?!\d)"
)
_SPELLINGS = tuple(re.compile(rf"(?P<date>{year}{_PART}{_PART}){_REST}") for year in _YEARS)
_BEGINNING = re.compile(
    rf"\d(?<!\d\d)(?={_GAP}\d(?:{_GAP}\d{_GAP}\d)??{_PART}{_PART}"
    rf"{_PARTICLE}{{0,6}}+{_JOINT}(?:{_WORD}{_JOINT})?\d(?:{_GAP}\d){{6}}(?!\d))"
)
"""Takes the first digit and looks ahead for the rest, so that a candidate that is none does not hide the number that
begins within it. Beginning with the digit, not with a look at what is before, spares a third of the time."""


def resident_number_starts(text: str) -> Iterator[int]:
    r"""Where each resident number in `text` begins (0-based offset), however it is spelt.

    Digits of any script count (full-width １２３ too), circled ones, and those of HTML's character references. The
    look-arounds are by digit, since Hangul would be a word character to `\b`. Runs in time linear in the text.
    """
    yield from (found := [start for start, _ in resident_number_spans(text)])
    if again := respelt(text):
        plain, offsets = again
        spans = resident_number_spans(plain)
        yield from (offsets[start] for start, _ in spans if offsets[start] not in found)


def resident_number_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each resident number in `text` begins and ends; those in circled digits and the like are not read."""
    end = 0
    for beginning in _BEGINNING.finditer(text):
        if (start := beginning.start()) < end:
            continue
        for spelling in _SPELLINGS:
            if (found := spelling.match(text, start)) and is_resident_number(found):
                end = found.end()
                yield start, end
                break


def has_resident_number(text: str) -> bool:
    """True where `text` holds a resident number in any spelling."""
    return next(resident_number_starts(text), None) is not None
