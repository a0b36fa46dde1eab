"""The line at the foot of every copy: who may use it, for what and until when (PIPA 18 and 21)."""

from __future__ import annotations

from datetime import date

from cardgen.messages import say
from cardgen.rendering.text_width import display_width

ROOM = 84
"""Halves of a Hangul syllable that stand beside the page number on one line of 7.5 points, whatever the letters."""

MOST_RECIPIENT = 28
"""Of these, what the recipient may take where the purpose needs the rest."""


def share_footer(language: str, number: str, recipient: str, purpose: str, keep_until: date) -> str:
    """The footer; recipient and purpose are shortened to what fits (the cover has them whole)."""
    given = {"number": number, "day": keep_until.isoformat()}
    free = ROOM - display_width(say("paper.footer.share", language, recipient="", purpose="", **given))
    short = shortened(recipient, max(MOST_RECIPIENT, free - display_width(purpose)))
    left = free - display_width(short)
    return say("paper.footer.share", language, recipient=short, purpose=shortened(purpose, left), **given)


def shortened(text: str, width: int) -> str:
    """The text, or as much of it as leaves room for an ellipsis in `width` halves of a syllable."""
    if display_width(text) <= width:
        return text
    while display_width(text) > width - 2:
        text = text[:-1]
    return f"{text.rstrip()}…"
