"""An expression written out again: what `parse` reads back as the same."""

from __future__ import annotations

import re
from typing import assert_never

from cardgen.querying.expression import (
    Aggregate,
    AllOf,
    AnyOf,
    Compare,
    FieldUse,
    Literal,
    Missing,
    Name,
    Not,
    OneOf,
    Operand,
    Test,
)

_PLAIN = re.compile(r"[\w가-힣@:/+·-]+")
_KEYWORD = re.compile(r"and|or|not|in|missing|sum|min|max|avg|count|first|last", re.IGNORECASE)


def expression_text(test: Test) -> str:
    """The expression, with quotes where it needs them and brackets around every group."""
    match test:
        case Compare():
            return f"{_operand(test.operand)} {test.comparison.value} {_literal(test.literal)}"
        case OneOf():
            return f"{_operand(test.operand)} in ({', '.join(map(_literal, test.literals))})"
        case Missing():
            return f"{_operand(test.operand)} missing"
        case Not():
            return f"not {_grouped(test.test)}"
        case AllOf():
            return " and ".join(map(_grouped, test.tests))
        case AnyOf():
            return " or ".join(map(_grouped, test.tests))
        case _:
            assert_never(test)


def _grouped(test: Test) -> str:
    text = expression_text(test)
    return f"({text})" if isinstance(test, AllOf | AnyOf) else text


def _operand(operand: Operand) -> str:
    if isinstance(operand, Aggregate):
        return f"{operand.function.value}({_field(operand.of)})"
    return _field(operand)


def _field(field: FieldUse) -> str:
    chosen = "" if field.chosen is None else f"[{expression_text(field.chosen)}]"
    column = "" if field.column is None else f".{name_text(field.column)}"
    return f"{name_text(field.name)}{chosen}{column}"


def name_text(name: Name) -> str:
    """A name as it may be typed: in backquotes where it holds spaces or signs."""
    parts = name.text.split(".")
    if all(_PLAIN.fullmatch(part) and not _KEYWORD.fullmatch(part) for part in parts):
        return name.text
    return f"`{name.text.replace('`', '``')}`"


def _literal(literal: Literal) -> str:
    if _PLAIN.fullmatch(literal.text) and not _KEYWORD.fullmatch(literal.text):
        return literal.text
    return '"' + literal.text.replace('"', '""') + '"'
