"""What can be changed in a card: a value put, dropped or appended, text quoted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cardgen.model.card import Scalar
from cardgen.yamltree import Pointer

Value = Scalar | Sequence[Scalar] | Mapping[str, object] | Sequence[Mapping[str, Scalar]]
"""A scalar, a plain list, a record or group, or a list of records."""


@dataclass(frozen=True, slots=True)
class Put:
    """Give a place a value, whatever stands there; groups and lists on the way to it are made.

    A list's position may be one past its end. Text of nothing but white space, an empty list or group is no value: to
    put it is to drop.
    """

    pointer: Pointer
    value: Value = field(repr=False)


@dataclass(frozen=True, slots=True)
class Drop:
    """Take a value away: a field, a group, a list or one item of it. What it leaves empty goes too, but for records."""

    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Append:
    """Add an item at the end of a list, which is made where there is none."""

    pointer: Pointer
    value: Scalar | Mapping[str, Scalar] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Quote:
    """Put quotation marks around a text that stands without them, so that every program reads the same."""

    pointer: Pointer


Change = Put | Drop | Append | Quote
