"""A value of a card that can be compared with another, and must not be told to readers under a policy."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Untold:
    """Stands in a card's data where its value stood: what a policy says of the field does not hold for this one."""

    value: str | int | float = field(repr=False)


def bare(value: Any) -> Any:
    """The value itself, told or not."""
    return value.value if isinstance(value, Untold) else value


def is_untold(value: object) -> bool:
    """True for such a value, and for a list with one."""
    return any(isinstance(it, Untold) for it in (value if isinstance(value, list) else [value]))
