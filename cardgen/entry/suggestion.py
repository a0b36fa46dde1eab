"""Finds what somebody probably meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

MIN_SCORE = 70
"""Similarity (0-100) below which a guess would mislead more than help."""


def nearest(word: str, known: Mapping[str, str]) -> str:
    """What is suggested for the known spelling closest to `word`, or "" when none is close.

    `known` maps spellings (keys, labels) to what is suggested for them. Hangul is compared by its letters: one vowel
    mistyped in a word of two syllables is a near miss, not half of it.
    """
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, known.keys(), scorer=fuzz.ratio, processor=_letters, score_cutoff=MIN_SCORE)
    return known[found[0]] if found else ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))
