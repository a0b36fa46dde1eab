"""Joins small pieces that stand beside each other: a number over three cells, a name with its surname apart.

Only what looks like a piece is joined, so that two whole values side by side never make up a third by chance: a few
digits without anything else, one or two syllables without anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import groupby

from cardgen.detection.name_words import LONG_SURNAMES

_AROUND = " \t\r\n\u00a0-./()·,:|"
"""What may stand around a piece; no sign of a mask, or a surname left visible would meet the next word."""

_DIGITS = re.compile(r"[0-9０-９]{1,8}")
_SYLLABLES = re.compile(r"[가-힣]{1,2}")

_NUMBER = range(9, 13)
"""Digits of telephone and business numbers, with +82 and without the leading zero."""

_NAME = range(2, 5)
"""Syllables of a name."""

_LONGEST = 30
"""Characters of a piece and what stands around it."""

_DATE = re.compile(r"(?:19|20)\d\d-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])")


class _Kind(Enum):
    DIGITS = "digits"
    SYLLABLES = "syllables"
    OTHER = "other"


def joined(texts: Iterable[str]) -> Iterator[str]:
    """What neighbouring pieces spell together; blank texts and mere marks between them do not part them.

    Digits keep line ends between them, so that only a search for whole numbers reads across; a day is joined by
    hyphens, a name by nothing.
    """
    pieces = (piece for text in texts if (piece := text.strip(_AROUND) if len(text) <= _LONGEST else text))
    for kind, run in groupby(pieces, _kind):
        if kind is _Kind.DIGITS:
            yield from _numbers([*run])
        elif kind is _Kind.SYLLABLES:
            yield from _names([*run])


def _kind(piece: str) -> _Kind:
    if _DIGITS.fullmatch(piece):
        return _Kind.DIGITS
    return _Kind.SYLLABLES if _SYLLABLES.fullmatch(piece) else _Kind.OTHER


def _numbers(pieces: Sequence[str]) -> Iterator[str]:
    yield from ("\n".join(window) for window in _windows(pieces, _NUMBER))
    for at in range(len(pieces) - 2):
        day = "-".join(pieces[at : at + 3])
        if _DATE.fullmatch(day):
            yield day


def _names(pieces: Sequence[str]) -> Iterator[str]:
    """Names whose surname is by itself, or each of whose syllables is."""
    for window in _windows(pieces, _NAME):
        if len(window[0]) == 1 or window[0] in LONG_SURNAMES:
            yield "".join(window)


def _windows(pieces: Sequence[str], sizes: range) -> Iterator[Sequence[str]]:
    """Every two or more neighbours that have so many characters together."""
    for start in range(len(pieces)):
        size = len(pieces[start])
        for end in range(start + 1, len(pieces)):
            size += len(pieces[end])
            if size >= sizes.stop:
                break
            if size in sizes:
                yield pieces[start : end + 1]
