"""Gives each cell of a filled table its place: tags have decided which rows and cells there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from cardgen.rendering.hwpx.grid import Edges, read, with_columns
from cardgen.rendering.hwpx.owpml import HP, TABLE, Element, child, number
from cardgen.rendering.hwpx.repeated_rows import SPANNED, SPANNER
from cardgen.rendering.hwpx.source import EDGES
from cardgen.rendering.hwpx.tree import own_cells, own_rows, take_out

_PARTS = (f"{HP}cellAddr", f"{HP}cellSpan", f"{HP}cellSz")
_ZONES = f"{HP}cellzoneList"


@dataclass(slots=True)
class _Placed:
    """A cell's place, span and size with its first column, and how many columns and rows it reaches over."""

    address: Element
    span: Element
    size: Element
    column: int
    columns: int
    rows: int

    @classmethod
    def at(cls, cell: Element, column: int) -> Self:
        """The cell in that column. It is looked through once, for a card has some three hundred."""
        parts = {part.tag: part for part in cell.iterchildren(*_PARTS)}
        address, span, size = (parts.get(tag) for tag in _PARTS)
        if address is None or span is None or size is None:
            address, span, size = (child(cell, tag.removeprefix(HP)) for tag in _PARTS)
        return cls(address, span, size, column, max(number(span, "colSpan", 1), 1), 1)


def lay_out(root: Element) -> None:
    """Place the cells of every table that tags changed; inner tables like outer ones."""
    for table in [*root.iter(TABLE)]:
        edges = table.attrib.pop(EDGES, None)
        if edges is not None:
            _lay_out(table, read(str(edges)))


def _lay_out(table: Element, edges: Edges) -> None:
    for row in own_rows(table):
        if not own_cells(row):
            take_out(row)
    rows = own_rows(table)
    if not rows:  # a table without rows is none: Hancom Office opens no file with such a one
        take_out(table)
        return
    placed, taken = _placed(rows)
    edges = with_columns(edges, max(map(max, taken)) + 1)
    _fill_up(placed, taken, len(edges) - 1)
    heights = [_height(line) for line in placed]
    for at, line in enumerate(placed):
        for one in line:
            _write(one, at, edges, heights)
    _write_size(table, edges, heights)
    for row in rows:
        row.attrib.pop(SPANNED, None)
    for zones in table.findall(_ZONES):
        table.remove(zones)  # they name rows by number


def _placed(rows: Sequence[Element]) -> tuple[list[list[_Placed]], list[set[int]]]:
    """Every row's cells, each in the first column that no cell from above reaches down into; the columns taken."""
    taken: list[set[int]] = [set() for _ in rows]
    placed = []
    for at, row in enumerate(rows):
        column = 0
        line = []
        for cell in own_cells(row):
            while column in taken[at]:
                column += 1
            one = _Placed.at(cell, column)
            one.columns = next((reach for reach in range(1, one.columns) if column + reach in taken[at]), one.columns)
            one.rows = _rows(cell, rows, at)
            for below in taken[at : at + one.rows]:
                below |= set(range(column, column + one.columns))
            line.append(one)
            column += one.columns
        placed.append(line)
    return placed, taken


def _rows(cell: Element, rows: Sequence[Element], at: int) -> int:
    """How many rows a cell reaches over: its own and those below that know it."""
    own = cell.get(SPANNER)
    span = 1
    if own is None:
        return span
    del cell.attrib[SPANNER]
    while at + span < len(rows) and own in rows[at + span].get(SPANNED, "").split():
        span += 1
    return span


def _fill_up(placed: Sequence[Sequence[_Placed]], taken: Sequence[set[int]], columns: int) -> None:
    """Widen cells over columns that nothing else in their rows stands in: a grid has no holes."""
    for at, line in enumerate(placed):
        if len(taken[at]) == columns:
            continue
        for one in line:
            rows = taken[at : at + one.rows]
            behind = one.column + one.columns
            while behind < columns and all(behind not in row for row in rows):
                for row in rows:
                    row.add(behind)
                behind += 1
            one.columns = behind - one.column


def _height(line: Sequence[_Placed]) -> int:
    """The least height of a row in HWPUNITs: that of its cells which stand in no other."""
    own = [number(one.size, "height") for one in line if one.rows == 1]
    return max(own or [number(one.size, "height") // one.rows for one in line], default=0)


def _write(one: _Placed, at: int, edges: Edges, heights: Sequence[int]) -> None:
    one.address.set("colAddr", str(one.column))
    one.address.set("rowAddr", str(at))
    one.span.set("colSpan", str(one.columns))
    one.span.set("rowSpan", str(one.rows))
    one.size.set("width", str(edges[one.column + one.columns] - edges[one.column]))
    one.size.set("height", str(sum(heights[at : at + one.rows])))


def _write_size(table: Element, edges: Edges, heights: Sequence[int]) -> None:
    table.set("rowCnt", str(len(heights)))
    table.set("colCnt", str(len(edges) - 1))
    size = child(table, "sz")
    size.set("width", str(edges[-1]))
    size.set("height", str(sum(heights)))
