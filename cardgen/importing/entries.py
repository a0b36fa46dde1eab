"""A table's rows as values of fields: what a row says, what is wrong with it, what it clears."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cardgen.entry.heading_words import total_words
from cardgen.entry.values import spelling
from cardgen.importing.calendars import LUNAR, NO_CALENDAR
from cardgen.importing.cell_days import calendar_of
from cardgen.importing.cell_text import plain_text
from cardgen.importing.cell_values import Reader, Unclear, Value, cell_reader
from cardgen.importing.columns import Column, Table, Why
from cardgen.importing.tables import Cell, Sheet, is_blank
from cardgen.model.form import Kind, Leaf

TOTALS_ROW = "I105"
BAD_POSITION = "I112"


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that a row breaks by itself; `column` is None where it is the row's as a whole."""

    code: str
    column: int | None = None
    args: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. `values` by field path; `cleared` are fields whose cells say that they are empty.

    `table` is the table's number among all of the import, `row` counts from 0; `position` is which of its card's
    records the row is, counted from 0, `version` the one of its card an export made it from; of an `exact` row texts
    count to their last blank.
    """

    table: int
    row: int
    values: Mapping[str, Value] = field(repr=False)
    cleared: tuple[str, ...] = ()
    position: int | None = None
    version: str = ""
    faults: tuple[Fault, ...] = ()
    exact: bool = False


class TableReader:
    """Reads the rows of one table."""

    def __init__(self, number: int, table: Table, today: date, *, date_1904: bool = False) -> None:
        self._number = number
        self._table = table
        self._columns: list[tuple[Column, Leaf, Reader]] = [
            (column, leaf, self._reader(column.at, leaf, today, date_1904=date_1904))
            for column in table.used
            for leaf in (_leaf(column),)
        ]
        self._keys = [column.at for column in table.used if _leaf(column).kind in _REACHES]
        self._version = next((column.at for column in table.columns if column.why is Why.VERSION), None)

    @property
    def table(self) -> Table:
        """The table read."""
        return self._table

    @property
    def places(self) -> dict[str, int]:
        """The column each field is read from; a day's calendar may stand in its column."""
        days = {column.at: leaf.path for column, leaf, _ in self._columns if leaf.path in self._table.calendars}
        marks = {
            calendar.leaf.path: at
            for at, path in days.items()
            if "[]" not in path
            for calendar in (self._table.calendars[path],)
        }
        return marks | {leaf.path: column.at for column, leaf, _ in self._columns}

    def _reader(self, at: int, leaf: Leaf, today: date, *, date_1904: bool) -> Reader:
        rows = self._table.sheet.rows[self._table.first_row :] if leaf.kind.is_date else ()
        cells = (row[at] for row in rows if at < len(row))
        return cell_reader(leaf, today, date_1904=date_1904, column=cells, exact=self._table.exact)

    def entries(self) -> Iterator[Entry]:
        """An entry for each row that says something in a column that fills a field."""
        rows = self._table.sheet.rows
        for row in range(self._table.first_row, len(rows)):
            if (entry := self._entry(row, rows[row])) is not None:
                yield entry

    def _entry(self, row: int, cells: Sequence[Cell]) -> Entry | None:
        values: dict[str, Value] = {}
        cleared: list[str] = []
        faults: list[Fault] = []
        marks: list[tuple[Column, str]] = []
        sheet_faults = self._table.sheet.faults
        width = len(cells)
        for column, leaf, reader in self._columns:
            at = column.at
            if sheet_faults and (code := sheet_faults.get((row, at))):
                faults.append(Fault(code, at))
                continue
            found = reader(cells[at]) if at < width and cells[at] != "" else None
            if found is None:
                cleared.append(leaf.path)
            elif isinstance(found, Unclear):
                faults.append(Fault(found.code, at, found.args))
            else:
                values[leaf.path] = found
            if leaf.kind.is_date and at < width and (mark := calendar_of(cells[at])):
                marks.append((column, mark))
        for column, mark in marks:
            self._take_calendar(column, mark, values, faults)
        if not values and not faults:
            return None
        position = self._position(row, faults)
        if self._adds_up(cells):
            faults = [Fault(TOTALS_ROW)]
        exact = self._table.exact
        empty = tuple(path for path in cleared if path not in values) if exact else ()
        return Entry(self._number, row, values, empty, position, self._version_of(row), tuple(faults), exact)

    def _take_calendar(self, column: Column, mark: str, values: dict[str, Value], faults: list[Fault]) -> None:
        """The calendar a day's cell names, in the field that is for it; a lunar day without one is no day we know."""
        calendar = self._table.calendars.get(_leaf(column).path)
        if calendar is None:
            is_told = mark != LUNAR
        else:
            choice = calendar.choices[mark]
            is_told = values.setdefault(calendar.leaf.path, choice) == choice
        if not is_told:
            faults.append(Fault(NO_CALENDAR, column.at))

    def _position(self, row: int, faults: list[Fault]) -> int | None:
        at = self._table.position
        if at is None or is_blank(cell := self._table.sheet.cell(row, at)):
            return None
        text = plain_text(cell)
        if text.isascii() and text.isdigit() and 0 < int(text) <= _MOST_RECORDS:
            return int(text) - 1
        faults.append(Fault(BAD_POSITION, at))
        return None

    def _version_of(self, row: int) -> str:
        return "" if self._version is None else plain_text(self._table.sheet.cell(row, self._version))

    def _adds_up(self, cells: Sequence[Cell]) -> bool:
        """True for a row of totals: 합계 in one of its cells, nobody's number in any."""
        if any(at < len(cells) and not is_blank(cells[at]) for at in self._keys):
            return False
        return any(isinstance(cell, str) and cell and spelling(cell.strip(" :=")) in total_words() for cell in cells)


_REACHES = frozenset({Kind.ID, Kind.PHONE, Kind.EMAIL, Kind.BUSINESS_NUMBER})
_MOST_RECORDS = 1_000_000


def _leaf(column: Column) -> Leaf:
    assert column.leaf is not None
    return column.leaf


def place_of(file: str, sheet: Sheet, row: int, column: int | None) -> str:
    """A place as messages name it: list.xlsx[고객]:12:C, rows from 1; without a column the whole row."""
    name = f"{file}[{sheet.name}]" if sheet.name else file
    place = f"{name}:{sheet.row_number(row)}"
    return place if column is None else f"{place}:{sheet.column_name(column)}"
