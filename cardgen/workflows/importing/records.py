"""What rows change in one record list of a card: records edited where they stand, records added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cardgen.editing.changes import Append, Change
from cardgen.importing.cell_values import Value
from cardgen.importing.entries import BAD_POSITION
from cardgen.model.card import Record
from cardgen.model.form import RecordList
from cardgen.workflows.importing.compare import field_change, same, settled
from cardgen.workflows.importing.draft import (
    Origins,
    RecordRow,
    RefusedRows,
    key_in_record,
    record_origins,
    record_values,
)
from cardgen.workflows.importing.memory import Since
from cardgen.yamltree import Pointer

Said = tuple[object, ...]


class ListChanges:
    """The changes of one list on their way.

    `since` says what imports have made of the versions that rows state, None of one that is not the card's. `outdated`
    tells afterwards that the list is not the one the rows were exported from; `origins` which row each value is from.
    """

    def __init__(
        self,
        records: RecordList,
        current: Sequence[Record],
        paths: Mapping[int, frozenset[str]],
        since: Mapping[str, Since | None],
    ) -> None:
        self._list = records
        self._current = [{f"{records.path}[].{key}": value for key, value in record.items()} for record in current]
        self._paths = paths
        self._since = since
        self._pointer = tuple(records.path.split("."))
        self._columns = {column.path: column for column in records.columns}
        self._count = len(current)
        self.origins: Origins = {}
        self.outdated = False

    def of(self, rows: Sequence[RecordRow]) -> Iterator[tuple[RecordRow, list[Change]]]:
        """Each row that changes something, and what. Raises RefusedRows for rows whose position cannot be meant."""
        placed = [row for row in rows if row.entry.position is not None and self._is_of_this_card(row)]
        others = [row for row in rows if row.entry.position is None or not self._is_of_this_card(row)]
        edits = [(row, self._edits(row, _position(row))) for row in placed]
        self._require_places(edits, others)
        for row, changes in edits:
            if changes:
                self.outdated |= self._is_doubtful(row, changes)
                yield row, changes
        yield from ((row, [self._added(row)]) for row in self._unknown(others, {_position(row) for row in placed}))

    def _is_of_this_card(self, row: RecordRow) -> bool:
        """False for a row of another version of the card: its position says nothing about the card as it is."""
        return self._since.get(row.entry.version, Since()) is not None

    def _edits(self, row: RecordRow, position: int) -> list[Change] | None:
        """What a row changes in the record at a position; None where there is no such record."""
        if position >= len(self._current):
            return None
        record = self._current[position]
        pointer: Pointer = (*self._pointer, position)
        self.origins |= record_origins(row, f"{self._list.path}[{position}]")
        said: dict[str, Value | None] = {**dict.fromkeys(row.cleared), **row.values}
        found = (
            field_change(
                self._columns[path],
                record.get(path),
                value,
                (*pointer, key_in_record(path)),
                exact=row.entry.exact,
            )
            for path, value in said.items()
        )
        return [change for change in found if change is not None]

    def _require_places(
        self, edits: Sequence[tuple[RecordRow, list[Change] | None]], others: Sequence[RecordRow]
    ) -> None:
        """RefusedRows for rows that change something although their position is nobody's, another row's or a guess."""
        taken = Counter(_position(row) for row, _ in edits)
        wrong = [row for row, changes in edits if changes is None or (changes and taken[_position(row)] > 1)]
        guessed = [row for row, changes in edits if changes and not row.entry.version]
        if guessed and not self._fits([(row, changes) for row, changes in edits if changes is not None], others):
            wrong += [row for row in guessed if row not in wrong]
        if wrong:
            raise RefusedRows(BAD_POSITION, [row.spot for row in wrong])

    def _fits(self, edits: Sequence[tuple[RecordRow, list[Change]]], others: Sequence[RecordRow]) -> bool:
        """True where rows of an unknown version must be this list: one for each record, and none moved or replaced."""
        places = {_position(row) for row, _ in edits}
        if places != set(range(len(edits))):
            return False
        if len(edits) + len(others) - len([*self._unknown(others, places)]) != len(self._current):
            return False
        changed = [row for row, changes in edits if changes]
        paths = frozenset(self._columns)
        gone = {self._said(self._current[_position(row)], paths) for row in changed}
        return all(self._is_alike(row) and self._said(row.values, paths) not in gone for row in changed)

    def _is_alike(self, row: RecordRow) -> bool:
        """True where a row differs from the record in its place in no more cells than it has in common with it."""
        record = self._current[_position(row)]
        filled = [path for path in self._columns if path in record or path in row.values]
        common = [path for path in filled if same(self._columns[path], record.get(path), row.values.get(path))]
        return len(common) * 2 >= len(filled)

    def _is_doubtful(self, row: RecordRow, changes: Sequence[Change]) -> bool:
        """True where an import since has changed what the row changes: the row may not know of it."""
        since = self._since.get(row.entry.version) or Since()
        position = _position(row)
        if position >= since.grown.get(self._list.path, self._count):
            return True
        paths = {f"{self._list.path}[].{change.pointer[-1]}" for change in changes}
        place = f"{self._list.path}[{position}]"
        return any(
            since.is_gone(f"{place}.{key_in_record(path)}", self._columns[path], row.values.get(path)) for path in paths
        )

    def _unknown(self, rows: Sequence[RecordRow], claimed: set[int]) -> list[RecordRow]:
        """The rows that say what no record says, but for those claimed by rows with a position.

        A record that an earlier import added and none of these rows has any more was changed in the file, or is not of
        it: which row it was cannot be told, so that nothing is added.
        """
        free: dict[frozenset[str], dict[Said, list[int]]] = {}
        met: set[int] = set()
        unknown = []
        for row in rows:
            paths = frozenset(self._paths[row.entry.table] & self._columns.keys())
            if paths not in free:
                free[paths] = self._by_content(paths, claimed)
            found = free[paths].get(self._said(row.values, paths))
            if found:
                met.add(found.pop())
            else:
                unknown.append(row)
        own = range(self._first_added(), self._count)
        self.outdated |= bool(unknown) and not met.union(claimed).issuperset(own)
        return unknown

    def _first_added(self) -> int:
        """Where the records begin that imports have added to the list since the version the rows state."""
        starts = (since.grown.get(self._list.path, self._count) for since in self._since.values() if since)
        return min(starts, default=self._count)

    def _by_content(self, paths: frozenset[str], claimed: set[int]) -> dict[Said, list[int]]:
        """The places of the records by what they say, the last to be taken first."""
        found: dict[Said, list[int]] = {}
        for place, record in enumerate(self._current):
            if place not in claimed:
                found.setdefault(self._said(record, paths), []).append(place)
        return found

    def _said(self, values: Mapping[str, object], paths: frozenset[str]) -> Said:
        """What a record says in the columns a table has, as it is compared."""
        return tuple(settled(self._columns[path], values.get(path)) for path in sorted(paths))

    def _added(self, row: RecordRow) -> Change:
        self.origins |= record_origins(row, f"{self._list.path}[{self._count}]")
        self._count += 1
        return Append(self._pointer, record_values(row.values))


def _position(row: RecordRow) -> int:
    assert row.entry.position is not None
    return row.entry.position
