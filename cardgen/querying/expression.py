"""An expression as a value: what was typed, not yet bound to the fields of any form."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

Span = tuple[int, int]
"""Where something stands in the expression's text: 0-based, the end not included."""

NOWHERE: Span = (0, 0)


class Comparison(StrEnum):
    """How a field is compared with what was typed; `~` means contains."""

    EQUAL = "="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    CONTAINS = "~"


class Function(StrEnum):
    """What makes one value out of those of a list."""

    SUM = "sum"
    MIN = "min"
    MAX = "max"
    AVG = "avg"
    COUNT = "count"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Name:
    """A field by its path or label, as it was typed."""

    text: str
    at: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Literal:
    """The right side of a comparison; what it means, the field says."""

    text: str = field(repr=False)
    at: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FieldUse:
    """A field. Of a record list, `chosen` in brackets says which records count, `column` which of their fields."""

    name: Name
    chosen: Test | None = None
    column: Name | None = None


@dataclass(frozen=True, slots=True)
class Aggregate:
    """One value made of a list's: sum(purchases.amount)."""

    function: Function
    of: FieldUse
    at: Span = field(default=NOWHERE, compare=False, repr=False)


Operand = FieldUse | Aggregate


@dataclass(frozen=True, slots=True)
class Compare:
    """True where one of the operand's values compares so; with `!=`, where none of them is equal."""

    operand: Operand
    comparison: Comparison
    literal: Literal
    at: Span = field(default=NOWHERE, compare=False, repr=False)
    """Where the sign stands."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """True where one of the operand's values equals one of the literals."""

    operand: Operand
    literals: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """True where the operand has no value."""

    operand: Operand


@dataclass(frozen=True, slots=True)
class Not:
    """True where the test is not."""

    test: Test


@dataclass(frozen=True, slots=True)
class AllOf:
    """True where all of two or more tests are."""

    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True where one of two or more tests is."""

    tests: tuple[Test, ...]


Test = Compare | OneOf | Missing | Not | AllOf | AnyOf
