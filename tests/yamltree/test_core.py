"""Plain scalars under YAML 1.2's core schema, held against a reader of that version."""

from __future__ import annotations

import math
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.yamltree import parse
from cardgen.yamltree.core import as_boolean, as_float, as_integer, core_data, core_value, is_null, would_be_typed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0), ("010", 10), ("-7", -7), ("+7", 7), ("0o17", 15), ("0x1F", 31), ("9" * 18, 10**18 - 1),
        ("1.5", 1.5), (".5", 0.5), ("1.", 1.0), ("1e3", 1000.0), ("-1.5E-3", -0.0015),
        ("true", True), ("False", False), ("TRUE", True),
    ],
)  # fmt: skip
def test_typed_words(text: str, value: object) -> None:
    read = core_value(text)
    assert (read, type(read)) == (value, type(value))
    assert would_be_typed(text)


@pytest.mark.parametrize("text", ["~", "null", "Null", "NULL"])
def test_words_for_nothing(text: str) -> None:
    assert core_value(text) is None
    assert is_null(text)
    assert would_be_typed(text)


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "No",
        "on",
        "y",
        "tRue",
        "nULL",
        "1_000",
        "1,000",
        "0b1",
        "12:30",
        "2024-01-15",
        "1e",
        "e3",
        "--1",
        "１２",
        ".",
    ],
)
def test_words_that_stay_text(text: str) -> None:
    assert core_value(text) == text
    assert not would_be_typed(text)


@pytest.mark.parametrize("text", [".inf", "-.Inf", "+.INF", ".nan", "1e999", "9" * 400])
def test_numbers_json_lacks_stay_text_but_are_warned_of(text: str) -> None:
    assert (as_float(text), as_integer(text), as_boolean(text)) == (None, None, None)
    assert core_value(text) == text
    assert would_be_typed(text)


@given(st.text("0123456789+-.eExXoOabcdfinINFtrues~ul_", max_size=400))
def test_reading_never_raises_and_never_gives_what_json_lacks(text: str) -> None:
    value = core_value(text)
    assert not isinstance(value, float) or math.isfinite(value)
    assert text == "" or would_be_typed(text) or value == text


def test_form_data_is_typed_and_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "이름: [010, '010', 한빛, ~, true]")
    root = parse(decomposed).root
    assert root is not None
    assert core_data(root) == {"이름": [10, "010", "한빛", None, True]}
