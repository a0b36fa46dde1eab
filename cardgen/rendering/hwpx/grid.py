"""The columns of a table. OWPML writes down none: only what each cell measures and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cardgen.rendering.hwpx.owpml import HP, number
from cardgen.rendering.hwpx.tree import own_cells, own_rows
from cardgen.rendering.office.xml_parts import Element

Edges = tuple[int, ...]
"""Where each column begins, and the last ends, in HWPUNITs from the left edge of the table."""


def edges_of(table: Element) -> Edges:
    """The columns as the template's own cells tell; those no cell tells share the room left evenly.

    A cell whose span a tag sets says nothing about its width.
    """
    columns = max(number(table, "colCnt"), 1)
    known = {0: 0}
    spans = [span for row in own_rows(table) for cell in own_cells(row) if (span := _told(cell))]
    learning = True
    while learning:
        learning = _learn(known, spans, columns)
    known.setdefault(columns, max(number(table.find(f"{HP}sz"), "width"), *known.values()))
    return _between(known, columns)


def _told(cell: Element) -> tuple[int, int, int] | None:
    """The first column, the column behind the last, and the width of a cell."""
    span = cell.find(f"{HP}cellSpan")
    written = "1" if span is None else span.get("colSpan", "1")
    at, width = number(cell.find(f"{HP}cellAddr"), "colAddr", -1), number(cell.find(f"{HP}cellSz"), "width", -1)
    return (at, at + int(written), width) if written.isdecimal() and at >= 0 and width > 0 else None


def _learn(known: dict[int, int], spans: Sequence[tuple[int, int, int]], columns: int) -> bool:
    """Follow cells with one known edge to the other; False when nothing is new."""
    before = len(known)
    for first, behind, width in spans:
        if behind > columns:
            continue
        if first in known:
            known.setdefault(behind, known[first] + width)
        elif behind in known:
            known.setdefault(first, known[behind] - width)
    return len(known) > before


def _between(known: dict[int, int], columns: int) -> Edges:
    edges = [0] * (columns + 1)
    for left, right in pairwise(sorted(known)):
        for at in range(left, right + 1):
            edges[at] = known[left] + (known[right] - known[left]) * (at - left) // (right - left)
    return tuple(edges)


def scaled(edges: Edges, ratio: float) -> Edges:
    """The columns of a table so many times as wide."""
    return tuple(round(edge * ratio) for edge in edges)


def written(edges: Edges) -> str:
    """For an attribute."""
    return " ".join(map(str, edges))


def read(text: str) -> Edges:
    """What `written` wrote."""
    return tuple(map(int, text.split()))


def with_columns(edges: Edges, columns: int) -> Edges:
    """The grid, or where a row reaches over more columns than it has, as many even ones in the same width."""
    if columns < len(edges):
        return edges
    return tuple(edges[-1] * at // columns for at in range(columns + 1))
