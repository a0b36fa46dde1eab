"""Rows say what their cells say together: a day and the calendar it is counted by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from cardgen.importing.calendars import calendars
from cardgen.importing.columns import Table, match_columns
from cardgen.importing.entries import Entry, TableReader
from cardgen.importing.header import find_header
from cardgen.importing.tables import Sheet
from cardgen.importing.vocabulary import Vocabulary
from cardgen.model.form import FormSpec, Kind

TODAY = date(2026, 11, 21)
BORN, CALENDAR = "personal.birth_date", "personal.calendar"
MakeSheet = Callable[..., Sheet]


def table(form: FormSpec, sheet: Sheet) -> Table:
    vocabulary = Vocabulary(form, None)
    header = find_header(sheet, vocabulary.knows)
    assert header is not None
    return match_columns(form, vocabulary, sheet, header, {}, {})


def entries(of: Table) -> Sequence[Entry]:
    return [*TableReader(0, of, TODAY).entries()]


def faults(entry: Entry) -> list[tuple[str, int | None]]:
    return [(it.code, it.column) for it in entry.faults]


@pytest.mark.parametrize(
    ("cell", "choice"), [("(음)1973.10.1", "음력"), ("1973-10-01 양력", "양력"), ("1973.10.1", None)]
)
def test_the_calendar_beside_a_day_is_filled_from_its_cell(
    customer: FormSpec, sheet: MakeSheet, cell: str, choice: str | None
) -> None:
    (entry,) = entries(table(customer, sheet("이름|생일", f"홍|{cell}")))
    assert (entry.values[BORN], entry.values.get(CALENDAR), entry.faults) == ("1973-10-01", choice, ())


def test_a_calendar_from_a_days_cell_has_that_column(customer: FormSpec, sheet: MakeSheet) -> None:
    assert TableReader(0, table(customer, sheet("이름|생일", "홍|x")), TODAY).places == {
        "name": 0,
        BORN: 1,
        CALENDAR: 1,
    }
    both = table(customer, sheet("이름|생일|양력/음력", "홍|x|y"))
    assert TableReader(0, both, TODAY).places == {"name": 0, BORN: 1, CALENDAR: 2}


def test_a_day_and_its_calendar_must_agree(customer: FormSpec, sheet: MakeSheet) -> None:
    same, other = entries(
        table(customer, sheet("이름|생일|양력/음력", "홍|(음)1973.10.1|음력", "김|(음)1973.10.1|양력"))
    )
    assert faults(same) == []
    assert faults(other) == [("I120", 1)]


def test_a_lunar_day_without_a_field_for_that_is_told(customer: FormSpec, sheet: MakeSheet) -> None:
    lunar, solar = entries(table(customer, sheet("이름|등록일", "홍|(음)2026.1.1", "김|(양)2026.1.1")))
    assert faults(lunar) == [("I120", 1)]
    assert (solar.values["registered"], solar.faults) == ("2026-01-01", ())


def test_a_cell_that_names_the_calendar_does_not_leave_its_field_empty(customer: FormSpec, sheet: MakeSheet) -> None:
    of = replace(table(customer, sheet("이름|생일|양력/음력", "홍|(음)1973.10.1|")), exact=True)
    (entry,) = entries(of)
    assert (entry.values[CALENDAR], entry.cleared) == ("음력", ())


def test_the_calendar_belongs_to_the_only_day_or_that_of_birth(customer: FormSpec, receipt: FormSpec) -> None:
    found = calendars(customer.leaves())
    assert {path: it.leaf.path for path, it in found.items()} == {BORN: CALENDAR}
    assert calendars(receipt.leaves()) == {}
    two = [
        replace(leaf, path=f"a.{leaf.key}") for leaf in customer.leaves() if leaf.path in (BORN, CALENDAR, "registered")
    ]
    assert [*calendars(two)] == ["a.birth_date"]
    no_birth = [replace(leaf, kind=Kind.DATE) if leaf.kind.is_date else leaf for leaf in two]
    assert calendars(no_birth) == {}


def test_days_are_read_as_their_column_proves(customer: FormSpec, sheet: MakeSheet) -> None:
    first, second = entries(table(customer, sheet("이름|생일|등록일", "홍|59/2/6|03/04/2026", "김|85.7.22|")))
    assert (first.values[BORN], second.values[BORN]) == ("1959-02-06", "1985-07-22")
    assert faults(first) == [("I104", 2)]


def test_hidden_columns_are_named(customer: FormSpec, sheet: MakeSheet) -> None:
    of = table(customer, sheet("이름|생일|등급|", "홍|1959-02-06|VIP|", hidden_columns=frozenset({1, 3, 9})))
    assert [it.heading for it in of.hidden] == ["생일"]
