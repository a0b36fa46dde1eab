"""Typed values as text that says the same when it is read back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal


def exact_text(data: str | float | date) -> str:
    """All digits of a number, never an exponent; true and false; a day as ISO 8601 has it; text as it is."""
    if isinstance(data, str):
        return data
    if isinstance(data, bool):
        return "true" if data else "false"
    return data.isoformat() if isinstance(data, date) else f"{Decimal(repr(data)):f}"
