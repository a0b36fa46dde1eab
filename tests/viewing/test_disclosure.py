"""Totals that cannot be taken apart: what an attacker computes from all figures, by brute force over small cases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.viewing.disclosure import hides_groups_below, is_dominated, rounding_base

Customers = list[tuple[str, ...]]


def customers(*cells: tuple[str, int]) -> Customers:
    """So many customers in each combination of groups: ("ax", 3) are three in group a of one table, x of the next."""
    return [tuple(groups) for groups, count in cells for _ in range(count)]


@pytest.mark.parametrize(
    ("cells", "k", "safe"),
    [
        ([("a", 5), ("b", 5)], 5, True),
        ([("a", 5), ("b", 4)], 5, False),
        # a minus x is two customers: everybody in x is in a
        ([("ax", 10), ("ay", 2), ("by", 10)], 5, False),
        ([("ax", 10), ("ay", 6), ("by", 10)], 5, True),
        # small in combination, but no figure gets at them: every way round passes them twice
        ([("ax", 10), ("ay", 1), ("az", 9), ("bx", 9), ("by", 9), ("bz", 9)], 5, True),
        # a table that says again what another says is no harm
        ([("ax", 6), ("by", 7)], 5, True),
        # a less x less p is one customer, though no two tables alone give him away
        ([("axq", 9), ("ayp", 9), ("ayq", 1), ("byq", 9)], 5, False),
    ],
)
def test_small_groups_cannot_be_subtracted(cells: list[tuple[str, int]], k: int, safe: bool) -> None:
    assert hides_groups_below(customers(*cells), k) is safe


def rank(rows: Iterable[Sequence[int]]) -> int:
    """By Gauss, in exact fractions: not how the program counts."""
    left = [[Fraction(entry) for entry in row] for row in rows]
    found = 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((row for row in left if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left = [[b - a * row[column] / pivot[column] for a, b in zip(pivot, row, strict=True)] for row in left]
        found += 1
    return found


def vectors(people: Customers) -> list[list[int]]:
    groups = sorted({cell for person in people for cell in enumerate(person)})
    return [[int(group in {*enumerate(person)}) for group in groups] for person in people]


def recoverable(people: Customers, k: int) -> bool:
    """True where figures can be combined into one that depends on fewer than `k` customers.

    Weights on customers that some combination of figures has, and that are 0 outside a set, exist exactly where the
    vectors outside it span less than all do.
    """
    whole = vectors(people)
    full = rank(whole)
    small = (gone for size in range(1, k) for gone in combinations(range(len(whole)), size))
    return any(rank([row for at, row in enumerate(whole) if at not in gone]) < full for gone in small)


@settings(max_examples=150)
@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz"), st.sampled_from("pq")), min_size=3, max_size=12),
    st.integers(2, 3),
    st.integers(1, 3),
)
def test_no_combination_of_passed_tables_depends_on_fewer_than_k(people: Customers, k: int, tables: int) -> None:
    seen = [person[:tables] for person in people]
    if hides_groups_below(seen, k):
        assert not recoverable(seen, k)


@given(st.lists(st.sampled_from("abc"), max_size=20), st.integers(2, 4))
def test_one_table_is_safe_exactly_where_its_groups_are_large_enough(groups: list[str], k: int) -> None:
    assert hides_groups_below([(group,) for group in groups], k) == all(groups.count(it) >= k for it in set(groups))


def test_tables_over_many_mixed_customers_are_passed() -> None:
    people = [tuple(cell) for cell in product("abcd", "uvwxyz", "pqr") for _ in range(3)]
    assert hides_groups_below(people, 10)


@pytest.mark.parametrize(
    ("values", "dominated"),
    [([], False), ([0, 0], False), ([100], True), ([100, 90], True), ([100, 90, 5], True), ([100, 90, 10], False),
     ([-100, 3, 3], True), ([10] * 5, False)],
)  # fmt: skip
def test_a_sum_that_is_one_customers_is_known_for_it(values: list[float], dominated: bool) -> None:
    assert is_dominated(values) is dominated


@given(
    st.lists(st.integers(0, 10**6), max_size=6).filter(lambda it: not is_dominated(it)),
    st.lists(st.integers(0, 10**6), max_size=6).filter(lambda it: not is_dominated(it)),
)
def test_groups_that_nobody_dominates_are_dominated_by_nobody_together(one: list[float], other: list[float]) -> None:
    assert not is_dominated([*one, *other])


@given(st.lists(st.integers(-(10**9), 10**9), max_size=8))
def test_sums_are_rounded_to_the_least_round_number_above_any_customers_value(values: list[float]) -> None:
    largest, base = max(map(abs, values), default=0), rounding_base(values)
    assert str(base).rstrip("0") in ("1", "2", "5")
    assert base >= largest
    assert base == 1 or 5 * largest > 2 * base


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8), st.lists(st.integers(0, 10**6), max_size=8))
def test_a_rounded_sum_is_as_likely_one_without_its_largest_customer(own: list[float], other: list[float]) -> None:
    base = rounding_base([*own, *other])
    steps = [round(it / base) for it in (sum(own), sum(own) - max(own))]
    assert steps[0] - steps[1] <= 1


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")), min_size=1, max_size=12),
    st.integers(1, 4),
)
def test_figures_over_all_give_away_nothing_more(people: Customers, k: int) -> None:
    with_all = [("all", *person) for person in people]
    assert hides_groups_below(with_all, k) is hides_groups_below(people, k)
    assert recoverable(with_all, k) is recoverable(people, k)
