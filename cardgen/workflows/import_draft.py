"""A card an import would make or change: what its rows say, and which row and column said it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cardgen.editing.changes import Append, Change, Drop, Put
from cardgen.importing.cell_values import Value
from cardgen.importing.entries import BAD_POSITION, Entry
from cardgen.importing.matching import Person, key_of
from cardgen.model.card import Card, Record
from cardgen.model.form import FormSpec, Kind, Leaf, Merge, RecordList
from cardgen.yamltree import Pointer


class Spot(NamedTuple):
    """A place in the file: table, 0-based row, 0-based column (None for the row as a whole)."""

    table: int
    row: int
    column: int | None = None


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
        """Leave out the record of a row."""
        self.records = [record for record in self.records if record.spot != spot]


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
        origins |= _origins(record, f"{record.path}[{len(items)}]")
        items.append(_record(record.values))
    return data, origins


class PositionError(Exception):
    """A row names a record that is not there, or is quite another one."""

    def __init__(self, spot: Spot) -> None:
        super().__init__(BAD_POSITION)
        self.spot = spot


def card_changes(draft: Draft, form: FormSpec, paths: Mapping[int, frozenset[str]]) -> tuple[list[Change], Origins]:
    """What the rows change in the card there is; `paths` are the fields each table has columns for.

    Raises PositionError for a row whose position cannot be meant.
    """
    assert draft.card is not None
    origins: Origins = {"": draft.home}
    changes: list[Change] = []
    for leaf in form.members():
        if isinstance(leaf, Leaf) and leaf.kind is not Kind.ID and leaf.path in draft.fields:
            value, spot = draft.fields[leaf.path]
            change = _field_change(leaf, draft.card.value(leaf.path), value, tuple(leaf.path.split(".")))
            if change is not None:
                changes.append(change)
                origins[leaf.path] = spot
    for records in form.record_lists():
        rows = [record for record in draft.records if record.path == records.path]
        if rows:
            changes += _ListChanges(records, draft.card.records(records.path), paths, origins).of(rows)
    return changes, origins


class _ListChanges:
    """What rows change in one record list of a card."""

    def __init__(
        self,
        records: RecordList,
        current: tuple[Record, ...],
        paths: Mapping[int, frozenset[str]],
        origins: Origins,
    ) -> None:
        self._list = records
        self._current = current
        self._paths = paths
        self._origins = origins
        self._pointer = tuple(records.path.split("."))
        self._columns = {column.path: column for column in records.columns}
        self._count = len(current)

    def of(self, rows: Iterable[RecordRow]) -> Iterator[Change]:
        present: dict[frozenset[str], Counter[tuple[object, ...]]] = {}
        for row in rows:
            if row.entry.position is not None:
                yield from self._edited(row, row.entry.position)
                continue
            paths = frozenset(self._paths[row.entry.table] & self._columns.keys())
            if paths not in present:
                present[paths] = Counter(self._fingerprint(self._by_path(record), paths) for record in self._current)
            said = self._fingerprint(row.values, paths)
            if present[paths][said] > 0:
                present[paths][said] -= 1
            else:
                yield self._added(row)

    def _edited(self, row: RecordRow, position: int) -> Iterator[Change]:
        if position >= len(self._current):
            raise PositionError(row.spot)
        record = self._by_path(self._current[position])
        pointer: Pointer = (*self._pointer, position)
        self._origins |= _origins(row, f"{self._list.path}[{position}]")
        said: dict[str, Value | None] = {**dict.fromkeys(row.cleared), **row.values}
        changes = [
            change
            for path, value in said.items()
            if (change := _field_change(self._columns[path], record.get(path), value, (*pointer, _key(path))))
        ]
        if changes and not any(_same(self._columns[it], record.get(it), value) for it, value in row.values.items()):
            raise PositionError(row.spot)
        yield from changes

    def _added(self, row: RecordRow) -> Change:
        self._origins |= _origins(row, f"{self._list.path}[{self._count}]")
        self._count += 1
        return Append(self._pointer, _record(row.values))

    def _by_path(self, record: Record) -> dict[str, object]:
        return {f"{self._list.path}[].{key}": value for key, value in record.items()}

    def _fingerprint(self, values: Mapping[str, object], paths: frozenset[str]) -> tuple[object, ...]:
        """What a record says in the columns a table has, as it is compared."""
        return tuple(_compared(self._columns[path], values.get(path)) for path in sorted(paths))


def _field_change(leaf: Leaf, current: object, value: Value | None, pointer: Pointer) -> Change | None:
    if value is None:
        return None if current is None else Drop(pointer)
    return None if _same(leaf, current, value) else Put(pointer, value)


def _same(leaf: Leaf, current: object, value: object) -> bool:
    return current is not None and _compared(leaf, current) == _compared(leaf, value)


def _compared(leaf: Leaf, value: object) -> object:
    """A value as it is compared: numbers people dial by what is dialled, texts without what a cell cannot keep."""
    if isinstance(value, list):
        return sorted(map(str, value)) if leaf.merge is Merge.SET else value
    if not isinstance(value, str):
        return value
    if leaf.kind in (Kind.PHONE, Kind.BUSINESS_NUMBER):
        return key_of(leaf.kind, value) or value
    return "\n".join(" ".join(line.split()) for line in value.strip().splitlines())


def _origins(record: RecordRow, at: str) -> Origins:
    return {at: record.spot, **{f"{at}.{_key(path)}": record.spot for path in (*record.values, *record.cleared)}}


def _record(values: Mapping[str, Value]) -> dict[str, str | int | float | bool]:
    return {_key(path): value for path, value in values.items() if not isinstance(value, list)}


def _key(path: str) -> str:
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
