"""Latin letters without their marks: Nguyễn is filed and found as nguyen."""

from __future__ import annotations

import re
import unicodedata

_MARKED = re.compile(r"[À-ɏḀ-ỿ]")
"""The Latin blocks after ASCII, whose letters have marks."""
_MARKS = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
_UNDECOMPOSED = str.maketrans(
    {"đ": "d", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"}
)


def unmarked(text: str) -> str:
    """`text` (of small letters) with Latin letters as the keys they are typed with; all else as it is."""
    return text if text.isascii() else _MARKS.sub("", _MARKED.sub(_plain, text))


def _plain(letter: re.Match[str]) -> str:
    return unicodedata.normalize("NFKD", letter[0]).translate(_UNDECOMPOSED)
