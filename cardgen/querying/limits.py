"""How much of an expression is read: what is longer or deeper was typed by nobody."""

from __future__ import annotations

from cardgen.errors import ExpressionError

MOST_CHARACTERS = 4000

MOST_DEPTH = 32
"""Brackets within brackets, and `not` after `not`."""


def require_short(text: str) -> None:
    """ExpressionError for a text too long to be looked at."""
    if len(text) > MOST_CHARACTERS:
        raise ExpressionError("error.expression.long", "", (0, 0), limit=f"{MOST_CHARACTERS:,}")
