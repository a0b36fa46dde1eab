"""Expressions as text: what they are read as, and what is said where they cannot be."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.errors import ExpressionError
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
    Test,
)
from cardgen.querying.limits import MOST_CHARACTERS
from cardgen.querying.parse import parse

Growth = Callable[[Callable[[str], object], Callable[[int], str], int], None]

GRADE = FieldUse(Name("등급"))
VIP = Compare(GRADE, Comparison.EQUAL, Literal("VIP"))
NO_MAIL = Missing(FieldUse(Name("이메일")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("등급 = VIP", VIP),
        ("등급=VIP", VIP),
        ("등급 == 'VIP'", VIP),
        ('`등급`="VIP"', VIP),
        ("((등급 = VIP))", VIP),
        ("이메일 missing", NO_MAIL),
        ("이메일 NOT MISSING", Not(NO_MAIL)),
        ("not 이메일 missing", Not(NO_MAIL)),
        ("등급 = VIP and 이메일 missing", AllOf((VIP, NO_MAIL))),
        ("등급 = VIP or 등급=VIP and 이메일 missing", AnyOf((VIP, AllOf((VIP, NO_MAIL))))),
        ("(등급 = VIP or 등급=VIP) and 이메일 missing", AllOf((AnyOf((VIP, VIP)), NO_MAIL))),
        ("not 등급 = VIP and 이메일 missing", AllOf((Not(VIP), NO_MAIL))),
        ("등급 in (VIP, '골 드')", OneOf(GRADE, (Literal("VIP"), Literal("골 드")))),
        ("등급 not in (VIP)", Not(OneOf(GRADE, (Literal("VIP"),)))),
        ("금액 in (100,200)", OneOf(FieldUse(Name("금액")), (Literal("100"), Literal("200")))),
        ("금액 > 1,000,000원", Compare(FieldUse(Name("금액")), Comparison.MORE, Literal("1,000,000원"))),
        ("a.b != -180d", Compare(FieldUse(Name("a.b")), Comparison.UNEQUAL, Literal("-180d"))),
        ("a[].b ~ x@y.kr", Compare(FieldUse(Name("a.b")), Comparison.CONTAINS, Literal("x@y.kr"))),
        ("`구매 이력`.금액 <= 3", Compare(FieldUse(Name("구매 이력.금액")), Comparison.AT_MOST, Literal("3"))),
        ("성명/상호 ~ O'Brien", Compare(FieldUse(Name("성명/상호")), Comparison.CONTAINS, Literal("O'Brien"))),
        ("a = '5\" ''선반'''", Compare(FieldUse(Name("a")), Comparison.EQUAL, Literal("5\" '선반'"))),
        ("notes ~ android", Compare(FieldUse(Name("notes")), Comparison.CONTAINS, Literal("android"))),
        ("등급＝VIP", VIP),
        ("（등급 ＝＝ “VIP”）", VIP),
        ("등급 = ”VIP“", VIP),
        ("등급 = ‘VIP’ 그리고 이메일 missing", AllOf((VIP, NO_MAIL))),
        ("등급=VIP 또는（등급=VIP）", AnyOf((VIP, VIP))),
        ("등급 in（VIP，‘골 드’）", OneOf(GRADE, (Literal("VIP"), Literal("골 드")))),
        ("금액 ≥ 3", Compare(FieldUse(Name("금액")), Comparison.AT_LEAST, Literal("3"))),
        ("금액 ＜＝ 3", Compare(FieldUse(Name("금액")), Comparison.AT_MOST, Literal("3"))),
        ("금액≤3", Compare(FieldUse(Name("금액")), Comparison.AT_MOST, Literal("3"))),
        ("금액 ≠ 3", Compare(FieldUse(Name("금액")), Comparison.UNEQUAL, Literal("3"))),
        ("금액 ！＝ 3", Compare(FieldUse(Name("금액")), Comparison.UNEQUAL, Literal("3"))),
        ("금액＞3", Compare(FieldUse(Name("금액")), Comparison.MORE, Literal("3"))),
        ("이름 ～ O’Brien", Compare(FieldUse(Name("이름")), Comparison.CONTAINS, Literal("O’Brien"))),
        ("이름 ~ '（주）“가”＝'", Compare(FieldUse(Name("이름")), Comparison.CONTAINS, Literal("（주）“가”＝"))),
        ("`or` = 1", Compare(FieldUse(Name("or")), Comparison.EQUAL, Literal("1"))),
        ("count = 1", Compare(FieldUse(Name("count")), Comparison.EQUAL, Literal("1"))),
        (
            "SUM (a[b=1].c) >= 100만",
            Compare(
                Aggregate(
                    Function.SUM,
                    FieldUse(Name("a"), Compare(FieldUse(Name("b")), Comparison.EQUAL, Literal("1")), Name("c")),
                ),
                Comparison.AT_LEAST,
                Literal("100만"),
            ),
        ),
    ],
)
def test_expression_is_read(text: str, expected: Test) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "message", "at", "expected"),
    [
        ("", "ended", (0, 0), ("field", "open")),
        (" \n", "ended", (0, 0), ("field", "open")),
        ("등급", "ended", (2, 2), ("comparison",)),
        ("등급 =  ", "ended", (4, 4), ("value",)),
        ("= VIP", "unexpected", (0, 1), ("field", "open")),
        ("등급 = VIP 상태 = 활성", "unexpected", (9, 11), ("joint",)),
        ("등급 = and x = 1", "unexpected", (5, 8), ("value",)),
        ("등급 = VIP or", "ended", (11, 11), ("field", "open")),
        ("(등급 = VIP", "ended", (9, 9), ("close",)),
        ("등급 = VIP)", "unexpected", (8, 9), ("joint",)),
        ("등급 in VIP", "unexpected", (6, 9), ("open",)),
        ("등급 in ()", "unexpected", (7, 8), ("value",)),
        ("count(x > 1", "unexpected", (8, 9), ("close",)),
        ("a[b = 1", "ended", (7, 7), ("to",)),
        ("등급 not = VIP", "unexpected", (7, 8), ("absence",)),
        ("등급 not", "ended", (6, 6), ("absence",)),
        ("등급 ＝ “VIP", "quote", (5, 6), ()),
        ("（등급＝VIP） 상태", "unexpected", (9, 11), ("joint",)),
        ("등급 = 'VIP", "quote", (5, 6), ()),
        ('등급 = VIP "', "quote", (9, 10), ()),
        ("`등급 = VIP", "quote", (0, 1), ()),
    ],
)
def test_fault_is_placed_and_told_with_what_could_stand_there(
    text: str, message: str, at: tuple[int, int], expected: tuple[str, ...]
) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    error = caught.value
    assert (error.message_id, error.at) == (f"error.expression.{message}", at)
    assert set(error.expected) >= {f"expression.{name}" for name in expected}
    assert error.exit_code == 2


@pytest.mark.parametrize(
    "text",
    ["(" * 10_000 + "a=b" + ")" * 10_000, "x" * 2**20, "not " * 300_000, "a=1 or " * 200_000 + "a=1", '"' * 2**20],
)
def test_hostile_length_is_refused_before_it_is_read(text: str) -> None:
    with pytest.raises(ExpressionError, match="long"):
        parse(text)


@pytest.mark.parametrize(
    "text", ["(" * 1000, "(" * 40 + "a=b" + ")" * 40, "not " * 900 + "a=b", "a[" * 1000, "a[not(" * 500]
)
def test_depth_has_a_limit(text: str) -> None:
    with pytest.raises(ExpressionError, match="deep"):
        parse(text)


def test_effort_grows_with_the_length(grows_with_its_size: Growth) -> None:
    grows_with_its_size(parse, lambda size: " and ".join(["a = 'b c'"] * (size // 14)), MOST_CHARACTERS)


PIECES = [
    "등급", "a.b", "=", "!=", "~", "(", ")", "[", "]", "and", "or", "not", "in", "missing", ",", "VIP", "'", "sum",
    "count(", "`x`", "-1y",
]  # fmt: skip


@given(
    st.one_of(
        st.text(max_size=40),
        st.text(alphabet="ab등급 .=!<>~()[],'\"`1\n", max_size=30),
        st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    )
)
def test_any_text_is_an_expression_or_an_expression_error(text: str) -> None:
    try:
        parse(text)
    except ExpressionError as error:
        start, end = error.at
        assert 0 <= start <= end <= len(text)
