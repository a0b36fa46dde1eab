"""What every file is read into: sheets of cells, whatever the file's kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta
"""A cell as its file types it; an empty one is the empty text."""

EMPTY = ""

MAX_ROWS = 100_000
"""Rows below the first one with a value; above it a file is to be split."""
MAX_COLUMNS = 1_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file. Rows and columns are counted from 0 here, from 1 and by letter in messages.

    `faults` are the codes of rules that single cells break by themselves (a formula without a value), by row and
    column; `merged` the first and last cell of merged areas; `columns` names of columns in files without letters.
    """

    name: str
    rows: Sequence[Sequence[Cell]] = field(repr=False)
    faults: Mapping[tuple[int, int], str] = field(default_factory=dict)
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden: bool = False
    columns: tuple[str, ...] = ()

    def cell(self, row: int, column: int) -> Cell:
        """The cell, empty where the row is shorter."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else EMPTY

    def row_number(self, row: int) -> int:
        """The row as people count it; in a file without a row of headings the first entry is 1."""
        return row if self.columns else row + 1

    def column_name(self, column: int) -> str:
        """The column as a spreadsheet program letters it: A, Z, AA."""
        return self.columns[column] if self.columns else letters(column)


@dataclass(frozen=True, slots=True)
class Book:
    """A file's sheets; `form` and `version` are set in files our own export has marked.

    `encoding` and `delimiter` tell how a text file was read; `date_1904` that its serial days count from 1904.
    """

    sheets: tuple[Sheet, ...]
    form: str | None = None
    version: str = ""
    encoding: str = ""
    delimiter: str = ""
    date_1904: bool = False


def letters(column: int) -> str:
    """The letters of a 0-based column."""
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def column_number(name: str) -> int:
    """The column some letters name, counted from 1: A is 1, AA is 27; 0 for none."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def is_blank(cell: Cell) -> bool:
    """True for a cell that holds nothing people see."""
    return isinstance(cell, str) and not cell.strip("\ufeff\u200b \t\r\n\u00a0\u3000")
