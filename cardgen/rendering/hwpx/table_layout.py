"""Gives each cell of a filled table its place: tags have decided which rows and cells there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cardgen.rendering.hwpx.grid import Edges, with_columns
from cardgen.rendering.hwpx.late import Late


@dataclass(slots=True)
class Cell:
    """A cell over `columns`, at least `height` HWPUNITs high. `at` is where its place is written down.

    `number` is that of a cell over several rows, as the rows below know it, "" for others.
    """

    at: int
    columns: int
    height: int
    number: str
    column: int = 0
    rows: int = 1


@dataclass(slots=True)
class Row:
    """A row; `at` is where it begins, `reached` are the numbers of cells above that may reach into it."""

    at: int
    reached: frozenset[str]
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table on these columns; `at` is where it begins, `facts` where its numbers are written down."""

    at: int
    edges: Edges
    facts: dict[Late, int] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    def laid_out(self) -> Iterator[tuple[int, str]]:
        """What is written down where."""
        taken = self._place()
        edges = with_columns(self.edges, max(map(max, taken)) + 1)
        self._fill_up(taken, len(edges) - 1)
        heights = [_height(row.cells) for row in self.rows]
        for at, row in enumerate(self.rows):
            for cell in row.cells:
                yield cell.at, _written(cell, at, edges, heights)
        facts: Mapping[Late, int] = {
            Late.ROW_COUNT: len(heights),
            Late.COLUMN_COUNT: len(edges) - 1,
            Late.WIDTH: edges[-1],
            Late.HEIGHT: sum(heights),
        }
        for kind, at in self.facts.items():
            yield at, str(facts[kind])

    def _place(self) -> list[set[int]]:
        """Put each cell in the first column that no cell from above reaches down into; the columns taken, by row."""
        taken: list[set[int]] = [set() for _ in self.rows]
        for at, row in enumerate(self.rows):
            column = 0
            for cell in row.cells:
                while column in taken[at]:
                    column += 1
                room = (reach for reach in range(1, cell.columns) if column + reach in taken[at])
                cell.column, cell.columns, cell.rows = column, next(room, cell.columns), self._rows(cell, at)
                for below in taken[at : at + cell.rows]:
                    below.update(range(column, column + cell.columns))
                column += cell.columns
        return taken

    def _rows(self, cell: Cell, at: int) -> int:
        """How many rows a cell reaches over: its own and those below that know it."""
        span = 1
        while cell.number and at + span < len(self.rows) and cell.number in self.rows[at + span].reached:
            span += 1
        return span

    def _fill_up(self, taken: Sequence[set[int]], columns: int) -> None:
        """Widen cells over columns that nothing else in their rows stands in: a grid has no holes."""
        for at, row in enumerate(self.rows):
            if len(taken[at]) == columns:
                continue
            for cell in row.cells:
                rows = taken[at : at + cell.rows]
                behind = cell.column + cell.columns
                while behind < columns and all(behind not in one for one in rows):
                    for one in rows:
                        one.add(behind)
                    behind += 1
                cell.columns = behind - cell.column


def _height(cells: Sequence[Cell]) -> int:
    """The least height of a row: that of its cells which stand in no other."""
    own = [cell.height for cell in cells if cell.rows == 1]
    return max(own or [cell.height // cell.rows for cell in cells])


def _written(cell: Cell, at: int, edges: Edges, heights: Sequence[int]) -> str:
    width = edges[cell.column + cell.columns] - edges[cell.column]
    return (
        f'<hp:cellAddr colAddr="{cell.column}" rowAddr="{at}"/>'
        f'<hp:cellSpan colSpan="{cell.columns}" rowSpan="{cell.rows}"/>'
        f'<hp:cellSz width="{width}" height="{sum(heights[at : at + cell.rows])}"/>'
    )
