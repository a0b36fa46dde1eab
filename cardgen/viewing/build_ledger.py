"""The ledger over all cards of a form: every field of every card, and every record, in sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cardgen.model.card import Card
from cardgen.model.cardview import Value
from cardgen.model.form import FormSpec, Kind, Leaf, RecordList
from cardgen.model.indexview import LedgerSheet, LedgerView
from cardgen.model.policy import Redaction
from cardgen.viewing.build_index import name_position, shown_key
from cardgen.viewing.build_totals import build_summary, summary_sheet
from cardgen.viewing.list_columns import list_columns
from cardgen.viewing.readers import field_reader, record_reader
from cardgen.viewing.shared_columns import (
    card_leaf,
    shared_columns,
    shared_kinds,
    shared_ledger_columns,
    shared_list,
)

Row = tuple[Value, ...]


def build_ledger(
    cards: Iterable[Card], form: FormSpec, language: str, company: str = "", redaction: Redaction | None = None
) -> LedgerView:
    """The ledger of `cards`: a sheet with all their fields, then one for each record list with the card's id and name.

    Cards stand in 가나다 order of the name shown, then by id; records as in their card. Through a policy in force there
    is only what it shows, by pseudonym.
    """
    if redaction is not None:
        return _shared_ledger([*cards], form, language, company, redaction)
    leaves = tuple(member for member in form.members() if isinstance(member, Leaf))
    name = name_position(leaves, form)
    owner = tuple(dict.fromkeys((*(at for at, leaf in enumerate(leaves) if leaf.kind is Kind.ID), name)))
    read = field_reader(leaves, language)
    found = [(card, read(card)) for card in cards]
    found.sort(key=lambda entry: shown_key(entry[1][name], entry[0].id))
    title = form.label.text(language)
    main = LedgerSheet(title, max(owner) + 1, list_columns(leaves, language), tuple(row for _, row in found))
    others = (
        _records_sheet(records, found, [(at, leaves[at]) for at in owner], language) for records in form.record_lists()
    )
    return LedgerView(form.name, language, title, company, (main, *others))


def _shared_ledger(cards: list[Card], form: FormSpec, language: str, company: str, redaction: Redaction) -> LedgerView:
    """What a policy lets a ledger show: sheets and totals, or totals alone."""
    cards.sort(key=lambda card: redaction.pseudonyms.card(card.id))
    title = form.label.text(language)
    sheets = tuple(_shared_sheets(cards, form, title, redaction, language)) if redaction.policy.cards else ()
    summary = build_summary(cards, form, redaction, language)
    if summary is not None:
        sheets = (*sheets, summary_sheet(summary, language))
    return LedgerView(form.name, language, title, company, sheets, redaction.footer)


def _shared_sheets(
    cards: Sequence[Card], form: FormSpec, title: str, redaction: Redaction, language: str
) -> Iterator[LedgerSheet]:
    columns, read = shared_ledger_columns(form, redaction, language)
    named = 2 if form.name_leaf and any(column.path == form.name_leaf.path for column in columns[:2]) else 1
    yield LedgerSheet(title, named, tuple(columns), tuple(map(read, cards)))
    owner = [form.name_leaf] if form.name_leaf else []
    whose, read_owner = shared_columns(form, owner, redaction, language)
    for records in form.record_lists():
        listed = shared_list(records, redaction.policy)
        if listed is not None:
            leaves = [card_leaf(form), *(form.name_leaf for _ in whose[1:] if form.name_leaf), *listed.columns]
            labelled = shared_kinds(list_columns(leaves, language), leaves, redaction.policy)
            read_records = record_reader(listed, language, redaction)
            rows = tuple((*read_owner(card), *record) for card in cards for record in read_records(card))
            yield LedgerSheet(records.label.text(language), len(whose), tuple(labelled), rows, records.path)


def _records_sheet(
    records: RecordList, found: Sequence[tuple[Card, Row]], owner: Sequence[tuple[int, Leaf]], language: str
) -> LedgerSheet:
    columns = list_columns([*(leaf for _, leaf in owner), *records.columns], language)
    rows = _record_rows(records, found, [at for at, _ in owner], language)
    return LedgerSheet(records.label.text(language), len(owner), columns, tuple(rows), records.path)


def _record_rows(
    records: RecordList, found: Sequence[tuple[Card, Row]], owner: Sequence[int], language: str
) -> Iterator[Row]:
    read = record_reader(records, language)
    for card, row in found:
        whose = tuple(row[at] for at in owner)
        yield from (whose + record for record in read(card))
