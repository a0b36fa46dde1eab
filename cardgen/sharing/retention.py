"""How long a card may be kept (개인정보 보호법 art. 21: destroy without delay when the period has ended)."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from cardgen.model.card import Card

RETAIN_UNTIL = "retain_until"
"""The field that says so, in forms that have it."""


def retain_until(card: Card) -> date | None:
    """The last day on which the card may be kept; None where it does not say."""
    found = card.value(RETAIN_UNTIL)
    with suppress(ValueError):
        return date.fromisoformat(found) if isinstance(found, str) else None
    return None


def is_outlived(card: Card, copy_until: date) -> bool:
    """True where a copy may be kept longer than the card itself."""
    return is_overdue(card, copy_until)


def is_overdue(card: Card, today: date) -> bool:
    """True where the card should have been destroyed by now."""
    last = retain_until(card)
    return last is not None and last < today
