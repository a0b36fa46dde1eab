"""Every expression there can be, written out, is read back as the same."""

from __future__ import annotations

from typing import assert_never

from hypothesis import given
from hypothesis import strategies as st

from cardgen.querying.expression import (
    Aggregate,
    AllOf,
    AnyOf,
    Compare,
    Comparison,
    FieldUse,
    Function,
    Literal,
    Missing,
    Name,
    Not,
    OneOf,
    Operand,
    Test,
)
from cardgen.querying.limits import MOST_CHARACTERS, MOST_DEPTH
from cardgen.querying.parse import parse
from cardgen.querying.spelling import name_text

NAMES = st.text(min_size=1, max_size=8).filter(lambda text: text.strip(".") == text and ".." not in text).map(Name)
COLUMNS = NAMES.filter(lambda name: "." not in name.text)
LITERALS = st.text(max_size=8).map(Literal)


def comparisons(operands: st.SearchStrategy[Operand]) -> st.SearchStrategy[Test]:
    return st.one_of(
        st.builds(Compare, operands, st.sampled_from(Comparison), LITERALS),
        st.builds(OneOf, operands, st.lists(LITERALS, min_size=1, max_size=3).map(tuple)),
        st.builds(Missing, operands),
    )


def conditions(operands: st.SearchStrategy[Operand]) -> st.SearchStrategy[Test]:
    return st.recursive(
        comparisons(operands), lambda inner: st.one_of(st.builds(Not, inner), joined(inner)), max_leaves=4
    )


def joined(inner: st.SearchStrategy[Test]) -> st.SearchStrategy[Test]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(st.builds(AllOf, several), st.builds(AnyOf, several))


PLAIN = st.builds(FieldUse, NAMES)
CHOSEN = st.builds(FieldUse, NAMES, conditions(PLAIN), st.one_of(st.none(), COLUMNS))
OPERANDS: st.SearchStrategy[Operand] = st.one_of(
    PLAIN, CHOSEN, st.builds(Aggregate, st.sampled_from(Function), st.one_of(PLAIN, CHOSEN))
)


def expression_text(test: Test) -> str:
    """With every value in quotes and brackets around every group."""
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


def _literal(literal: Literal) -> str:
    return '"' + literal.text.replace('"', '""') + '"'


@given(conditions(OPERANDS))
def test_what_is_written_out_reads_back_the_same(test: Test) -> None:
    assert parse(expression_text(test)) == test


def test_allowed_depth_and_length_are_usable() -> None:
    deep = "(" * MOST_DEPTH + "not " * MOST_DEPTH + "a=b" + ")" * MOST_DEPTH
    assert parse(expression_text(parse(deep))) == parse(deep)
    long = " or ".join(["a=b"] * (MOST_CHARACTERS // 12))
    assert parse(expression_text(parse(long))) == parse(long)
