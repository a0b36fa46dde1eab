"""An export as sheets: the cards first, then each record list with the id and name of its card before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cardgen.messages import say
from cardgen.model.cardview import Value
from cardgen.model.exportview import VERSION, ExportColumn, ExportList, ExportView
from cardgen.model.indexview import LedgerSheet, ListColumn

FOR_READING = ""
"""The path of a column that only tells people whose row it is."""


def export_sheets(view: ExportView) -> tuple[LedgerSheet, ...]:
    """The sheets of a workbook, or the files of a folder. `options` of their columns are the choices of a field."""
    columns = tuple(map(_column, view.columns))
    cards = LedgerSheet(view.title, max(view.owner) + 1, columns, tuple(card.values for card in view.cards))
    return (cards, *(_record_sheet(view, at, records) for at, records in enumerate(view.lists)))


def versioned_sheets(view: ExportView) -> tuple[LedgerSheet, ...]:
    """The sheets, each row with its card's version at its end; without it where the cards have none."""
    cards, *lists = export_sheets(view)
    if not any(card.version.text for card in view.cards):
        return (cards, *lists)
    versions = [card.version for card in view.cards]
    found = [_versioned(cards, versions, view.language)]
    for at, sheet in enumerate(lists):
        of_rows = [version for card, version in zip(view.cards, versions, strict=True) for _ in card.records[at]]
        found.append(_versioned(sheet, of_rows, view.language))
    return tuple(found)


def _versioned(sheet: LedgerSheet, versions: list[Value], language: str) -> LedgerSheet:
    column = ListColumn(VERSION, say("export.version", language), "text")
    rows = tuple((*row, version) for row, version in zip(sheet.rows, versions, strict=True))
    return replace(sheet, columns=(*sheet.columns, column), rows=rows)


def _record_sheet(view: ExportView, at: int, records: ExportList) -> LedgerSheet:
    whose = [
        ListColumn(view.columns[place].path if number == 0 else FOR_READING, label, view.columns[place].kind)
        for number, (place, label) in enumerate(zip(view.owner, records.owner, strict=True))
    ]
    columns = (*whose, *map(_column, records.columns))
    return LedgerSheet(records.label, len(whose) + 1, columns, tuple(_record_rows(view, at)), records.path)


def _record_rows(view: ExportView, at: int) -> Iterator[tuple[Value, ...]]:
    for card in view.cards:
        whose = tuple(card.values[place] for place in view.owner)
        yield from (whose + record for record in card.records[at])


def _column(column: ExportColumn) -> ListColumn:
    kind = "text" if column.many else column.kind
    return ListColumn(column.path, column.label, kind, () if column.many else column.choices)
