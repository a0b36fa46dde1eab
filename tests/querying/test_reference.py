"""Expressions against a second, plain reading of what they mean."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from cardgen.errors import ExpressionError
from cardgen.model.form import FormSpec
from cardgen.querying.bind import bind
from cardgen.querying.parse import parse

Card = dict[str, Any]

TODAY = date(2026, 11, 21)
DAYS = st.integers(min_value=0, max_value=900).map(lambda back: (TODAY - timedelta(days=back)).isoformat())

PURCHASES = st.lists(
    st.fixed_dictionaries(
        {"item": st.sampled_from(["책상", "의자", "조명"])},
        optional={"amount": st.integers(0, 5), "date": DAYS, "payment": st.sampled_from(["카드", "현금"])},
    ),
    max_size=4,
)
CARDS = st.fixed_dictionaries(
    {"name": st.sampled_from(["김민준", "박서연", "한빛 상사"])},
    optional={
        "grade": st.sampled_from(["VIP", "골드", "실버", "일반"]),
        "registered": DAYS,
        "purchases": PURCHASES,
        "personal": st.fixed_dictionaries({"interests": st.lists(st.sampled_from(["등산", "목공"]), max_size=2)}),
    },
)


class Case(NamedTuple):
    """An expression, and what it means said in another way."""

    text: str
    meaning: Callable[[Card], bool]


SIGNS = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
EQUAL = st.sampled_from(["=", "!="])


def compared(value: Any, sign: str, other: Any) -> bool:
    orders: dict[str, bool] = {"<": value < other, "<=": value <= other, ">": value > other, ">=": value >= other}
    return bool(value == other) if sign == "=" else orders[sign]


def some(values: list[Any], sign: str, other: Any) -> bool:
    """One is enough; with != all must differ, and nothing differs from everything."""
    return all(value != other for value in values) if sign == "!=" else any(compared(it, sign, other) for it in values)


def purchases(card: Card, paid: str = "") -> list[Any]:
    return [row for row in card.get("purchases", []) if not paid or row.get("payment") == paid]


def amounts(card: Card, paid: str = "") -> list[int]:
    return [row["amount"] for row in purchases(card, paid) if "amount" in row]


def grade(sign: str, value: str) -> Case:
    return Case(f"등급 {sign} {value}", lambda card: some([card["grade"]] if "grade" in card else [], sign, value))


def registered(sign: str, back: int) -> Case:
    day = (TODAY - timedelta(days=back)).isoformat()
    return Case(
        f"등록일 {sign} -{back}d", lambda card: some([card["registered"]] if "registered" in card else [], sign, day)
    )


def interest(sign: str, value: str) -> Case:
    return Case(
        f"personal.interests {sign} {value}",
        lambda card: some(card.get("personal", {}).get("interests", []), sign, value),
    )


def amount(sign: str, number: int) -> Case:
    return Case(f"purchases.amount {sign} {number}", lambda card: some(amounts(card), sign, number))


def aggregate(function: str, sign: str, number: int, paid: str) -> Case:
    chosen = f"purchases[payment = {paid}]" if paid else "purchases"
    what = chosen if function == "count" else f"{chosen}.amount"

    def values(card: Card) -> list[float]:
        found = amounts(card, paid)
        always = {"sum": [sum(found)], "count": [len(purchases(card, paid))]}
        if function in always:
            return [*always[function]]
        return [{"min": min(found), "max": max(found), "avg": sum(found) / len(found)}[function]] if found else []

    return Case(f"{function}({what}) {sign} {number}", lambda card: some(values(card), sign, number))


def end(function: str, value: str) -> Case:
    def meaning(card: Card) -> bool:
        dated = [(row.get("date", ""), at, row["item"]) for at, row in enumerate(purchases(card))]
        return bool(dated) and (min if function == "first" else max)(dated)[2] == value

    return Case(f"{function}(purchases.item) = {value}", meaning)


def missing(path: str) -> Case:
    return Case(f"{path} missing", lambda card: not card.get(path))


def unpaid() -> Case:
    return Case("purchases.payment missing", lambda card: not any("payment" in row for row in purchases(card)))


def negated(one: Case) -> Case:
    return Case(f"not ({one.text})", lambda card: not one.meaning(card))


def both(one: Case, other: Case) -> Case:
    return Case(f"({one.text}) and ({other.text})", lambda card: one.meaning(card) and other.meaning(card))


def either(one: Case, other: Case) -> Case:
    return Case(f"({one.text}) or ({other.text})", lambda card: one.meaning(card) or other.meaning(card))


FUNCTIONS = st.sampled_from(["sum", "count", "min", "max", "avg"])
LEAVES = st.one_of(
    st.builds(grade, EQUAL, st.sampled_from(["VIP", "골드"])),
    st.builds(registered, SIGNS, st.integers(0, 900)),
    st.builds(interest, EQUAL, st.sampled_from(["등산", "목공"])),
    st.builds(amount, SIGNS, st.integers(0, 5)),
    st.builds(aggregate, FUNCTIONS, SIGNS, st.integers(0, 6), st.sampled_from(["", "카드", "현금"])),
    st.builds(end, st.sampled_from(["first", "last"]), st.sampled_from(["책상", "의자"])),
    st.builds(missing, st.sampled_from(["grade", "registered", "purchases"])),
    st.builds(unpaid),
)
CASES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.builds(negated, inner), st.builds(both, inner, inner), st.builds(either, inner, inner)),
    max_leaves=6,
)


@given(CASES, CARDS)
def test_expression_means_what_a_plain_reading_says(customer: FormSpec, case: Case, card: Card) -> None:
    condition = bind(parse(case.text), customer, TODAY, case.text)
    assert condition(card) == case.meaning(card)


PATHS = st.sampled_from(
    ["grade", "등록일", "purchases", "purchases.amount", "personal.interests", "휴대전화", "campaigns.opened", "x"]
)
SHAPES = st.sampled_from(
    ["{0} {1} {2}", "sum({0}) {1} {2}", "last({0}) {1} {2}", "{0}[{0} {1} {2}] missing", "{0} in ({2})"]
)
VALUES = st.text(max_size=10).map(lambda text: '"' + text.replace('"', '""') + '"')


@given(SHAPES, PATHS, st.one_of(SIGNS, st.just("~")), VALUES, CARDS)
def test_any_value_is_compared_or_refused(
    customer: FormSpec, shape: str, path: str, sign: str, value: str, card: Card
) -> None:
    text = shape.format(path, sign, value)
    try:
        condition = bind(parse(text), customer, TODAY, text)
    except ExpressionError as error:
        start, end = error.at
        assert 0 <= start < end <= len(text)
    else:
        assert condition(card) in (True, False)
