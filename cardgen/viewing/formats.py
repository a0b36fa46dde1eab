"""How typed values look to people: dates, money, telephone numbers."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from decimal import Decimal

from cardgen.entry.phone import format_phone
from cardgen.model.card import Scalar
from cardgen.model.form import Kind, Leaf, LeafType

_BUSINESS_NUMBER = re.compile(r"([0-9]{3})-?([0-9]{2})-?([0-9]{5})")


def format_scalar(leaf: Leaf, value: Scalar, language: str) -> str:
    """The text people read for one value of `leaf`, e.g. 1234000 -> 1,234,000원."""
    if isinstance(value, bool):
        return "☑" if value else "☐"
    if isinstance(value, (int, float)):
        return _format_number(value, money=leaf.kind is Kind.MONEY, language=language)
    if leaf.kind is Kind.PHONE:
        return format_phone(value)
    if leaf.kind is Kind.BUSINESS_NUMBER:
        return format_business_number(value)
    return value


def typed_data(leaf: Leaf, value: Scalar) -> Scalar | date:
    """The value for cells that calculate: dates as dates, everything else as it is.

    So is what stands where a date should in an earlier version of a card, which nobody checked.
    """
    if leaf.kind.is_date and isinstance(value, str):
        with suppress(ValueError):
            return date.fromisoformat(value)
    return value


def _format_number(value: float, *, money: bool, language: str) -> str:
    """All digits, grouped by three; never an exponent."""
    sign = "-" if value < 0 else ""
    digits = f"{Decimal(repr(value)).copy_abs():,f}".removesuffix(".0")
    if not money:
        return sign + digits
    return f"{sign}{digits}원" if language == "ko" else f"{sign}₩{digits}"


def format_business_number(text: str) -> str:
    """A 사업자등록번호 as 123-45-67890."""
    found = _BUSINESS_NUMBER.fullmatch(text)
    return "-".join(found.groups()) if found else text


def leaf_kind(leaf: Leaf) -> str:
    """The kind a view carries: x-kind for text, the JSON type for numbers and booleans without one."""
    if leaf.type is LeafType.STRING or leaf.kind is Kind.MONEY:
        return leaf.kind.value
    return leaf.type.value
