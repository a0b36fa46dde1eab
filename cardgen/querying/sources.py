"""Where an operand's values come from: one field of a card, or the records of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import assert_never

from cardgen.model.form import Leaf, LeafType, RecordList
from cardgen.querying.expression import Function

Data = Mapping[str, object]
"""A card's data, or one record of it: plain JSON data."""

Values = Callable[[Data], Sequence[object]]
"""The values an operand has in some data; none where they are absent."""

Rows = Callable[[Data], Sequence[Data]]


@dataclass(frozen=True, slots=True)
class FieldSource:
    """A field outside tables, or a column within the record that is looked at."""

    leaf: Leaf
    values: Values


@dataclass(frozen=True, slots=True)
class RowSource:
    """The records of a list, those that count; or one field of each."""

    records: RecordList
    rows: Rows
    column: Leaf | None

    def values(self, data: Data) -> Sequence[object]:
        """The column's values, or the records themselves where no column is named; in file order."""
        rows = self.rows(data)
        return rows if self.column is None else _column(rows, self.column.key)

    @property
    def time(self) -> Leaf | None:
        """The column that says when a record was made; a date column is its own."""
        if self.column is not None and self.column.kind.is_date:
            return self.column
        return next((column for column in self.records.columns if column.kind.is_date), None)

    def in_time(self, data: Data) -> Sequence[object]:
        """The column's values, or nothing in the place of an absent one, from the oldest record to the newest.

        A date column is its own time. Otherwise the first date column of the list is; records without a date come
        first, those of one day stay in file order, as do all of a list without dates.
        """
        assert self.column is not None
        key = self.column.key
        if self.column.kind.is_date:
            return sorted(map(str, _column(self.rows(data), key)))
        rows = self.rows(data)
        if (time := self.time) is not None:
            rows = sorted(rows, key=lambda row: str(row.get(time.key, "")))
        return [row.get(key) for row in rows]


Source = FieldSource | RowSource


def _column(rows: Iterable[Data], key: str) -> list[object]:
    return [row[key] for row in rows if key in row]


def field_values(leaf: Leaf) -> Values:
    """Reads a field outside tables; each item of a plain list is a value."""
    keys = leaf.path.split(".")

    def read(data: Data) -> Sequence[object]:
        found = _below(data, keys)
        return found if isinstance(found, list) else () if found is None else (found,)

    return read


def record_values(column: Leaf) -> Values:
    """Reads a column of the record at hand."""
    key = column.key
    return lambda record: (record[key],) if key in record else ()


def all_rows(records: RecordList) -> Rows:
    """Reads the records of a list."""
    keys = records.path.split(".")

    def read(data: Data) -> Sequence[Data]:
        found = _below(data, keys)
        return found if isinstance(found, list) else ()

    return read


def chosen_rows(rows: Rows, chosen: Callable[[Data], bool]) -> Rows:
    """Only the records that are as the brackets ask."""
    return lambda data: [*filter(chosen, rows(data))]


def _below(data: Data, keys: Iterable[str]) -> object:
    found: object = data
    for key in keys:
        if not isinstance(found, dict):
            return None
        found = found.get(key)
    return found


def aggregate(function: Function, source: Source) -> Values:
    """The one value made of a source's, or none. Sum and count of nothing are 0, all else of it is absent."""
    values = source.values
    match function:
        case Function.COUNT:
            return lambda data: (len(values(data)),)
        case Function.SUM:
            return lambda data: (_sum(values(data)),)
        case Function.AVG:
            return lambda data: tuple(_sum(found) / len(found) for found in (values(data),) if found)
        case Function.MIN:
            return lambda data: sorted(values(data), key=_sortable)[:1]
        case Function.MAX:
            return lambda data: sorted(values(data), key=_sortable)[-1:]
        case Function.FIRST | Function.LAST:
            return _end_of(source, 0 if function is Function.FIRST else -1)
        case _:
            assert_never(function)


def _end_of(source: Source, place: int) -> Values:
    """The value at one end of the time a list runs through; a plain list runs as it is written."""
    in_time = source.in_time if isinstance(source, RowSource) else source.values

    def read(data: Data) -> Sequence[object]:
        found = in_time(data)
        return (found[place],) if found and found[place] is not None else ()

    return read


def _sum(values: Sequence[object]) -> int | float:
    """Whole numbers exactly, others without the error of adding one by one."""
    numbers = [value for value in values if isinstance(value, (int, float))]
    if all(isinstance(number, int) for number in numbers):
        return sum(numbers)
    return fsum(numbers)


def _sortable(value: object) -> str | float:
    """A column holds numbers only or days only, which sort as texts do."""
    return value if isinstance(value, (int, float)) else str(value)


def is_number(leaf: Leaf) -> bool:
    """True for fields that can be added up."""
    return leaf.type in (LeafType.INTEGER, LeafType.NUMBER)
