"""How a form's fields become sections, boxes and tables on paper, whatever the values come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from cardgen.model.cardview import Block, Column, FieldView, Grid, PairRow, SectionView, TableView, Value
from cardgen.model.form import FormSpec, Leaf, RecordList, Section
from cardgen.viewing.formats import leaf_kind
from cardgen.viewing.layout import alignment, column_spans, pair_up


@dataclass(frozen=True, slots=True)
class Rows:
    """The values of a table's records, row by row.

    Where a policy leaves off the whole list, `withheld` says so, and the rows are no records.
    """

    rows: tuple[tuple[Value, ...], ...] = field(default=(), repr=False)
    withheld: str = ""


class Source(Protocol):
    """Where a view takes its values from: nowhere, a whole card, or a card through a policy."""

    def field(self, leaf: Leaf) -> Value:
        """The value of a field outside tables."""
        ...

    def table(self, records: RecordList) -> Rows:
        """The records of a table."""
        ...

    def empty(self, leaf: Leaf) -> Value:
        """An empty box for `leaf`, as in the ruled rows below the records."""
        ...

    def unlisted(self, records: RecordList) -> tuple[tuple[Leaf, Value], ...]:
        """The table's columns that are left off the paper, and what a template that names one finds in it."""
        ...


def arrange(form: FormSpec, source: Source, language: str) -> tuple[SectionView, ...]:
    """The form's sections in its own order, filled from `source`."""
    return tuple(
        SectionView(section.key, section.label.text(language), tuple(_blocks(section, source, language)))
        for section in form.sections
    )


def _blocks(section: Section, source: Source, language: str) -> Iterator[Block]:
    rows: list[PairRow] = []
    for line in pair_up(section.members):
        if isinstance(line, RecordList):
            if rows:
                yield Grid(tuple(rows))
                rows = []
            yield table_view(line, source, language)
            continue
        cells = tuple(field_view(leaf, source.field(leaf), language) for leaf in line)
        rows.append(PairRow(cells, wide=len(cells) == 1))
    if rows:
        yield Grid(tuple(rows))


def table_view(records: RecordList, source: Source, language: str) -> TableView:
    """The table of a record list, its columns sharing the whole width."""
    found = source.table(records)
    filled = tuple(_cells(records, row, language) for row in found.rows)
    empty = _cells(records, tuple(source.empty(column) for column in records.columns), language)
    padding = (empty,) * max(0, records.rows - len(filled))
    spans = column_spans(records.columns)
    return TableView(
        path=records.path,
        key=records.key,
        label=records.label.text(language),
        columns=tuple(_column(leaf, span, language) for leaf, span in zip(records.columns, spans, strict=True)),
        rows=filled + padding,
        records=0 if found.withheld else len(filled),
        withheld=found.withheld,
        unlisted=tuple(
            (_column(leaf, 1, language), field_view(leaf, value, language)) for leaf, value in source.unlisted(records)
        ),
    )


def _column(leaf: Leaf, span: int, language: str) -> Column:
    return Column(leaf.path, leaf.key, leaf.label.text(language), leaf_kind(leaf), span, alignment(leaf))


def _cells(records: RecordList, row: tuple[Value, ...], language: str) -> tuple[FieldView, ...]:
    return tuple(field_view(leaf, value, language) for leaf, value in zip(records.columns, row, strict=True))


def field_view(leaf: Leaf, value: Value, language: str) -> FieldView:
    """A field with its value."""
    return FieldView(leaf.path, leaf.key, leaf.label.text(language), leaf_kind(leaf), value, leaf.lines, leaf.many)
