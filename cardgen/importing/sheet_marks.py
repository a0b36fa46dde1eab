"""What a sheet says about its cells besides their values: formulas never calculated, errors, what is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from cardgen.importing.tables import MAX_COLUMNS, column_number

NO_VALUE = "I101"
ERROR_VALUE = "I102"

_REFERENCE = re.compile(r"([A-Z]+)([0-9]+)")


@dataclass(slots=True)
class Marks:
    """Faults of single cells by row and column, and hidden columns and rows, all counted from 0."""

    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)


def sheet_marks(sheet: bytes) -> Marks:
    """The marks of a sheet's XML (ECMA-376 part 1, 18.3.1), whatever its namespaces: the values are read so too."""
    from lxml.etree import iterparse

    marks = Marks()
    reader = _Reader(marks)
    tags = ("{*}c", "{*}row", "{*}col")
    for _event, element in iterparse(
        BytesIO(sheet), tag=tags, resolve_entities=False, no_network=True, encoding="utf-8"
    ):
        reader.take(element)
    return marks


class _Reader:
    """Takes elements as they end, and lets go of each row."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._row = 0
        self._cells: list[tuple[int, str]] = []

    def take(self, element: Any) -> None:
        match element.tag.rpartition("}")[2]:
            case "c":
                self._cell(element)
            case "row":
                self._end_row(element)
            case _:
                self._column(element)

    def _cell(self, cell: Any) -> None:
        parts = {child.tag.rpartition("}")[2]: child for child in cell}
        found = _REFERENCE.fullmatch(cell.get("r") or "")
        if not found:
            return
        if cell.get("t") == "e":
            self._cells.append((column_number(found[1]) - 1, ERROR_VALUE))
        elif "f" in parts and not ("v" in parts and parts["v"].text) and "is" not in parts:
            self._cells.append((column_number(found[1]) - 1, NO_VALUE))

    def _end_row(self, row: Any) -> None:
        self._row = int(row.get("r") or self._row + 1)
        if row.get("hidden") in ("1", "true"):
            self._marks.hidden_rows.add(self._row - 1)
        for column, code in self._cells:
            self._marks.faults[self._row - 1, column] = code
        self._cells.clear()
        row.clear()
        while row.getprevious() is not None:
            del row.getparent()[0]

    def _column(self, column: Any) -> None:
        if column.get("hidden") in ("1", "true"):
            first, last = int(column.get("min", "1")), int(column.get("max", "1"))
            self._marks.hidden_columns.update(range(max(first, 1) - 1, min(last, MAX_COLUMNS)))
