"""Pieces beside each other are read as one value, whole values are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.extracting.neighbours import joined


@pytest.mark.parametrize("pieces", [("010", "0617", "2840"), ("010", " - ", "0617", "", "2840"), tuple("01006172840")])
def test_a_number_in_pieces_is_joined(pieces: tuple[str, ...]) -> None:
    assert "01006172840" in ["".join(text.split()) for text in joined(("전화", *pieces, "등급"))]


@pytest.mark.parametrize("pieces", [("이", "봄"), ("김", "민준"), ("김", "민", "준"), ("남궁", "민수"), ("제갈", "량")])
def test_a_name_in_pieces_is_joined(pieces: tuple[str, ...]) -> None:
    assert "".join(pieces) in [*joined(("고객 이름", *pieces, "VIP"))]


def test_a_day_in_pieces_is_joined() -> None:
    assert [*joined(("1997", "4", "9"))] == ["1997-4-9"]


@pytest.mark.parametrize(
    "texts",
    [
        ("이**", "수원"),
        ("등급", "단골"),
        ("1,650,000원", "3건", "2025년"),
        ("010-****-2840", "1650000"),
        ("2", "1650000"),
        ("서울특별시 강남구", "40대"),
    ],
)
def test_whole_values_beside_each_other_are_not(texts: tuple[str, ...]) -> None:
    assert [*joined(texts)] == []


def test_digits_keep_their_parts_so_that_only_whole_numbers_are_found() -> None:
    assert [*joined(("010", "06172840"))] == ["010\n06172840"]


@given(st.lists(st.text("0123456789김민준 -", max_size=10)))
def test_what_is_joined_is_made_of_what_is_there(texts: list[str]) -> None:
    spelt = "".join("".join(texts).split())
    for text in joined(texts):
        assert "".join(text.replace("-", "").split()) in spelt.replace("-", "")
