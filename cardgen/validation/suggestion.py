"""Finds what somebody probably meant."""

from __future__ import annotations

from collections.abc import Mapping

MIN_SCORE = 60
"""Similarity (0-100) below which a guess would mislead more than help."""


def nearest(word: str, known: Mapping[str, str]) -> str:
    """What the known spelling closest to `word` stands for, or "" when none is close.

    `known` maps spellings (keys, labels) to what is suggested for them.
    """
    from rapidfuzz import fuzz, process, utils

    found = process.extractOne(
        word, known.keys(), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=MIN_SCORE
    )
    return known[found[0]] if found else ""
