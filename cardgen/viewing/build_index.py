"""The index over all cards of a form: which columns, which filters, in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from cardgen.hangul.collation import CollationKey, collation_key
from cardgen.model.card import Card
from cardgen.model.cardview import Value
from cardgen.model.form import FormSpec, Kind, Leaf, LeafType
from cardgen.model.indexview import IndexRow, IndexView, ListColumn
from cardgen.viewing.build_view import field_reader, is_open
from cardgen.viewing.formats import leaf_kind

MOST_OPTIONS = 50
"""A filter with more choices than this is slower to use than typing."""

USES_PER_OPTION = 2
"""A text whose values recur at least so often on average (an account owner) is worth a filter; an address is not."""

_RECURRING = frozenset({Kind.TEXT, Kind.NAME})


def build_index(
    cards: Iterable[Card], form: FormSpec, language: str, files: tuple[str, ...] = (), company: str = ""
) -> IndexView:
    """The index of `cards`: the form's x-index fields, rows in 가나다 order of the name shown, then by id.

    Order and filters come from what the rows show, never from the card, so they give away nothing a row withholds.
    """
    leaves = index_leaves(form)
    name = name_position(leaves, form)
    read = field_reader(leaves, language)
    rows = [IndexRow(card.id, read(card)) for card in cards]
    rows.sort(key=lambda row: shown_key(row.values[name], row.stem))
    return IndexView(
        form=form.name,
        language=language,
        title=form.label.text(language),
        company=company,
        columns=_with_filters(list_columns(leaves, language), leaves, rows, name),
        name=name,
        files=files,
        rows=tuple(rows),
    )


def index_order(form: FormSpec, language: str) -> Callable[[Card], tuple[CollationKey, str]]:
    """A sort key that puts cards in the order of their index: 가나다 by the name shown, then by id."""
    leaves = index_leaves(form)
    name = name_position(leaves, form)
    read = field_reader((leaves[name],), language)
    return lambda card: shown_key(read(card)[0], card.id)


def index_leaves(form: FormSpec) -> tuple[Leaf, ...]:
    """The index's columns: fields outside tables that carry x-index, or the id alone where none does."""
    members = [member for member in form.members() if isinstance(member, Leaf)]
    return tuple(leaf for leaf in members if leaf.index) or tuple(leaf for leaf in members if leaf.kind is Kind.ID)


def name_position(leaves: Sequence[Leaf], form: FormSpec) -> int:
    """Where in `leaves` the card's name stands; its id, or the first field, where they hold no name."""
    for wanted in (form.name_leaf, *(leaf for leaf in leaves if leaf.kind is Kind.ID)):
        if wanted in leaves:
            return leaves.index(wanted)
    return 0


def list_columns(leaves: Sequence[Leaf], language: str) -> tuple[ListColumn, ...]:
    """The columns of a list; where two fields have one label, the labels of their groups go before it."""
    short = [leaf.label.text(language) for leaf in leaves]
    long = [" · ".join(label.text(language) for label in leaf.labels) for leaf in leaves]
    return tuple(
        ListColumn(leaf.path, own if short.count(own) == 1 else full, leaf_kind(leaf))
        for leaf, own, full in zip(leaves, short, long, strict=True)
    )


def shown_key(value: Value, stem: str) -> tuple[CollationKey, str]:
    """Where a card stands in a list whose name column shows `value`."""
    return collation_key(value.text), stem


def _with_filters(
    columns: Sequence[ListColumn], leaves: Sequence[Leaf], rows: Sequence[IndexRow], name: int
) -> tuple[ListColumn, ...]:
    return tuple(
        replace(column, options=_options(leaf, [row.values[at] for row in rows])) if at != name else column
        for at, (column, leaf) in enumerate(zip(columns, leaves, strict=True))
    )


def _options(leaf: Leaf, values: Sequence[Value]) -> tuple[str, ...]:
    """The values worth filtering by: the choices in use in the form's order, or the few texts that recur."""
    uses = Counter(value.text for value in values if is_open(value))
    if leaf.choices:
        return tuple(choice for choice in leaf.choices if choice in uses)
    if leaf.type is LeafType.BOOLEAN:
        return tuple(sorted(uses, reverse=True))
    recurring = len(uses) <= MOST_OPTIONS and len(uses) * USES_PER_OPTION <= uses.total()
    return tuple(sorted(uses, key=collation_key)) if leaf.kind in _RECURRING and not leaf.many and recurring else ()
