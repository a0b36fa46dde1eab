"""The line at the foot of every copy: who may use it, for what and until when (PIPA 18 and 21)."""

from __future__ import annotations

from datetime import date

from cardgen.messages import say

ROOM = 116
"""Halves of a Hangul syllable that stand beside the page number on one line of 7.5 points, 178 mm long."""

_NARROW = frozenset(" !\"'(),-./0123456789:;[]abcdefghijklnopqrstuvxyz{|}·–…")
_NARROW_WIDTH = 1.25
"""More than any of these takes in the fonts that copies are printed in; what is not among them may take a syllable."""

MOST_RECIPIENT = 40
"""Of these, what the recipient may take where the purpose needs the rest."""


def share_footer(language: str, number: str, recipient: str, purpose: str, keep_until: date) -> str:
    """The footer; recipient and purpose are shortened to what fits (the cover has them whole)."""
    given = {"number": number, "day": keep_until.isoformat()}
    free = ROOM - _width(say("paper.footer.share", language, recipient="", purpose="", **given))
    short = shortened(recipient, max(MOST_RECIPIENT, free - _width(purpose)))
    left = free - _width(short)
    return say("paper.footer.share", language, recipient=short, purpose=shortened(purpose, left), **given)


def shortened(text: str, width: float) -> str:
    """The text, or as much of it as leaves room for an ellipsis in `width` halves of a syllable."""
    if _width(text) <= width:
        return text
    while text and _width(text) > width - _NARROW_WIDTH:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _width(text: str) -> float:
    return sum(_NARROW_WIDTH if character in _NARROW else 2 for character in text)
