"""A table that comes back in a form: which rows are records as they were, which are new, and which records are gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cardgen.model.cardview import FieldView, TableView
from cardgen.model.filledform import Entry
from cardgen.workflows.importing_forms.rows import Row, aligned
from cardgen.workflows.importing_forms.said import entry_text, printed_text

Cells = Mapping[str, Entry]
"""Cells of a row by the paths of their columns."""


@dataclass(frozen=True, slots=True)
class RowBack:
    """A row that says something: `record` is the 0-based place of the record it was made from, None for a new one.

    `cells` are those that no longer say what was printed; of a new row those that say something.
    """

    record: int | None
    cells: Cells = field(repr=False)


@dataclass(frozen=True, slots=True)
class TableBack:
    """What became of a table's rows, in their order; `gone` are the places of records whose rows are empty or away."""

    rows: tuple[RowBack, ...]
    gone: tuple[int, ...]

    @property
    def changed(self) -> bool:
        """True where the table says anything else than what was printed."""
        return bool(self.gone) or any(row.record is None or row.cells for row in self.rows)

    @property
    def inserts(self) -> bool:
        """True where a new row stands above a record."""
        is_new = [row.record is None for row in self.rows]
        return any(is_new[: is_new.count(False)])


def table_back(shown: TableView | None, rows: Sequence[Cells], today: Callable[[str], str]) -> TableBack:
    """The rows of a table as the file has them, beside those that were printed.

    `today` gives the path a column of an earlier form has now, for a form nobody remembers.
    """
    known = [column.path for column in shown.columns] if shown else []
    printed = [{cell.path: cell for cell in row} for row in shown.rows[: shown.records]] if shown else []
    found = [{path if path in known else today(path): entry for path, entry in row.items()} for row in rows]
    columns = tuple(dict.fromkeys((*known, *(path for row in found for path in row))))
    before = [_printed(row, columns) for row in printed]
    after = [_said(row, columns) for row in found]
    pairs = aligned(before, after)
    staying = [(record, row) for record, row in pairs if row is not None and _stays(record, row, before, after)]
    kept = {record for record, _ in staying}
    gone = tuple(place for place in range(len(printed)) if place not in kept)
    return TableBack(
        tuple(RowBack(record, dict(_differing(record, found[row], printed))) for record, row in staying), gone
    )


def _printed(row: Mapping[str, FieldView], columns: Sequence[str]) -> Row:
    return tuple(printed_text(row[path].value) if path in row else "" for path in columns)


def _said(row: Cells, columns: Sequence[str]) -> Row:
    return tuple(entry_text(row[path]) if path in row else "" for path in columns)


def _stays(record: int | None, row: int, before: Sequence[Row], after: Sequence[Row]) -> bool:
    """False for an empty row, but for a record that was printed empty."""
    return any(after[row]) or (record is not None and not any(before[record]))


def _differing(
    record: int | None, row: Cells, printed: Sequence[Mapping[str, FieldView]]
) -> Iterator[tuple[str, Entry]]:
    shown = {} if record is None else printed[record]
    for path, entry in row.items():
        if entry_text(entry) != (printed_text(shown[path].value) if path in shown else ""):
            yield path, entry
