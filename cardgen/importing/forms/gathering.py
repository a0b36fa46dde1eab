"""Puts the controls of a file together: fields by their path, records in the order their rows stand in."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from cardgen.errors import UsageError
from cardgen.importing.forms.controls import Control, Name
from cardgen.model.filledform import Entry, FilledForm, Ticked
from cardgen.model.formstamp import FormStamp


def gathered(stamp: FormStamp, controls: Iterable[Control]) -> FilledForm:
    """The filled form. UsageError where a field stands there twice and says different things, or where none stands.

    A field may well be printed twice; somebody who changed one of them has to say which is meant.
    """
    fields, tables = _Slots(), dict[str, _Rows]()
    for control in controls:
        records = control.name.records
        if records:
            tables.setdefault(records, _Rows()).add(control)
        else:
            fields.add(control)
    if not fields.found and not tables:
        raise UsageError("error.form.no_controls")
    return FilledForm(stamp, fields.entries(), {path: rows.entries() for path, rows in tables.items()})


@dataclass(slots=True)
class _Slots:
    """What stands in the controls of the fields, or of one record; of choices, what stands in each option's box."""

    found: dict[str, dict[str | None, Entry]] = field(default_factory=dict, repr=False)

    def has(self, name: Name) -> bool:
        return name.option in self.found.get(name.path, ())

    def add(self, control: Control) -> None:
        """UsageError where the same control says something else elsewhere."""
        slots = self.found.setdefault(control.name.path, {})
        if slots.setdefault(control.name.option, control.entry) != control.entry or len({*map(_is_box, slots)}) > 1:
            raise UsageError("error.form.twice", field=control.name.path)

    def entries(self) -> Mapping[str, Entry]:
        return {path: _entry(slots) for path, slots in self.found.items()}


@dataclass(slots=True)
class _Row:
    """A record as far as it has been met, its number in the form as made, and what holds it."""

    number: int | None
    table: Hashable
    holders: set[Hashable] = field(default_factory=set)
    slots: _Slots = field(default_factory=_Slots)


@dataclass(slots=True)
class _Rows:
    """The records of a list.

    Numbers alone do not tell rows apart: a row that was copied brings its number along. A list printed in two tables
    has its records once.
    """

    _rows: list[_Row] = field(default_factory=list)
    _first: dict[int, _Row] = field(default_factory=dict)

    def add(self, control: Control) -> None:
        row = self._row_of(control)
        row.holders.add(control.holder)
        row.slots.add(control)

    def entries(self) -> tuple[Mapping[str, Entry], ...]:
        return tuple(row.slots.entries() for row in self._rows)

    def _row_of(self, control: Control) -> _Row:
        last = self._rows[-1] if self._rows else None
        if last is not None and _continues(last, control):
            return last
        number = control.name.row
        printed = None if number is None else self._first.get(number)
        if printed is not None and printed.table != control.table:
            return printed
        made = _Row(number, control.table)
        self._rows.append(made)
        if number is not None:
            self._first.setdefault(number, made)
        return made


def _continues(row: _Row, control: Control) -> bool:
    """True for a control of the record met last: held by the same, or by another line of it."""
    if row.number != control.name.row:
        return False
    if control.holder in row.holders:
        return True
    return row.number is not None and row.table == control.table and not row.slots.has(control.name)


def _is_box(option: str | None) -> bool:
    return option is not None


def _entry(slots: Mapping[str | None, Entry]) -> Entry:
    """The one entry, or the options whose boxes are ticked, in the order they stand in."""
    if None in slots:
        return slots[None]
    return Ticked(tuple(option for option, box in slots.items() if option is not None and box == Ticked(("",))))
