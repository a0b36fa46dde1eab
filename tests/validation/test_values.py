"""Single values: what is a telephone number, an address, a date, and what only looks like one."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.kr import brn

from cardgen.entry.phone import _COMMON_PHONE, is_phone
from cardgen.model.form import FormSpec, Leaf, LeafType
from cardgen.validation.values import is_business_number, is_email, text_rule

Growth = Callable[[Callable[[str], object], Callable[[int], str], int], None]

TODAY = date(2026, 11, 21)


def rule_of(form: FormSpec, path: str, text: str) -> str | None:
    leaf = form.by_path[path]
    assert isinstance(leaf, Leaf)
    rule = text_rule(leaf, TODAY)
    assert rule is not None
    return rule(text)


@pytest.mark.parametrize(
    "text",
    ["010-1234-5678", "01012345678", "010 1234 5678", "010.1234.5678", "011-234-5678", "02-123-4567", "02)1234-5678",
     "(031) 123-4567", "1588-1234", "080-123-4567", "0505-123-4567", "070-1234-5678", "+82-10-1234-5678",
     "+82 (0)2-123-4567", "+1 415-555-2671", "+81 3-1234-5678", "02-123-4567 ext. 12", "02-123-4567x12",
     "02－123－4567", "(02) 123–4567"],
)  # fmt: skip
def test_telephone_numbers(text: str) -> None:
    assert is_phone(text)


@pytest.mark.parametrize(
    "text",
    ["", "-", "010", "010-1234-567", "010-1234-56789", "02-12-3456", "555-2671", "+999 123", "119",
     "02-123-4567~8", "02-123-4567/8", "02-123-4567, 02-123-4568", "집 02-123-4567", "010-1234-5678(본인)", "1588-CALL",
     "tel:02-123-4567", "02-123-4567\n", "+82", "०१०", "٠١٠-٢٣٤٥-٦٧٨٩", "０２－１２３－４５６７", "02-123-456７",
     "＋82-10-1234-5678",
     f"02-123-4567{' ' * 30}"],
)  # fmt: skip
def test_no_telephone_numbers(text: str) -> None:
    assert not is_phone(text)


def test_the_library_accepts_every_common_spelling() -> None:
    """The short way for common numbers must never let through what `phonenumbers` would refuse."""
    shuffled = random.Random(1)
    provinces = [f"0{first}{last}" for first, most in ((3, 3), (4, 4), (5, 5), (6, 4)) for last in range(1, most + 1)]
    for area in ("010", "02", *provinces):
        for _ in range(40):
            length = 4 if area == "010" else shuffled.choice((3, 4))
            office = f"{shuffled.randrange(0 if area == '010' else 10 ** (length - 1), 10**length):0{length}}"
            text = f"{area}-{office}-{shuffled.randrange(10**4):04}"
            assert _COMMON_PHONE.fullmatch(text)
            assert phonenumbers.is_valid_number(phonenumbers.parse(text, "KR")), area


@pytest.mark.parametrize(
    "text",
    ["a@b.kr", "gaon.kim+card@mail.example.co.kr", "o'neil@example.com", "가온@예시.한국", "x_y-z@example.museum",
     f"{'a' * 64}@example.com", "a@xn--3e0b707e.kr", "1@2.example"],
)  # fmt: skip
def test_mail_addresses(text: str) -> None:
    assert is_email(text)


@pytest.mark.parametrize(
    "text",
    ["", "@", "a@", "@b.kr", "a@b", "a b@c.kr", "a@b..kr", "a..b@c.kr", ".a@b.kr", "a.@b.kr", "a@-b.kr", "a@b-.kr",
     "a@b.k", "a@b.1", "a@b_c.kr", "a@b@c.kr", "a@b.kr, c@d.kr", "가온 <a@b.kr>", '"a"@b.kr', "a@[127.0.0.1]",
     "a\u200b@b.kr", "a@b.kr ", "a@b.kr\n", "mailto:a@b.kr", f"{'a' * 65}@example.com", f"a@{'b.' * 130}kr"],
)  # fmt: skip
def test_no_mail_addresses(text: str) -> None:
    assert not is_email(text)


@pytest.mark.parametrize("text", ["116-82-00276", "1168200276", "134-86-72683", "199-81-99684"])
def test_business_numbers(text: str) -> None:
    assert is_business_number(text)


@pytest.mark.parametrize(
    "text",
    ["", "116-82-00277", "116-8200276", "11682-00276", " 116-82-00276", "116-82-0027", "116-82-002760", "016-82-00276",
     "１１６-82-00276", "116 82 00276"],
)  # fmt: skip
def test_no_business_numbers(text: str) -> None:
    assert not is_business_number(text)


@given(st.integers(101, 999), st.integers(1, 99), st.integers(1, 9999))
def test_one_of_ten_check_digits_fits(office: int, kind: int, serial: int) -> None:
    fitting = [f"{office}{kind:02}{serial:04}{check}" for check in range(10)]
    fitting = [number for number in fitting if is_business_number(number)]
    assert len(fitting) == 1
    assert brn.is_valid(fitting[0])


@pytest.mark.parametrize(("text", "code"), [("06234", None), ("6234", "C109"), ("135-080", "C109"), ("０6234", "C109")])
def test_postcodes(customer: FormSpec, text: str, code: str | None) -> None:
    assert rule_of(customer, "contact.postcode", text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("2024-02-29", None), ("2023-02-29", "C106"), ("2024-13-01", "C106"), ("2024-1-5", "C106"), ("20240105", "C106"),
     ("2024.01.05", "C106"), ("0000-01-01", "C106"), ("1899-12-31", "C117"), ("1900-01-01", None),
     ("2026-11-21", None), ("2026-11-22", "C116"), ("9999-12-31", "C116"), ("2024-01-05\n", "C106"),
     ("２０２４-01-05", "C106")],
)  # fmt: skip
def test_dates_of_what_has_happened(customer: FormSpec, text: str, code: str | None) -> None:
    assert rule_of(customer, "purchases[].date", text) == code
    assert rule_of(customer, "personal.birth_date", text) == code


def test_dates_that_may_lie_ahead(customer: FormSpec) -> None:
    assert rule_of(customer, "retain_until", "9999-12-31") is None
    assert rule_of(customer, "personal.anniversaries[].date", "2026-12-25") is None


@given(st.dates(date(1900, 1, 1), TODAY))
def test_every_past_day_is_a_date(customer: FormSpec, day: date) -> None:
    assert rule_of(customer, "registered", day.isoformat()) is None
    assert (
        rule_of(customer, "registered", (TODAY + timedelta(days=(day - date(1899, 12, 31)).days)).isoformat()) == "C116"
    )


@given(st.text(max_size=40))
def test_no_text_is_too_strange_to_judge(customer: FormSpec, text: str) -> None:
    for path in (
        "contact.phone",
        "contact.email",
        "contact.postcode",
        "personal.business_number",
        "registered",
        "owner",
    ):
        rule_of(customer, path, text)


STUFFING = [
    " ",
    "1",
    "1 ",
    "-",
    "(",
    "a",
    "a.",
    "a-",
    "@",
    "@a",
    ".",
    "x",
    "1x",
    "가",
    "\u3000",
    "\n",
    "ext",
    "1-",
    "a@a.",
]


@given(st.sampled_from(["", "1", "010", "+", "a", "a@b", "2026-"]), st.sampled_from(STUFFING), st.sampled_from("!1a@"))
def test_the_longest_value_is_judged_in_time_that_grows_with_its_length(
    customer: FormSpec, grows_with_its_size: Growth, start: str, stuffing: str, end: str
) -> None:
    """A file has 64 KB: no value within it may keep the checker busy."""
    rules = [text_rule(leaf, TODAY) for leaf in customer.leaves() if leaf.type is LeafType.STRING]

    def judge(text: str) -> None:
        for rule in filter(None, rules):
            rule(text)

    grows_with_its_size(judge, lambda size: start + (stuffing * size)[:size] + end, 60_000)
