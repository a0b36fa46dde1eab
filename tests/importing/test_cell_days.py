"""Days in a column: years of two digits where the column proves their order, and the calendar a cell names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.importing.cell_days import DayColumn, Doubt, calendar_of
from cardgen.importing.tables import Cell
from cardgen.model.form import FormSpec, Leaf

TODAY = date(2026, 11, 21)
BORN = "personal.birth_date"
BOUGHT = "purchases[].date"
KEPT = "retain_until"
Growth = Callable[[Callable[[str], object], Callable[[int], str], int], None]
Days = Callable[..., list[str | None]]


@pytest.fixture
def days(customer: FormSpec) -> Days:
    """The days of a column's cells as ISO 8601; `?` for one that may be several."""

    def read(path: str, *cells: Cell) -> list[str | None]:
        leaf = customer.by_path[path]
        assert isinstance(leaf, Leaf)
        column = DayColumn.of(leaf, cells, TODAY)
        found = [column.day(cell) for cell in cells]
        return ["?" if isinstance(it, Doubt) else it.isoformat() if it else None for it in found]

    return read


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("26/3/12", "26/3/5"), ["2026-03-12", "2026-03-05"]),
        (("26.03.12", "25.12.31."), ["2026-03-12", "2025-12-31"]),
        (("260312", 251231.0), ["2026-03-12", "2025-12-31"]),
        (("'26. 3. 12",), ["2026-03-12"]),
        (("26년 3월 12일",), ["2026-03-12"]),
        (("26/03/28", "2026-03-02", "", "미정"), ["2026-03-28", "2026-03-02", None, None]),
        (("26/03/28 14:20", "26/03/27(금)"), ["2026-03-28", "2026-03-27"]),
    ],
)
def test_short_years_of_what_has_happened_are_of_this_century(
    days: Days, cells: tuple[Cell, ...], expected: list[str | None]
) -> None:
    assert days(BOUGHT, *cells) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("59/2/6", "85/07/22"), ["1959-02-06", "1985-07-22"]),
        (("750216", "850722"), ["1975-02-16", "1985-07-22"]),
        (("(음)73.10.1", "730216"), ["1973-10-01", "1973-02-16"]),
        (("59/02/06", "12/02/06", "26/02/06", "27/02/06"), ["1959-02-06", "?", "?", "1927-02-06"]),
    ],
)
def test_short_years_of_birth_are_read_where_one_century_can_be_meant(
    days: Days, cells: tuple[Cell, ...], expected: list[str | None]
) -> None:
    assert days(BORN, *cells) == expected


@pytest.mark.parametrize(
    "cells",
    [
        ("26/03/12", "26/03/25"),
        ("15/03/24", "26/04/23"),
        ("03/15/24", "26/03/28"),
        ("3/4/26", "26/3/5"),
        ("03/04/2026", "26/3/5"),
        ("27/03/12", "26/3/5"),
        ("120304",),
    ],
)
def test_an_order_the_column_does_not_prove_is_not_guessed(days: Days, cells: tuple[Cell, ...]) -> None:
    """26/03/12 may be a day of 2012; one day that cannot be year, month, day makes all others doubtful."""
    assert set(days(BOUGHT, *cells)) == {"?"}


@pytest.mark.parametrize("wrong", ["26/13/05", "26/11/30", "26/02/30", "000000"])
def test_what_is_a_day_in_no_order_is_wrong_alone(days: Days, wrong: str) -> None:
    assert days(BOUGHT, wrong, "26/3/5") == ["?", "2026-03-05"]
    assert days(BOUGHT, wrong) == ["?"]


def test_short_years_of_days_to_come_are_not_guessed(days: Days) -> None:
    assert days(KEPT, "30/3/5", "30/03/28") == ["?", "?"]


def test_a_year_of_the_last_century_is_not_guessed_but_where_people_are_born(days: Days) -> None:
    assert days(BOUGHT, "99/12/31", "26/3/5") == ["?", "2026-03-05"]


def test_a_number_that_lost_its_zero_is_no_serial_day(days: Days) -> None:
    assert days(BORN, 30316.0, "850722") == ["?", "1985-07-22"]
    assert days(BORN, 30316.0) == ["1982-12-31"]


@given(st.lists(st.dates(date(2000, 1, 1), TODAY), min_size=1), st.sampled_from(["%d/%m/%y", "%m/%d/%y", "%d%m%y"]))
def test_days_in_another_order_are_never_taken_for_others(customer: FormSpec, dates: list[date], order: str) -> None:
    leaf = customer.by_path[BOUGHT]
    assert isinstance(leaf, Leaf)
    cells = [it.strftime(order) for it in dates]
    column = DayColumn.of(leaf, cells, TODAY)
    assert all(column.day(cell) in (Doubt.AMBIGUOUS, day) for cell, day in zip(cells, dates, strict=True))


@pytest.mark.parametrize(
    ("cell", "mark", "day"),
    [
        ("(음)1973.10.1", "음", "1973-10-01"),
        ("음력 1973.10.1", "음", "1973-10-01"),
        ("음1973.10.1", "음", "1973-10-01"),
        ("1973-10-01(음)", "음", "1973-10-01"),
        ("1973. 10. 1. (음력)", "음", "1973-10-01"),
        ("1973년 10월 1일（음）", "음", "1973-10-01"),
        ("(양)1973.10.1", "양", "1973-10-01"),
        ("1973.10.1 양력", "양", "1973-10-01"),
        ("1973.10.1", "", "1973-10-01"),
        ("(음)1973.13.1", "음", None),
        ("음식점 개업", "", None),
        ("2026-03-02(월)", "", "2026-03-02"),
        ("March 2, 2026", "", "2026-03-02"),
        ("오늘", "", None),
    ],
)
def test_a_cell_may_name_the_calendar_of_its_day(days: Days, cell: str, mark: str, day: str | None) -> None:
    assert calendar_of(cell) == mark
    assert days(BORN, cell) == [day]


@pytest.mark.parametrize("part", ["(음", "1 ", "음 ", "1.", " "])
def test_long_cells_take_time_that_grows_with_their_length(
    customer: FormSpec, part: str, grows_with_its_size: Growth
) -> None:
    leaf = customer.by_path[BORN]
    assert isinstance(leaf, Leaf)
    column = DayColumn(leaf, TODAY)
    grows_with_its_size(column.day, lambda size: "1" + part * (size // len(part)) + "음", 4_000)
