"""The ledger over all cards of a form: every field of every card, and every record, in sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cardgen.model.card import Card
from cardgen.model.cardview import Value
from cardgen.model.form import FormSpec, Kind, Leaf, RecordList
from cardgen.model.indexview import LedgerSheet, LedgerView
from cardgen.viewing.build_index import list_columns, name_position, shown_key
from cardgen.viewing.build_view import field_reader, record_reader

Row = tuple[Value, ...]


def build_ledger(cards: Iterable[Card], form: FormSpec, language: str, company: str = "") -> LedgerView:
    """The ledger of `cards`: a sheet with all their fields, then one for each record list with the card's id and name.

    Cards stand in 가나다 order of the name shown, then by id; records as in their card.
    """
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
