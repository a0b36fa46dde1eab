"""Gives each cell of a filled table its place: tags have decided which rows and cells there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cardgen.rendering.hwpx.grid import Edges, read, with_columns
from cardgen.rendering.hwpx.owpml import HP, TABLE, Element, child, number
from cardgen.rendering.hwpx.repeated_rows import SPANNED, SPANNER
from cardgen.rendering.hwpx.source import EDGES
from cardgen.rendering.hwpx.tree import own_cells, own_rows, take_out

_SPAN, _SIZE, _ZONES = f"{HP}cellSpan", f"{HP}cellSz", f"{HP}cellzoneList"


@dataclass(slots=True)
class _Placed:
    """A cell with its first column, and how many columns and rows it reaches over."""

    cell: Element
    column: int
    columns: int
    rows: int


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
            one = _Placed(cell, column, _columns(cell, column, taken[at]), _rows(cell, rows, at))
            for below in taken[at : at + one.rows]:
                below |= set(range(column, column + one.columns))
            line.append(one)
            column += one.columns
        placed.append(line)
    return placed, taken


def _columns(cell: Element, column: int, taken: set[int]) -> int:
    """How many columns a cell reaches over: what it says, up to one that is taken."""
    asked = max(number(cell.find(_SPAN), "colSpan", 1), 1)
    return next((reach for reach in range(1, asked) if column + reach in taken), asked)


def _rows(cell: Element, rows: Sequence[Element], at: int) -> int:
    """How many rows a cell reaches over: its own and those below that know it."""
    own = cell.attrib.pop(SPANNER, None)
    span = 1
    while own is not None and at + span < len(rows) and own in rows[at + span].get(SPANNED, "").split():
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
    own = [number(one.cell.find(_SIZE), "height") for one in line if one.rows == 1]
    return max(own or [number(one.cell.find(_SIZE), "height") // one.rows for one in line], default=0)


def _write(one: _Placed, at: int, edges: Edges, heights: Sequence[int]) -> None:
    address, span, size = child(one.cell, "cellAddr"), child(one.cell, "cellSpan"), child(one.cell, "cellSz")
    address.set("colAddr", str(one.column))
    address.set("rowAddr", str(at))
    span.set("colSpan", str(one.columns))
    span.set("rowSpan", str(one.rows))
    size.set("width", str(edges[one.column + one.columns] - edges[one.column]))
    size.set("height", str(sum(heights[at : at + one.rows])))


def _write_size(table: Element, edges: Edges, heights: Sequence[int]) -> None:
    table.set("rowCnt", str(len(heights)))
    table.set("colCnt", str(len(edges) - 1))
    size = child(table, "sz")
    size.set("width", str(edges[-1]))
    size.set("height", str(sum(heights)))
