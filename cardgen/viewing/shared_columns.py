"""Which columns a shared index and ledger have, and what stands in them: the card's pseudonym first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from cardgen.model.card import Card
from cardgen.model.cardview import Value
from cardgen.model.form import FormSpec, Kind, Leaf, Member, RecordList
from cardgen.model.indexview import ListColumn
from cardgen.model.policy import Action, Redaction, RedactionPolicy
from cardgen.viewing.list_columns import list_columns
from cardgen.viewing.readers import field_reader
from cardgen.viewing.shared_form import count_leaf
from cardgen.viewing.values import card_pseudonym, number_of_records

Row = tuple[Value, ...]
Reader = Callable[[Card], Row]


def shared_index_columns(form: FormSpec, redaction: Redaction, language: str) -> tuple[list[ListColumn], Reader]:
    """The index: fields the policy lists, else those of the form's index it shows."""
    policy = redaction.policy
    if policy.index is None:
        found = [leaf for leaf in _fields(form) if leaf.index]
    else:
        found = [leaf for path in policy.index if isinstance(leaf := form.by_path.get(path), Leaf)]
    return shared_columns(form, found, redaction, language)


def shared_ledger_columns(form: FormSpec, redaction: Redaction, language: str) -> tuple[list[ListColumn], Reader]:
    """The ledger's first sheet: every field outside tables that the policy shows, and numbers of records."""
    return shared_columns(form, [*form.members()], redaction, language)


def shared_columns(
    form: FormSpec, wanted: Sequence[Member], redaction: Redaction, language: str
) -> tuple[list[ListColumn], Reader]:
    """The columns of those `wanted` that the policy shows in some shape, after one with the card's id or pseudonym."""
    policy = redaction.policy
    own = card_leaf(form)
    leaves = [it for it in wanted if isinstance(it, Leaf) and it != own and _is_listed(it, policy)]
    counted = [it for it in wanted if isinstance(it, RecordList) and policy.action(it.path) is Action.SHOW]
    shown = [own, *leaves, *map(count_leaf, counted)]
    read, name = field_reader(leaves, language, redaction), name_reader(form, redaction, language)

    def row(card: Card) -> Row:
        counts = (number_of_records(len(card.records(it.path)), language) for it in counted)
        return (name(card), *read(card), *counts)

    return shared_kinds(list_columns(shown, language), shown, policy), row


def name_reader(form: FormSpec, redaction: Redaction, language: str) -> Callable[[Card], Value]:
    """What stands for a card: its id where the policy shows it, else its pseudonym."""
    own = card_leaf(form)
    if redaction.policy.action(own.path) is not Action.SHOW:
        return lambda card: card_pseudonym(card.id, redaction)
    read = field_reader((own,), language, redaction)
    return lambda card: read(card)[0]


def card_leaf(form: FormSpec) -> Leaf:
    """The field that names a card: its id."""
    return next(leaf for leaf in _fields(form) if leaf.kind is Kind.ID)


def shared_kinds(columns: Sequence[ListColumn], leaves: Sequence[Leaf], policy: RedactionPolicy) -> list[ListColumn]:
    """A column of masks and bands is text, whatever stands behind them: it neither calculates nor sorts as a number."""
    return [
        replace(column, kind=Kind.TEXT.value) if _is_partial(policy.action(leaf.path), leaf) else column
        for column, leaf in zip(columns, leaves, strict=True)
    ]


def shared_list(records: RecordList, policy: RedactionPolicy) -> RecordList | None:
    """The list with the columns a shared list may have; None where there is none."""
    columns = tuple(it for it in records.columns if _is_listed(it, policy))
    return replace(records, columns=columns) if columns else None


def _is_listed(leaf: Leaf, policy: RedactionPolicy) -> bool:
    """True for what the policy shows in some shape, but for masked telephone numbers: those stand on cards alone.

    The last four digits beside a masked name single out 998 of 1,000 customers. In a list they would be searched, and
    two shares be joined by them.
    """
    action = policy.action(leaf.path)
    return not action.is_withheld and not (leaf.kind is Kind.PHONE and action is Action.MASK)


def _is_partial(action: Action, leaf: Leaf) -> bool:
    return leaf.kind is not Kind.ID and action not in (Action.SHOW, Action.OMIT)


def _fields(form: FormSpec) -> list[Leaf]:
    return [member for member in form.members() if isinstance(member, Leaf)]
