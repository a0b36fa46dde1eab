"""How wide text is, for columns that fit what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from unicodedata import east_asian_width

SAMPLE = 500
"""So many values, evenly spread, say enough about a column of any length."""

USUAL = 0.9
"""A column is as wide as this share of its values needs; the rest wraps."""


def display_width(text: str) -> int:
    """Width in halves of a Hangul syllable: Hangul and Hanja count 2, Latin letters and digits 1 (Unicode, UAX #11)."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def usual_width(texts: Sequence[str], measure: Callable[[str], float] = display_width) -> float:
    """The width that most of these texts keep within; 0 where all are empty."""
    step = max(1, len(texts) // SAMPLE)
    widths = sorted(measure(text) for text in texts[::step] if text)
    return widths[min(len(widths) - 1, int(len(widths) * USUAL))] if widths else 0
