"""The columns of a list over cards: their labels, kinds and filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from cardgen.hangul.collation import collation_key
from cardgen.model.cardview import Value
from cardgen.model.form import Kind, Leaf, LeafType
from cardgen.model.indexview import IndexRow, ListColumn
from cardgen.viewing.formats import leaf_kind
from cardgen.viewing.values import is_open

MOST_OPTIONS = 50
"""A filter with more choices than this is slower to use than typing."""

USES_PER_OPTION = 2
"""A text whose values recur at least so often on average (an account owner) is worth a filter; an address is not."""

_RECURRING = frozenset({Kind.TEXT, Kind.NAME})
_BANDED = frozenset({Kind.ADDRESS, Kind.BIRTH_DATE, Kind.DATE})
"""Kinds whose regions and bands recur, and stand in the order of their texts."""


def list_columns(leaves: Sequence[Leaf], language: str) -> tuple[ListColumn, ...]:
    """The columns of a list; where two fields have one label, the labels of their groups go before it."""
    short = [leaf.label.text(language) for leaf in leaves]
    long = [" · ".join(label.text(language) for label in leaf.labels) for leaf in leaves]
    return tuple(
        ListColumn(leaf.path, own if short.count(own) == 1 else full, leaf_kind(leaf))
        for leaf, own, full in zip(leaves, short, long, strict=True)
    )


def with_filters(
    columns: Sequence[ListColumn], leaves: Sequence[Leaf], rows: Sequence[IndexRow], name: int
) -> tuple[ListColumn, ...]:
    """The columns with the values people may filter by, taken from what the rows show."""
    return tuple(
        replace(column, options=_options(leaf, column, [row.values[at] for row in rows])) if at != name else column
        for at, (column, leaf) in enumerate(zip(columns, leaves, strict=True))
    )


def _options(leaf: Leaf, column: ListColumn, values: Sequence[Value]) -> tuple[str, ...]:
    """The values worth filtering by: the choices in use in the form's order, or the few texts that recur."""
    banded = column.kind != leaf_kind(leaf) and leaf.kind in _BANDED
    uses = Counter(value.text for value in values if is_open(value) or (banded and value.text))
    if leaf.choices:
        return tuple(choice for choice in leaf.choices if choice in uses)
    if leaf.type is LeafType.BOOLEAN:
        return tuple(sorted(uses, reverse=True))
    usable = banded or (leaf.kind in _RECURRING and not leaf.many)
    recurring = len(uses) <= MOST_OPTIONS and len(uses) * USES_PER_OPTION <= uses.total()
    return tuple(sorted(uses, key=collation_key)) if usable and recurring else ()
