"""The index over all cards of a form: which columns, which filters, in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from cardgen.hangul.collation import CollationKey, collation_key
from cardgen.messages import say
from cardgen.model.card import Card
from cardgen.model.cardview import Value
from cardgen.model.form import FormSpec, Kind, Leaf
from cardgen.model.indexview import IndexRow, IndexView
from cardgen.model.policy import Redaction
from cardgen.viewing.build_totals import build_summary
from cardgen.viewing.list_columns import list_columns, with_filters
from cardgen.viewing.readers import field_reader
from cardgen.viewing.shared_columns import shared_index_columns
from cardgen.viewing.total_words import whose


def build_index(
    cards: Iterable[Card],
    form: FormSpec,
    language: str,
    files: tuple[str, ...] = (),
    company: str = "",
    redaction: Redaction | None = None,
) -> IndexView:
    """The index of `cards`: the form's x-index fields, rows in 가나다 order of the name shown, then by id.

    Order and filters come from what the rows show, never from the card, so they give away nothing a row withholds.
    Through a policy in force the columns are those it shows, and the rows stand in the order of their pseudonyms.
    """
    if redaction is not None:
        return _shared_index([*cards], form, language, files, company, redaction)
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
        columns=with_filters(list_columns(leaves, language), leaves, rows, name),
        name=name,
        files=files,
        rows=tuple(rows),
    )


def _shared_index(
    cards: Sequence[Card],
    form: FormSpec,
    language: str,
    files: tuple[str, ...],
    company: str,
    redaction: Redaction,
) -> IndexView:
    """What a policy lets an index show: rows and totals, or totals alone."""
    columns, read = shared_index_columns(form, redaction, language)
    rows = [IndexRow(redaction.pseudonyms.card(card.id), read(card)) for card in cards]
    rows.sort(key=lambda row: row.stem)
    listed = redaction.policy.cards
    what = f"index.shared.{'list' if listed else 'totals'}.{whose(form)}"
    leaves = [leaf for column in columns if isinstance(leaf := form.by_path[column.path], Leaf)]
    return IndexView(
        form=form.name,
        language=language,
        title=say(what, language, form=form.label.text(language)),
        company=company,
        columns=with_filters(columns, leaves, rows, 0) if listed else (),
        name=0,
        files=files if listed else (),
        rows=tuple(rows) if listed else (),
        grouped=False,
        note=redaction.footer,
        summary=build_summary(cards, form, redaction, language),
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


def shown_key(value: Value, stem: str) -> tuple[CollationKey, str]:
    """Where a card stands in a list whose name column shows `value`."""
    return collation_key(value.text), stem
