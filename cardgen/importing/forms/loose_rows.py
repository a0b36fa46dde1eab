"""Rows that somebody put into a table of records by hand: without controls, but below rows that have them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from cardgen.importing.forms.controls import Control, Name
from cardgen.importing.forms.ticks import begins_with_box, ticked_boxes
from cardgen.model.filledform import Entry


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: the columns it covers, how it looks, its text, and the paths of the records' fields in it."""

    columns: tuple[int, int]
    look: str
    text: str = field(repr=False)
    paths: frozenset[str]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table; `mark` tells it apart from others."""

    mark: Hashable
    cells: tuple[Cell, ...]

    @property
    def paths(self) -> frozenset[str]:
        """The paths of all controls in it."""
        return frozenset().union(*(cell.paths for cell in self.cells))


def loose_rows(rows: Sequence[TableRow], table: Hashable) -> Iterator[Control]:
    """The controls such rows would have, each cell with its column's; empty rows are left alone.

    A row counts that has the cells of a record's row above it and looks the same, so that a heading or a line of
    totals is not taken for a record.
    """
    above: TableRow | None = None
    for row in rows:
        if row.paths:
            above = row if all(len(cell.paths) <= 1 for cell in row.cells) and _is_record(row) else None
        elif above is not None and _alike(row, above) and any(cell.text.strip() for cell in row.cells):
            for cell, model in zip(row.cells, above.cells, strict=True):
                yield from (Control(Name(path), _entry(cell.text), row.mark, table) for path in model.paths)


def _entry(text: str) -> Entry:
    ticked = ticked_boxes(text) if begins_with_box(text) else None
    return text if ticked is None else ticked


def _is_record(row: TableRow) -> bool:
    """True where every control of the row is of the same list."""
    lists = {Name(path).records for path in row.paths}
    return len(lists) == 1 and "" not in lists


def _alike(one: TableRow, other: TableRow) -> bool:
    return [(cell.columns, cell.look) for cell in one.cells] == [(cell.columns, cell.look) for cell in other.cells]
