"""Compares a card's values with what was typed, as the type of the field means it."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from cardgen.entry.dates import day_of
from cardgen.entry.numbers import number_of
from cardgen.entry.phone import format_phone, phone_key
from cardgen.entry.suggestion import nearest
from cardgen.entry.values import entered_value
from cardgen.hangul.hanja import has_hanja, read_hanja
from cardgen.hangul.initials import initials_pattern
from cardgen.model.form import Kind, Leaf, LeafType
from cardgen.querying.expression import Comparison
from cardgen.querying.folding import domestic, folded, searchable

Matches = Callable[[object], bool]
"""Whether one value of a card is as the expression asks."""

_SIGNS: Mapping[Comparison, Callable[[Any, Any], bool]] = {
    Comparison.EQUAL: operator.eq,
    Comparison.LESS: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.MORE: operator.gt,
    Comparison.AT_LEAST: operator.ge,
}
_NO_DIGITS = re.compile(r"[^0-9]+")
_LEAST_DIGITS = 2
"""Digits that are looked for in a telephone number whatever stands between them; one alone is no search."""


class MeaninglessError(Exception):
    """What was typed means nothing for the field, or the sign does not fit it; the arguments of the text that says so.

    `on_sign` tells that the sign is meant, not the value.
    """

    def __init__(self, message_id: str, *, on_sign: bool = False, **arguments: str) -> None:
        super().__init__(message_id)
        self.message_id = message_id
        self.on_sign = on_sign
        self.arguments = arguments


def count_matcher(comparison: Comparison, text: str) -> Matches:
    """Compares a number that is no field's own: how many records there are, an average."""
    if comparison is Comparison.CONTAINS:
        raise MeaninglessError("error.expression.not_text", on_sign=True)
    number = number_of(text)
    if number is None:
        raise MeaninglessError("error.expression.number")
    sign = _SIGNS[comparison]
    return lambda value: sign(value, number)


def matcher(leaf: Leaf, comparison: Comparison, text: str, today: date) -> Matches:
    """Compares values of `leaf` with `text`. MeaninglessError where they cannot be."""
    if leaf.type in (LeafType.INTEGER, LeafType.NUMBER):
        return count_matcher(comparison, text)
    if comparison is Comparison.CONTAINS:
        return _containing(leaf, text)
    if leaf.kind.is_date:
        return _dated(comparison, text, today)
    if comparison is not Comparison.EQUAL:
        raise MeaninglessError("error.expression.no_order", on_sign=True)
    return _equal(leaf, text, today)


def _dated(comparison: Comparison, text: str, today: date) -> Matches:
    """Cards hold days as YYYY-MM-DD, which sort as texts do."""
    day = day_of(text, today)
    if day is None:
        raise MeaninglessError("error.expression.date")
    sign, wanted = _SIGNS[comparison], day.isoformat()
    return lambda value: sign(value, wanted)


def _equal(leaf: Leaf, text: str, today: date) -> Matches:
    wanted = entered_value(leaf, text, today)
    if leaf.choices:
        _require_choice(leaf, str(wanted))
        return lambda value: value == wanted
    if leaf.type is LeafType.BOOLEAN:
        if not isinstance(wanted, bool):
            raise MeaninglessError("error.expression.boolean")
        return lambda value: value is wanted
    if leaf.kind is Kind.PHONE:
        return _same_number(str(wanted))
    if leaf.kind is Kind.BUSINESS_NUMBER:
        return lambda value: _digits(value) == _digits(wanted)
    small = folded(str(wanted))
    return lambda value: folded(str(value)) == small


def _require_choice(leaf: Leaf, text: str) -> None:
    if text in leaf.choices:
        return
    known = ", ".join(leaf.choices)
    if near := nearest(text, {choice: choice for choice in leaf.choices}):
        raise MeaninglessError("error.expression.choice.near", near=near, known=known)
    raise MeaninglessError("error.expression.choice", known=known)


def _same_number(text: str) -> Matches:
    """Two spellings of one telephone number are equal; part of one is looked for with `~`."""
    key = phone_key(text)
    if key is None:
        raise MeaninglessError("error.expression.phone")
    return lambda value: phone_key(str(value)) == key


def _containing(leaf: Leaf, text: str) -> Matches:
    if leaf.type is LeafType.BOOLEAN:
        raise MeaninglessError("error.expression.not_text", on_sign=True)
    if leaf.kind is Kind.PHONE and len(digits := _digits(domestic(text))) >= _LEAST_DIGITS:
        return lambda value: digits in _digits(format_phone(str(value))) or text in str(value)
    if leaf.kind is Kind.BUSINESS_NUMBER and len(digits := _digits(text)) >= _LEAST_DIGITS:
        return lambda value: digits in _digits(value) or text in str(value)
    search = re.compile(initials_pattern(searchable(text))).search
    if leaf.kind is Kind.NAME:
        return lambda value: any(map(search, _name_spellings(str(value))))
    return lambda value: search(searchable(str(value))) is not None


def _name_spellings(name: str) -> Sequence[str]:
    """A name as it stands, without its spaces, through which initials run (ㅎㅂㅅㅅ: 한빛 상사), and as it is read."""
    plain = searchable(name)
    dense = "".join(plain.split())
    return (plain, dense, read_hanja(plain), read_hanja(dense)) if has_hanja(plain) else (plain, dense)


def _digits(value: object) -> str:
    return _NO_DIGITS.sub("", str(value))
