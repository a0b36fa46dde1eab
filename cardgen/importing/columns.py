"""Matches a sheet's columns to fields: as somebody chose, as it was last time, by name, by what the cells hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from cardgen.detection.resident_number import has_resident_number
from cardgen.entry.heading_words import resident_words
from cardgen.entry.values import spelling
from cardgen.importing.calendars import Calendar, calendars
from cardgen.importing.cell_text import plain_text
from cardgen.importing.header import Header
from cardgen.importing.tables import Sheet, is_blank
from cardgen.importing.vocabulary import WHY, Level, Vocabulary, spellings, telephone_of
from cardgen.model.form import FormSpec, Kind, Leaf, RecordList

SAMPLES = 50
"""Filled cells of a column that are looked at."""

_POSITION_NAMES = frozenset(map(spelling, ("순번", "No.")))


class Why(StrEnum):
    """How a column came to its field, or to none."""

    CHOSEN = "chosen"
    SAVED = "saved"
    PATH = "path"
    NAME = "name"
    VALUES = "values"
    POSITION = "position"
    VERSION = "version"
    LEFT_OUT = "left_out"
    TAKEN = "taken"
    UNKNOWN = "unknown"
    RESIDENT = "resident"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its 0-based place, its heading, and the field it fills, if any."""

    at: int
    heading: str
    leaf: Leaf | None = None
    why: Why = Why.UNKNOWN


Choices = Mapping[str, Leaf | None]
"""Fields by heading (as `spelling` has it) or column letter; None for a column to be left out."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with its columns matched: of cards, or of the records of one list.

    `first_row` is the first row below the headings; `exact` says that the columns were named by paths, so that an empty
    cell says the field is empty and a text counts to its last blank; `position` is the column that numbers records;
    `calendars` are the fields beside days that say how these are counted.
    """

    sheet: Sheet
    header: Header
    columns: tuple[Column, ...]
    records: RecordList | None = None
    exact: bool = False
    calendars: Mapping[str, Calendar] = field(default_factory=dict)

    @property
    def first_row(self) -> int:
        """The first row of data."""
        return self.header.data_from

    @property
    def used(self) -> tuple[Column, ...]:
        """The columns that fill a field."""
        return tuple(column for column in self.columns if column.leaf is not None)

    @property
    def position(self) -> int | None:
        """The column that numbers a card's records, if there is one."""
        return next((column.at for column in self.columns if column.why is Why.POSITION), None)

    @property
    def hidden(self) -> tuple[Column, ...]:
        """The columns the sheet hides that hold something."""
        return tuple(it for it in self.columns if it.at in self.sheet.hidden_columns and kept(it))

    @property
    def score(self) -> int:
        """How many fields the columns fill."""
        return len(self.used)


def match_columns(
    form: FormSpec, vocabulary: Vocabulary, sheet: Sheet, header: Header, chosen: Choices, saved: Choices
) -> Table:
    """The table of a sheet read with one vocabulary."""
    matching = _Matching(form, vocabulary, sheet, header)
    matching.take(chosen, Why.CHOSEN)
    matching.take(saved, Why.SAVED)
    matching.by_path()
    for level in vocabulary.levels:
        matching.by_level(level)
    columns = tuple(matching.finished())
    return Table(sheet, header, columns, vocabulary.records, calendars=calendars(vocabulary.fields))


def chosen_key(column: Column, sheet: Sheet, chosen: Choices) -> str | None:
    """The heading or letter by which somebody has chosen a field for the column."""
    names = (spelling(column.heading), spelling(sheet.column_name(column.at)))
    return next((name for name in names if name and name in chosen), None)


class _Matching:
    """Columns on their way to fields; a field is filled by one column only."""

    def __init__(self, form: FormSpec, vocabulary: Vocabulary, sheet: Sheet, header: Header) -> None:
        self._form, self._vocabulary, self._sheet = form, vocabulary, sheet
        self._columns = [Column(at, heading) for at, heading in enumerate(header.headings)]
        self._first_row = header.data_from
        self._samples: dict[int, list[str]] = {}
        self._reasons: dict[int, Why] = {}
        self._taken: set[str] = set()
        self._open = {column.at for column in self._columns}

    def take(self, choices: Choices, why: Why) -> None:
        for column in self._columns:
            key = chosen_key(column, self._sheet, choices) if column.at in self._open else None
            if key is None:
                continue
            leaf = choices[key]
            if leaf is None:
                self._settle(column, None, Why.LEFT_OUT)
            elif leaf.path not in self._taken and leaf.path in self._vocabulary.paths:
                self._settle(column, leaf, why)

    def by_path(self) -> None:
        for column in self._named():
            leaf = self._vocabulary.paths.get(column.heading.strip())
            if leaf is not None:
                self._offer(column, (leaf,))

    def by_level(self, level: Level) -> None:
        for column in self._named():
            found = next((level[name] for name in spellings(column.heading) if name in level), ())
            self._offer(column, found)

    def finished(self) -> Iterable[Column]:
        """The columns, those without a field with the reason why."""
        for column in self._columns:
            if column.at not in self._open:
                yield column
            elif self._is_position(column):
                yield replace(column, why=Why.POSITION)
            else:
                yield replace(column, why=self._reason(column))

    def _named(self) -> list[Column]:
        resident = (Why.RESIDENT, Why.REASON)
        return [it for it in self._columns if it.at in self._open and it.heading and self._reason(it) not in resident]

    def _offer(self, column: Column, leaves: Sequence[Leaf]) -> None:
        free = [leaf for leaf in leaves if leaf.path not in self._taken and self._may_hold(leaf, column)]
        if len(leaves) > 1 and free:
            self._settle(column, self._told_by_values(free, column), Why.VALUES)
        elif free:
            self._settle(column, free[0], Why.NAME if column.heading not in self._vocabulary.paths else Why.PATH)

    def _settle(self, column: Column, leaf: Leaf | None, why: Why) -> None:
        if leaf is None and why is not Why.LEFT_OUT:
            return
        self._columns[column.at] = replace(column, leaf=leaf, why=why)
        self._open.discard(column.at)
        if leaf is not None:
            self._taken.add(leaf.path)

    def _may_hold(self, leaf: Leaf, column: Column) -> bool:
        """False for an id column whose cells are no ids of this form: another system's numbers."""
        if leaf.kind is not Kind.ID:
            return True
        samples = self.samples(column.at)
        return all(text.upper().startswith(self._form.id_prefix) for text in samples)

    def _told_by_values(self, leaves: Sequence[Leaf], column: Column) -> Leaf | None:
        """Which of several fields the cells speak for: mobiles or other numbers. None where they do not tell."""
        if all(leaf.kind is Kind.PHONE for leaf in leaves):
            return telephone_of(leaves, self.samples(column.at))
        return leaves[0] if len(leaves) == 1 else None

    def _is_position(self, column: Column) -> bool:
        records = self._vocabulary.records
        has_id = any(it.leaf is not None and it.leaf.kind is Kind.ID for it in self._columns)
        return records is not None and has_id and spelling(column.heading) in _POSITION_NAMES

    def _reason(self, column: Column) -> Why:
        """Why a column has no field; it is asked at every level, and looking for resident numbers takes its time."""
        if column.at not in self._reasons:
            self._reasons[column.at] = self._found_reason(column)
        return self._reasons[column.at]

    def _found_reason(self, column: Column) -> Why:
        if spelling(column.heading) == spelling(WHY):
            return Why.REASON
        if any(name in resident_words() for name in spellings(column.heading)):
            return Why.RESIDENT
        samples = self.samples(column.at)
        if samples and sum(map(has_resident_number, samples)) * 2 > len(samples):
            return Why.RESIDENT
        again = any(column.at != it.at and spelling(it.heading) == spelling(column.heading) for it in self._columns)
        return Why.TAKEN if again and column.heading else Why.UNKNOWN

    def samples(self, column: int) -> list[str]:
        """The first filled cells of a column, as text."""
        if column not in self._samples:
            self._samples[column] = samples_of(self._sheet, self._first_row, column)
        return self._samples[column]


def samples_of(sheet: Sheet, first_row: int, column: int, most: int = SAMPLES) -> list[str]:
    """The first filled cells of a column, as text."""
    found: list[str] = []
    for row in sheet.rows[first_row : first_row + 20 * most]:
        if column < len(row) and not is_blank(row[column]):
            found.append(plain_text(row[column]))
        if len(found) == most:
            break
    return found


def kept(column: Column) -> bool:
    """True for a column worth telling of: it has a heading or a field."""
    return bool(column.heading) and column.why not in (Why.REASON, Why.VERSION)
