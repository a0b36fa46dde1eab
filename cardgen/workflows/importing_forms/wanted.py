"""What a form that comes back changes in the card it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any

from cardgen.editing.changes import Append, Change, Drop, Put
from cardgen.editing.content import changed
from cardgen.loading.past_paths import todays_paths
from cardgen.model.cardview import CardView
from cardgen.model.data import list_at, value_at
from cardgen.model.filledform import Entry, FilledForm
from cardgen.model.form import FormSpec, Leaf, RecordList
from cardgen.model.problem import Problem
from cardgen.workflows.importing_forms.said import FieldReader, Meant, entry_text, printed_text
from cardgen.workflows.importing_forms.table import RowBack, TableBack, table_back
from cardgen.yamltree import Pointer


@dataclass(slots=True)
class Wanted:
    """The changes a form asks for, by today's paths, and what is wrong with entries by themselves.

    `lost` are the paths, as the form had them, of fields that were filled in or changed, and that today's form does not
    have.
    """

    changes: list[Change] = field(default_factory=list, repr=False)
    problems: list[Problem] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def lose(self, path: str) -> None:
        """Note a field that has nowhere to go."""
        if path not in self.lost:
            self.lost.append(path)


def wanted_changes(
    filled: FilledForm, printed: CardView, form: FormSpec, before: Mapping[str, Any], reader: FieldReader
) -> Wanted:
    """What the form changes in a card with the data `before`, at the paths of today's `form`.

    `printed` is what the form showed when it was made. A field that still says the same is not read at all, however
    it was rounded or grouped on paper; one that somebody deleted from the file is left as it is.
    """
    reading = _Reading(form, before, reader)
    reading.fields(filled, printed)
    reading.tables(filled, printed)
    return reading.found


class _Reading:
    """One form on its way to changes."""

    def __init__(self, form: FormSpec, before: Mapping[str, Any], reader: FieldReader) -> None:
        self.found = Wanted()
        self._form = form
        self._before = before
        self._reader = reader
        self._moved = todays_paths(form)

    def fields(self, filled: FilledForm, printed: CardView) -> None:
        """The fields outside tables."""
        shown = printed.by_path()
        for path, entry in filled.fields.items():
            leaf = self._form.by_path.get(self._today(path))
            there = shown.get(path) or shown.get(self._today(path))
            if path == "id" or entry_text(entry) == (printed_text(there.value) if there else ""):
                continue
            if isinstance(leaf, Leaf) and "[]" not in leaf.path:
                pointer: Pointer = tuple(leaf.path.split("."))
                self.found.changes += self._change(leaf, pointer, entry, value_at(self._before, leaf.path))
            else:
                self.found.lose(path)

    def tables(self, filled: FilledForm, printed: CardView) -> None:
        """The record lists."""
        shown = {table.path: table for table in printed.tables()}
        for path, rows in filled.tables.items():
            records = self._form.by_path.get(self._today(path))
            there = shown.get(path) or shown.get(self._today(path))
            back = table_back(there, rows, self._today)
            if isinstance(records, RecordList):
                self.found.changes += self._records(records, back)
            elif back.changed:
                self.found.lose(path)

    def _today(self, path: str) -> str:
        """Where today's form has what an earlier one had at `path`."""
        return path if path in self._form.by_path else self._moved.get(path, path)

    def _change(self, leaf: Leaf, pointer: Pointer, entry: Entry, before: object) -> Iterator[Change]:
        """What an entry changes that is not as it was printed: often nothing but a spelling."""
        value = self._meant(leaf, pointer, entry, before)
        if isinstance(value, Problem):
            self.found.problems.append(value)
        elif value is None:
            yield from () if before is None else (Drop(pointer),)
        elif (type(value), value) != (type(before), before):
            yield Put(pointer, value)

    def _meant(self, leaf: Leaf, pointer: Pointer, entry: Entry, before: object) -> Meant | Problem:
        found = self._reader.meant(leaf, entry, before)
        return replace(found, field=_dotted(pointer), labels=leaf.labels) if isinstance(found, Problem) else found

    def _records(self, records: RecordList, back: TableBack) -> Iterator[Change]:
        """Records changed where they stand, then those that are gone, from the last; new ones at the end.

        Where rows were put between others the whole list is put: the editor of the file keeps of it what it can.
        """
        place: Pointer = tuple(records.path.split("."))
        edits = [it for row in back.rows if row.record is not None for it in self._cells(records, row)]
        if back.inserts:
            yield Put(place, self._whole(records, edits, back))
            return
        yield from edits
        yield from (Drop((*place, number)) for number in reversed(back.gone))
        yield from (
            Append(place, it) for row in back.rows if row.record is None and (it := self._new(records, row, back))
        )

    def _cells(self, records: RecordList, row: RowBack) -> Iterator[Change]:
        """What a row changes in its record."""
        assert row.record is not None
        place: Pointer = (*records.path.split("."), row.record)
        for column, entry in self._known(records, row):
            pointer = (*place, column.key)
            yield from self._change(column, pointer, entry, value_at(self._before, pointer))

    def _new(self, records: RecordList, row: RowBack, back: TableBack) -> dict[str, Any]:
        """The record of a row that was filled in."""
        number = back.rows.index(row)
        found = {}
        for column, entry in self._known(records, row):
            value = self._meant(column, (*records.path.split("."), number, column.key), entry, None)
            if isinstance(value, Problem):
                self.found.problems.append(value)
            elif value is not None:
                found[column.key] = value
        return found

    def _known(self, records: RecordList, row: RowBack) -> Iterator[tuple[Leaf, Entry]]:
        """A row's cells with the columns of today's list; what has none any more is noted."""
        columns = {column.path: column for column in records.columns}
        for path, entry in row.cells.items():
            if column := columns.get(path) or columns.get(self._today(path)):
                yield column, entry
            else:
                self.found.lose(path)

    def _whole(self, records: RecordList, edits: Sequence[Change], back: TableBack) -> list[dict[str, Any]]:
        """The list as it stands in the form."""
        data = reduce(changed, edits, self._before)
        there = list_at(data, records.path)
        rows = (there[row.record] if row.record is not None else self._new(records, row, back) for row in back.rows)
        return [row for row in rows if row]


def _dotted(pointer: Pointer) -> str:
    """A place as problems name it: purchases[2].amount, counted from 0."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in pointer).removeprefix(".")
