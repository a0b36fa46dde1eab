"""A card an import would make or change: what its rows say, and which row and column said it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cardgen.importing.cell_values import Value
from cardgen.importing.entries import Entry
from cardgen.importing.matching import Person
from cardgen.model.card import Card


class Spot(NamedTuple):
    """A place in the file: table, 0-based row, 0-based column (None for the row as a whole)."""

    table: int
    row: int
    column: int | None = None

    @property
    def row_spot(self) -> Spot:
        """The row the place is in."""
        return Spot(self.table, self.row)


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record a row gives: its list, the row, its values and emptied columns by field path."""

    path: str
    entry: Entry
    values: Mapping[str, Value] = field(repr=False)
    cleared: tuple[str, ...] = ()

    @property
    def spot(self) -> Spot:
        """The row."""
        return Spot(self.entry.table, self.entry.row)


@dataclass(eq=False, slots=True)
class Draft:
    """One customer of the file. `card` is the one there is; `fields` values by path, None for one that is emptied."""

    person: Person
    card: Card | None = None
    fields: dict[str, tuple[Value | None, Spot]] = field(default_factory=dict, repr=False)
    records: list[RecordRow] = field(default_factory=list, repr=False)
    rows: list[Entry] = field(default_factory=list, repr=False)

    @property
    def versions(self) -> frozenset[str]:
        """The versions of the card that its rows were exported from, as far as they state one."""
        entries = [*self.rows, *(record.entry for record in self.records)]
        return frozenset(entry.version for entry in entries if entry.version)

    @property
    def home(self) -> Spot:
        """The first row that is about the customer."""
        first = self.rows[0] if self.rows else self.records[0].entry
        return Spot(first.table, first.row)

    def spots(self) -> Iterator[Spot]:
        """Every row that says something about the customer."""
        seen = dict.fromkeys(
            [*(Spot(row.table, row.row) for row in self.rows), *(record.spot for record in self.records)]
        )
        yield from seen

    def without(self, spot: Spot) -> None:
        """Leave out what a row says."""
        self.records = [record for record in self.records if record.spot != spot]
        self.rows = [row for row in self.rows if Spot(row.table, row.row) != spot]
        self.fields = {path: said for path, said in self.fields.items() if said[1].row_spot != spot}

    @property
    def is_empty(self) -> bool:
        """True where no row is left that says something."""
        return not (self.rows or self.records)


Origins = dict[str, Spot]
"""Where a value came from, by its dotted path (purchases[0].amount); "" is the card as a whole."""


def new_data(draft: Draft) -> tuple[dict[str, object], Origins]:
    """A new card's data, its id included."""
    origins: Origins = {"": draft.home}
    data: dict[str, object] = {"id": draft.person.card_id}
    for path, (value, spot) in draft.fields.items():
        if value is not None:
            _put(data, path, value)
            origins[path] = spot
    for record in draft.records:
        items = _list(data, record.path)
        origins |= record_origins(record, f"{record.path}[{len(items)}]")
        items.append(record_values(record.values))
    return data, origins


class RefusedRows(Exception):
    """Rows that may not change what they would: the code of the rule they break, and where they are."""

    def __init__(self, code: str, spots: Sequence[Spot]) -> None:
        super().__init__(code)
        self.code = code
        self.spots = spots


def record_origins(record: RecordRow, at: str) -> Origins:
    """Where a record and its values came from, for one that gets the place `at` (purchases[0])."""
    paths = (*record.values, *record.cleared)
    return {at: record.spot, **{f"{at}.{key_in_record(path)}": record.spot for path in paths}}


def record_values(values: Mapping[str, Value]) -> dict[str, str | int | float | bool]:
    return {key_in_record(path): value for path, value in values.items() if not isinstance(value, list)}


def key_in_record(path: str) -> str:
    """The key of a column: the last of its path."""
    return path.rpartition(".")[2]


def _put(data: dict[str, object], path: str, value: object) -> None:
    *groups, key = path.split(".")
    for group in groups:
        inner = data.setdefault(group, {})
        assert isinstance(inner, dict)
        data = inner
    data[key] = value


def _list(data: dict[str, object], path: str) -> list[object]:
    *groups, key = path.split(".")
    for group in groups:
        inner = data.setdefault(group, {})
        assert isinstance(inner, dict)
        data = inner
    items = data.setdefault(key, [])
    assert isinstance(items, list)
    return items
