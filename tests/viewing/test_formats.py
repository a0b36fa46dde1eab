"""How values look to people: no digit is lost, none invented."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.entry.phone import format_phone, is_phone
from cardgen.model.form import FormSpec, Kind, Leaf, LeafType, Merge, Privacy
from cardgen.model.problem import Label
from cardgen.viewing.formats import format_business_number, format_scalar, leaf_kind, typed_data


def leaf(kind: Kind = Kind.TEXT, leaf_type: LeafType = LeafType.STRING) -> Leaf:
    return Leaf("a", "a", (Label("가", "A"),), leaf_type, kind, Privacy.INTERNAL, Merge.SCALAR)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("01012345678", "010-1234-5678"), ("010.1234.5678", "010-1234-5678"), ("010 1234 5678", "010-1234-5678"),
        ("+82 10-1234-5678", "010-1234-5678"), ("+82-2-123-4567", "02-123-4567"), ("021234567", "02-123-4567"),
        ("02)123-4567", "02-123-4567"), ("031 123 4567", "031-123-4567"), ("15881234", "1588-1234"),
        ("０１０－１２３４－５６７８", "010-1234-5678"), ("+14155552671", "+1 415-555-2671"),
        ("02-123-4567 ext. 12", "02-123-4567 ext. 12"), ("번호 없음", "번호 없음"), ("", ""),
    ],
)  # fmt: skip
def test_telephone_numbers_are_grouped(text: str, shown: str) -> None:
    assert format_phone(text) == shown


def digits_of(text: str) -> str:
    """The digits dialled after the trunk prefix 0, which is written or not."""
    plain = unicodedata.normalize("NFKC", text)
    digits = "".join(filter(str.isdigit, plain))
    return (digits.removeprefix("82") if plain.startswith("+82") else digits).removeprefix("0")


@settings(max_examples=60)
@given(
    st.sampled_from(["", "+82", "+82 ", "+82-"]),
    st.sampled_from(["10", "010", "02", "(02)", "031)", "70", "505", "1588"]),
    st.sampled_from(["", "-", ".", " "]),
    st.from_regex("[0-9]{3,4}", fullmatch=True),
    st.from_regex("[0-9]{4}", fullmatch=True),
    st.sampled_from(["", " ext. 12"]),
)
def test_grouping_keeps_every_digit(country: str, area: str, dash: str, office: str, last: str, extension: str) -> None:
    text = f"{country}{area}{dash}{office}{dash}{last}{extension}"
    if is_phone(text):
        assert digits_of(format_phone(text)) == digits_of(text)
        assert format_phone(format_phone(text)) == format_phone(text)


@given(st.text(max_size=30))
def test_any_text_can_be_printed_as_a_number(text: str) -> None:
    assert isinstance(format_phone(text), str)
    assert isinstance(format_business_number(text), str)


@pytest.mark.parametrize(
    ("text", "shown"), [("1998199684", "199-81-99684"), ("199-81-99684", "199-81-99684"), ("1", "1")]
)
def test_business_numbers_are_grouped(text: str, shown: str) -> None:
    assert format_business_number(text) == shown


@pytest.mark.parametrize(
    ("value", "ko", "en"),
    [
        (0, "0원", "₩0"), (1234000, "1,234,000원", "₩1,234,000"), (-500, "-500원", "-₩500"), (1.5, "1.5원", "₩1.5"),
        (10**17, "100,000,000,000,000,000원", "₩100,000,000,000,000,000"), (2.0, "2원", "₩2"),
    ],
)  # fmt: skip
def test_money(value: float, ko: str, en: str) -> None:
    amount = leaf(Kind.MONEY, LeafType.NUMBER)
    assert (format_scalar(amount, value, "ko"), format_scalar(amount, value, "en")) == (ko, en)


@given(st.integers(-(10**18), 10**18) | st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_printed_whole(value: float) -> None:
    shown = format_scalar(leaf(leaf_type=LeafType.NUMBER), value, "ko")
    assert re.fullmatch(r"-?[0-9]{1,3}(,[0-9]{3})*(\.[0-9]+)?", shown)
    assert Decimal(shown.replace(",", "")) == Decimal(str(value))


def test_other_texts_stay_as_they_are(customer: FormSpec) -> None:
    name = customer.by_path["name"]
    assert isinstance(name, Leaf)
    assert format_scalar(name, "洪吉童 & <가>", "ko") == "洪吉童 & <가>"


def test_dates_are_dates_for_cells_that_calculate() -> None:
    assert typed_data(leaf(Kind.DATE), "2024-02-29") == date(2024, 2, 29)
    assert typed_data(leaf(Kind.BIRTH_DATE), "1999-01-02") == date(1999, 1, 2)
    assert typed_data(leaf(Kind.PHONE), "01012345678") == "01012345678"


@pytest.mark.parametrize(
    ("kind", "leaf_type", "shown"),
    [(Kind.TEXT, LeafType.INTEGER, "integer"), (Kind.MONEY, LeafType.INTEGER, "money"),
     (Kind.TEXT, LeafType.BOOLEAN, "boolean"), (Kind.PHONE, LeafType.STRING, "phone")],
)  # fmt: skip
def test_a_view_carries_one_kind(kind: Kind, leaf_type: LeafType, shown: str) -> None:
    assert leaf_kind(leaf(kind, leaf_type)) == shown
