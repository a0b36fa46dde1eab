"""Every text a view lets be printed, in whichever format: what an audit must not take for a leak."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cardgen.model.cardview import CardView, FieldView, TableView, Value
from cardgen.model.indexview import IndexView, LedgerView, ListColumn, Summary
from cardgen.viewing.values import shown_data

_FIRST_DAY = date(1899, 12, 30)
"""Day 0 of a workbook (ECMA-376-1, 18.17.4.1), counted from after its February 1900 of 29 days."""


def card_texts(view: CardView) -> Iterator[str]:
    """The texts of a card: names, labels, values and what is left off, each as often as it stands there."""
    yield from (view.form, view.stem, view.title, view.heading, view.footer, view.mark)
    yield from (view.letterhead.company, *view.letterhead.approvals)
    yield from (section.label for section in view.sections)
    for member in view.named():
        yield from _table_texts(member) if isinstance(member, TableView) else _field_texts(member)


def index_texts(view: IndexView) -> Iterator[str]:
    """The texts of an index: names, labels, filters and values."""
    yield from (view.form, view.title, view.company, view.note)
    yield from _column_texts(view.columns)
    for row in view.rows:
        yield row.stem
        yield from _value_texts(row.values)
    yield from _summary_texts(view.summary)


def ledger_texts(view: LedgerView) -> Iterator[str]:
    """The texts of a ledger: names of sheets, labels and values."""
    yield from (view.form, view.title, view.company, view.note)
    for sheet in view.sheets:
        yield sheet.label
        yield from _column_texts(sheet.columns)
        for row in sheet.rows:
            yield from _value_texts(row)
            yield from (text for value in row for text in _cell_texts(shown_data(value)))


def _cell_texts(data: object) -> Iterator[str]:
    """What a cell's number says beside its text; a day is a number there, and comes back with an hour."""
    if isinstance(data, date):
        yield f"{data} 00:00:00"
        data = (data - _FIRST_DAY).days
    if isinstance(data, (int, float)) and not isinstance(data, bool):
        yield from (str(data), f"{data:,}")


def _table_texts(table: TableView) -> Iterator[str]:
    yield from (table.label, table.withheld)
    yield from (column.label for column in table.columns)
    for row in table.rows:
        for cell in row:
            yield from _field_texts(cell)
    for column, cell in table.unlisted:
        yield column.label
        yield from _field_texts(cell)


def _field_texts(field: FieldView) -> Iterator[str]:
    yield from (field.label, field.text)
    yield from _value_texts((field.value,))


def _column_texts(columns: Iterable[ListColumn]) -> Iterator[str]:
    for column in columns:
        yield from (column.label, *column.options)


def _value_texts(values: Iterable[Value]) -> Iterator[str]:
    for value in values:
        yield value.text
        yield from (option.text for option in value.options)


def _summary_texts(summary: Summary | None) -> Iterator[str]:
    if summary is None:
        return
    yield from (summary.label, summary.note)
    yield from _column_texts(summary.columns)
    for table in summary.tables:
        yield table.label
        for row in table.rows:
            yield from _value_texts(row)
