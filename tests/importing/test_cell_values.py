"""What a cell means for a field, and what is never guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.importing.cell_values import Unclear, cell_reader
from cardgen.importing.tables import Cell
from cardgen.model.form import FormSpec, Leaf, LeafType

TODAY = date(2026, 11, 21)
BORN = "personal.birth_date"
CELLS: dict[str, tuple[str, Cell, object]] = {
    "number without its zero": ("contact.mobile", 1012345678.0, "010-1234-5678"),
    "text without its zero": ("contact.mobile", "1012345678", "010-1234-5678"),
    "Seoul number without its zero": ("contact.phone", 212345678.0, "02-1234-5678"),
    "number that begins with no zero": ("contact.phone", 15881234.0, "1588-1234"),
    "full-width digits": ("contact.mobile", "０１０－１２３４－５６７８", "010-1234-5678"),
    "foreign number": ("contact.mobile", "+1 212 555 2368", "+1 212-555-2368"),
    "dash for no number": ("contact.phone", "-", None),
    "word for no number": ("contact.phone", "없음", None),
    "word for no e-mail": ("contact.email", "N/A", None),
    "word for no day": (BORN, "미상", None),
    "word for no count": ("purchases[].quantity", "모름", None),
    "word for no choice": ("grade", "해당 없음", None),
    "cross for no choice": ("grade", "X", None),
    "cross for no": ("campaigns[].opened", "x", False),
    "word in a yes-no field": ("campaigns[].opened", "없음", "없음"),
    "word in a text field": ("notes", "없음", "없음"),
    "cross for a name": ("name", "x", "x"),
    "count with its word": ("purchases[].quantity", "10박스", 10),
    "lunar day": (BORN, "(음)1973.10.1", "1973-10-01"),
    "amount in 만": ("purchases[].amount", "1억 2천만", 120_000_000),
    "no number": ("contact.phone", "010-12", "010-12"),
    "postcode without its zero": ("contact.postcode", 6234.0, "06234"),
    "postcode": ("contact.postcode", "06234", "06234"),
    "old postcode": ("contact.postcode", "135-080", "135-080"),
    "day": (BORN, date(1985, 7, 22), "1985-07-22"),
    "moment": (BORN, datetime.fromisoformat("1985-07-22 13:05"), "1985-07-22"),
    "serial day": (BORN, 31250.0, "1985-07-22"),
    "serial day as text": (BORN, "31250", "1985-07-22"),
    "year is no serial day": (BORN, 1985.0, "1985"),
    "eight digits": (BORN, 19850722.0, "1985-07-22"),
    "spaced dots": (BORN, "1985. 7. 22.", "1985-07-22"),
    "in words": (BORN, "1985년 7월 22일", "1985-07-22"),
    "with weekday": ("registered", "2026.03.02(월)", "2026-03-02"),
    "with time": ("registered", "2026-03-02 14:33:00", "2026-03-02"),
    "with Korean time": ("registered", "2026-03-02 오후 2:33", "2026-03-02"),
    "ISO with time": ("registered", "2026-03-02T00:00:00", "2026-03-02"),
    "today means nothing later": ("registered", "오늘", "오늘"),
    "distance means nothing later": ("registered", "-3d", "-3d"),
    "day that does not exist": ("registered", "2026-02-30", "2026-02-30"),
    "choice in small letters": ("grade", " vip ", "VIP"),
    "amount with signs": ("purchases[].amount", "1,200원", 1200),
    "amount as number": ("purchases[].amount", 1200.0, 1200),
    "half a won": ("purchases[].amount", 0.5, 0.5),
    "dash for no amount": ("purchases[].amount", "-", None),
    "yes": ("campaigns[].opened", "O", True),
    "one for yes": ("campaigns[].opened", 1.0, True),
    "two for nothing": ("campaigns[].opened", 2.0, "2"),
    "truth": ("campaigns[].opened", False, False),
    "list": ("personal.interests", '골프, "책, 그림"', ["골프", "책, 그림"]),
    "number in a text field": ("name", 365.0, "365"),
    "time in a text field": ("preferences.contact_time", time(9, 30), "09:30:00"),
    "dash in a text field": ("notes", "-", "-"),
    "blanks nobody sees": ("name", "\u00a0홍\u00a0길동\u200b\u3000", "홍 길동"),
    "nothing but blanks": ("name", "\u00a0\u3000 ", None),
    "line ends": ("notes", "하나\r\n둘\v셋", "하나\n둘\n셋"),
    "decomposed syllables": ("name", "\u1112\u1169\u11bc", "홍"),
}
AMBIGUOUS = (
    "03/04/2026",
    "3.4.2026",
    "85.7.22",
    "'85.7.22",
    "85-07-22",
    "850722",
    850722.0,
    "85년 7월 22일",
    "3/4/26",
    "59/2/6",
)


def leaf(form: FormSpec, path: str) -> Leaf:
    found = form.by_path[path]
    assert isinstance(found, Leaf)
    return found


@pytest.mark.parametrize(("path", "cell", "value"), CELLS.values(), ids=CELLS)
def test_cells_are_read_as_their_field_means_them(customer: FormSpec, path: str, cell: Cell, value: object) -> None:
    found = cell_reader(leaf(customer, path), TODAY)(cell)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("cell", AMBIGUOUS)
def test_days_that_may_be_two_days_are_not_guessed(customer: FormSpec, cell: Cell) -> None:
    assert cell_reader(leaf(customer, BORN), TODAY)(cell) == Unclear("I104")


def test_a_column_proves_the_order_of_its_days(customer: FormSpec) -> None:
    column = ("59/2/6", "85.7.22", "미상")
    read = cell_reader(leaf(customer, BORN), TODAY, column=column)
    assert [*map(read, column)] == ["1959-02-06", "1985-07-22", None]


def test_a_choice_called_none_is_one(customer: FormSpec) -> None:
    grade = replace(leaf(customer, "grade"), choices=("있음", "없음"))
    assert cell_reader(grade, TODAY)("없음") == "없음"


@pytest.mark.parametrize("path", ["name", "contact.address", "owner", "notes"])
@pytest.mark.parametrize("text", ["  앞뒤 빈칸 ", "끝줄\n", "\u1112\u1169\u11bc", "가\u00a0나\u200b"])
def test_texts_of_an_exact_column_are_taken_as_they_stand(customer: FormSpec, path: str, text: str) -> None:
    assert cell_reader(leaf(customer, path), TODAY, exact=True)(text) == text
    assert cell_reader(leaf(customer, path), TODAY)(text) != text


@pytest.mark.parametrize(
    ("path", "cell", "value"),
    [
        ("name", " \n", None),
        ("name", 365.0, "365"),
        ("notes", "a\x00b", Unclear("Y103", {"code_point": "U+0000"})),
        ("grade", " vip ", "VIP"),
        ("contact.mobile", " 01012345678 ", "010-1234-5678"),
        ("registered", "2026. 3. 2. ", "2026-03-02"),
    ],
)
def test_in_an_exact_column_only_texts_are(customer: FormSpec, path: str, cell: Cell, value: object) -> None:
    assert cell_reader(leaf(customer, path), TODAY, exact=True)(cell) == value


def test_serial_days_of_old_macs_count_from_1904(customer: FormSpec) -> None:
    assert cell_reader(leaf(customer, BORN), TODAY, date_1904=True)(29788.0) == "1985-07-22"


def test_characters_no_card_may_hold_are_told(customer: FormSpec) -> None:
    assert cell_reader(leaf(customer, "notes"), TODAY)("a\x00b") == Unclear("Y103", {"code_point": "U+0000"})


def test_true_and_one_are_not_taken_for_each_other(customer: FormSpec) -> None:
    read = cell_reader(leaf(customer, "name"), TODAY)
    assert (read(1), read(True), read(1.0)) == ("1", "TRUE", "1")


@given(st.dates(date(1930, 1, 1), date(2026, 1, 1)))
def test_every_spelling_of_a_day_is_that_day(customer: FormSpec, day: date) -> None:
    read = cell_reader(leaf(customer, BORN), TODAY)
    spellings: list[Cell] = [
        day,
        datetime.combine(day, time(3, 4)),
        (day - date(1899, 12, 30)).days,
        day.strftime("%Y%m%d"),
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month:02}/{day.day:02} 00:00",
        f"{day.year}년 {day.month}월 {day.day}일",
    ]
    assert {str(read(cell)) for cell in spellings} == {day.isoformat()}


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (LeafType.INTEGER, "1, 20, -3", [1, 20, -3]),
        (LeafType.INTEGER, 5.0, [5]),
        (LeafType.NUMBER, "1.5, 2", [1.5, 2.0]),
        (LeafType.BOOLEAN, "예, false", [True, False]),
        (LeafType.STRING, '001, "a, b"', ["001", "a, b"]),
    ],
)
def test_items_of_a_list_have_its_type(customer: FormSpec, kind: LeafType, cell: Cell, value: list[object]) -> None:
    leaf = customer.by_path["personal.interests"]
    assert isinstance(leaf, Leaf)
    found = cell_reader(replace(leaf, type=kind), TODAY)(cell)
    assert isinstance(found, list)
    assert [(it, type(it)) for it in found] == [(it, type(it)) for it in value]


def test_a_whole_number_in_a_column_of_decimals_is_one_of_them(customer: FormSpec) -> None:
    leaf = customer.by_path["purchases[].quantity"]
    assert isinstance(leaf, Leaf)
    found = cell_reader(replace(leaf, type=LeafType.NUMBER), TODAY)(100.0)
    assert (found, type(found)) == (100.0, float)
