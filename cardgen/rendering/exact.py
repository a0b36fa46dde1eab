"""Values as they are, for files that programs read: typed, not as people like to see them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cardgen.model.cardview import Shown, Value

Data = str | int | float | bool | date


def data_of(value: Value) -> Data | None:
    """The typed value; the text of one that is shown in part or withheld, None for a blank."""
    if isinstance(value, Shown):
        return value.data
    return value.text or None


def exact_text(data: Data) -> str:
    """A typed value as text that can be read back: all digits of a number, a date as ISO 8601 has it."""
    if isinstance(data, str):
        return data
    if isinstance(data, bool):
        return "true" if data else "false"
    return data.isoformat() if isinstance(data, date) else f"{Decimal(repr(data)):f}"
