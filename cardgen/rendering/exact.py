"""Values as they are, for files that programs read: typed, not as people like to see them."""

from __future__ import annotations

from datetime import date

from cardgen.model.cardview import Shown, Value

Data = str | int | float | bool | date


def data_of(value: Value) -> Data | None:
    """The typed value; the text of one that is shown in part or withheld, None for a blank."""
    if isinstance(value, Shown):
        return value.data
    return value.text or None
