"""The groups customers are in, merged until no figure about them depends on few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cardgen.model.form import Kind, Leaf
from cardgen.model.policy import Action, Treatment
from cardgen.viewing.band_spans import band_span
from cardgen.viewing.disclosure import Groups, hides_groups_below, is_dominated

FEWEST_GROUPS = 2
"""A table of one group says nothing but the number of all."""


MOST_BANDS, WIDE = 8, 3
"""Few customers are not told apart in more bands than this, so that other tables can be printed too; many are."""

MOST_REST = 0.75
"""A table with more of its customers than this in the rest says too little to be printed."""


@dataclass(frozen=True, slots=True)
class Names:
    """What groups are called that stand for no value: without one, and the small ones merged."""

    missing: str
    rest: str
    language: str


@dataclass(frozen=True, slots=True)
class GroupTable:
    """The group of each customer by one field, in the order of the customers.

    `order` holds the groups from low to high where they have such an order (years, ages), else it is empty.
    """

    leaf: Leaf
    groups: Groups = field(repr=False)
    order: Groups = field(default=(), repr=False)

    @property
    def is_told_apart(self) -> bool:
        """True for a table that says more than the number of all."""
        return len(set(self.groups)) >= FEWEST_GROUPS

    def members(self) -> dict[str, list[int]]:
        """The places of the customers of each group."""
        found: dict[str, list[int]] = {}
        for at, group in enumerate(self.groups):
            found.setdefault(group, []).append(at)
        return found

    def is_dominated_in(self, values: Sequence[float]) -> bool:
        """True where one customer makes up most of a group's sum: a sum left out alone is soon subtracted."""
        return any(is_dominated([values[at] for at in own]) for own in self.members().values())

    def renamed(self, names: Mapping[str, str]) -> GroupTable:
        """The table with its groups under other names; groups that share one are merged."""
        order = tuple(dict.fromkeys(names.get(group, group) for group in self.order))
        return replace(self, groups=tuple(names.get(group, group) for group in self.groups), order=order)


def safe_tables(
    found: Sequence[GroupTable], k: int, names: Names, sums: Sequence[Sequence[float]] = ()
) -> list[GroupTable]:
    """The tables that can be printed together, each with as few groups merged as its predecessors allow.

    Up to half of its groups are given for more of the `sums` (what each customer contributes): one that a customer
    dominates is not printed.
    """
    safe: list[GroupTable] = []
    for table in found:
        best = _best([it for it in _merged(table, k, names) if _rest(it, names) <= MOST_REST], safe, k, names, sums)
        safe += [best] if best else []
    return safe


def _best(
    tables: Sequence[GroupTable], safe: Sequence[GroupTable], k: int, names: Names, sums: Sequence[Sequence[float]]
) -> GroupTable | None:
    """The first of `tables` that can be printed beside the safe ones; a later, nearly as fine one for more sums."""
    best, hidden = None, 0
    for table in tables:
        dominated = sum(table.is_dominated_in(values) for values in sums)
        is_better = best is None or (dominated < hidden and _is_as_good(table, best, names))
        if is_better and _hides_together((*safe, table), k):
            best, hidden = table, dominated
        if best and not hidden:
            break
    return best


def _rest(table: GroupTable, names: Names) -> float:
    """The share of customers in no group with a name of its own."""
    return table.groups.count(names.rest) / len(table.groups)


def _is_as_good(table: GroupTable, finest: GroupTable, names: Names) -> bool:
    """True for a table nearly as fine as the finest, most of whose customers are in groups with a name."""
    return 2 * len(set(table.groups)) >= len(set(finest.groups)) and 2 * _rest(table, names) <= 1


def _hides_together(tables: Sequence[GroupTable], k: int) -> bool:
    return hides_groups_below(zip(*(it.groups for it in tables), strict=True), k)


def _merged(table: GroupTable, k: int, names: Names) -> Iterator[GroupTable]:
    """The table with its groups merged less and less finely, each at least `k` customers large."""
    if table.order:
        yield from _with_neighbours(table, k, names)
        return
    folded = [*_with_rest(table, k, names.rest)]
    if table.leaf.kind is not Kind.ADDRESS:
        yield from folded
        return
    fine = [it for it in folded if 2 * _rest(it, names) <= 1]
    yield from fine
    yield from _with_rest(_by_province(table), k, names.rest)
    yield from (it for it in folded if it not in fine)


def _with_neighbours(table: GroupTable, k: int, names: Names) -> Iterator[GroupTable]:
    """Bands joined to wider ones: 2015~2018년. Customers without a value are the last, and join the last band."""
    sizes = Counter(table.groups)
    places = [*table.order, *((names.missing,) if sizes[names.missing] else ())]
    least = max(k, min(WIDE * k, len(table.groups) // MOST_BANDS))
    while (merged := table.renamed(_joined(places, sizes, least, names))).is_told_apart:
        yield merged
        least += max(1, least // 3)


def _joined(places: Sequence[str], sizes: Mapping[str, int], least: int, names: Names) -> dict[str, str]:
    """The name of the run each group goes into: runs from the low end, the last one takes what is left over."""
    runs: list[list[str]] = []
    for group in places:
        if not runs or sum(sizes[it] for it in runs[-1]) >= least:
            runs.append([])
        runs[-1].append(group)
    if len(runs) >= FEWEST_GROUPS and sum(sizes[it] for it in runs[-1]) < least:
        left_over = runs.pop()
        runs[-1] += left_over
    return {group: _run_name(run, names) for run in runs for group in run}


def _run_name(run: Sequence[str], names: Names) -> str:
    bands = [group for group in run if group != names.missing]
    parts = [band_span(bands[0], bands[-1], names.language)] if bands else []
    return ", ".join((*parts, names.missing) if len(bands) < len(run) else parts)


def _with_rest(table: GroupTable, k: int, rest: str) -> Iterator[GroupTable]:
    """The table with every group below `k` in the rest, and with them ever more of the small ones."""
    more = 0
    while (merged := table.renamed(dict.fromkeys(_smallest(table, k, more), rest))).is_told_apart:
        yield merged
        more = 2 * more + 1


def _smallest(table: GroupTable, k: int, more: int) -> Sequence[str]:
    """The groups below `k`, so many `more`, and as many as make `k` customers of them."""
    sizes = Counter(table.groups)
    ordered = sorted(sizes, key=lambda group: (sizes[group], group))
    count = sum(size < k for size in sizes.values()) + more
    while 0 < sum(sizes[group] for group in ordered[:count]) < k and count < len(ordered):
        count += 1
    return ordered[:count]


def _by_province(table: GroupTable) -> GroupTable:
    """Regions by their first name, the 시·도."""
    return table.renamed({group: group.partition(" ")[0] for group in table.groups})


def in_order(values: Sequence[tuple[str, object]], leaf: Leaf, treatment: Treatment) -> Groups:
    """The bands of `values` (the band and what it was made of) from low to high; none for what has no such order.

    Ages rise as days of birth fall.
    """
    if treatment.action is not Action.BAND:
        return ()
    numbers = sorted((it for it in values if not isinstance(it[1], str)), key=lambda it: _number(it[1]))
    days = sorted((it for it in values if isinstance(it[1], str)), key=lambda it: str(it[1]))
    if leaf.kind is Kind.BIRTH_DATE:
        days.reverse()
    return tuple(dict.fromkeys(band for band, _ in (*numbers, *days)))


def _number(value: object) -> float:
    return value if isinstance(value, (int, float)) else 0.0
