"""Whether tables of totals give away a few customers: by subtraction, and by one customer's share of a sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

_PRIME = 2**61 - 1
"""Ranks are taken modulo a prime: entries stay small, and a rank comes out wrong only where a minor is a multiple."""

P_PERCENT = 10
"""How closely, in percent, nobody may learn another customer's value from a sum (the p in the p% rule)."""

Groups = tuple[str, ...]
"""The group a customer is in, in each table."""


def hides_groups_below(customers: Iterable[Groups], k: int) -> bool:
    """True where no combination of the published figures depends on fewer than `k` customers.

    Every count and every sum adds up something over a group, so whatever is computed from them by adding, subtracting
    and scaling is a weighted sum over customers; the weights are a linear function of the groups each customer is in.
    Write a customer as the vector with a 1 for each of his groups. Weights that are not all 0 are not all 0 on any set
    of customers whose vectors span those of all. Where `k` such sets can be found without a customer in two of them,
    at least `k` customers have a weight: no group of fewer, within a table, between tables, or between the groups
    listed, the rest and the total, can be worked out, not even by who knows which combinations of groups are empty.
    Rounding and counts that cannot be negative add nothing: the true table has none of its filled cells at 0. Neither
    do figures over all customers, which each table adds up to: they are a group of a table that has one alone.

    The sets are found greedily, so a safe table may be refused, never an unsafe one passed.
    """
    left = Counter(customers)
    wanted = len(_base(left))
    for _ in range(k):
        base = _base(+left, wanted)
        if len(base) < wanted:
            return False
        left.subtract(base)
    return True


def _base(cells: Mapping[Groups, int], most: int | None = None) -> list[Groups]:
    """Cells whose vectors are independent and span those of all, from those with the most customers.

    There are no more than `most` to be found, where that is known.
    """
    pivots: dict[tuple[int, str], dict[tuple[int, str], int]] = {}
    found: list[Groups] = []
    for cell in sorted(cells, key=lambda it: (-cells[it], it)):
        if len(found) == most:
            break
        rest = _reduced(dict.fromkeys(enumerate(cell), 1), pivots)
        if rest:
            column = min(rest)
            inverse = pow(rest[column], -1, _PRIME)
            pivots[column] = {at: weight * inverse % _PRIME for at, weight in rest.items()}
            found.append(cell)
    return found


def _reduced(
    vector: dict[tuple[int, str], int], pivots: Mapping[tuple[int, str], Mapping[tuple[int, str], int]]
) -> dict[tuple[int, str], int]:
    """What is left of a vector when the pivots are taken out, lowest column first: each holds only later ones."""
    while known := [column for column in vector if column in pivots]:
        column = min(known)
        factor = vector[column]
        for at, weight in pivots[column].items():
            value = (vector.get(at, 0) - factor * weight) % _PRIME
            if value:
                vector[at] = value
            else:
                vector.pop(at, None)
    return vector


def is_dominated(values: Sequence[float]) -> bool:
    """True where the second largest contributor could work out the largest to within P_PERCENT of it.

    The p% rule: the others together must be more than p% of the largest (A. Hundepool et al., Handbook on Statistical
    Disclosure Control, 2nd ed., section 4.2). Refunds count by their size. It holds for every union of groups it holds
    for (linear sensitivity measures are subadditive: L. Cox, JASA 76, 1981).
    """
    sizes = sorted(map(abs, values), reverse=True)
    return bool(sizes) and sizes[0] > 0 and 100 * sum(sizes[2:]) < P_PERCENT * sizes[0]


def rounding_base(values: Iterable[float]) -> int:
    """The least of 1, 2, 5, 10, 20, 50, ... that no customer's own value exceeds: sums are rounded to it.

    A rounded sum may be half a base off, and so a difference of two sums a whole one: nobody can tell from it whether
    the largest customer is in it, or his value more closely than by its own size (conventional rounding, A. Hundepool
    et al., Handbook on Statistical Disclosure Control, 2nd ed., section 5.4). The base itself tells of him no more than
    between which two of these numbers he lies.
    """
    largest = max(map(abs, values), default=0)
    power = 1
    while True:
        for base in (power, 2 * power, 5 * power):
            if base >= largest:
                return base
        power *= 10
