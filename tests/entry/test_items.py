"""A list in one cell reads back as the list it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.entry.items import items_of, items_text

Growth = Callable[[Callable[[str], object], Callable[[int], str], int], None]


@given(st.lists(st.text(min_size=1) | st.text('a ,"\n、，', min_size=1)))
def test_any_items_read_back(items: list[str]) -> None:
    assert items_of(items_text(items)) == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("목공, 등산", ["목공", "등산"]),
        ("목공,등산,", ["목공", "등산"]),
        ("목공、등산，재즈", ["목공", "등산", "재즈"]),
        ("목공\n등산\n", ["목공", "등산"]),
        ('"a, b", c', ["a, b", "c"]),
        ('5" 판, 7" 판', ['5" 판', '7" 판']),
        ("", []),
        (" , ", []),
    ],
)
def test_lists_typed_by_hand_are_understood(text: str, items: list[str]) -> None:
    assert items_of(text) == items


@given(st.text('a ,"\n、'))
def test_any_text_is_answered(text: str) -> None:
    assert all(items_of(text))


@pytest.mark.parametrize("pattern", ['"', "a ", " ", ",", '""', '" ', 'a"'])
def test_long_lists_are_read_in_time_that_grows_with_their_length(pattern: str, grows_with_its_size: Growth) -> None:
    grows_with_its_size(items_of, lambda size: pattern * (size // len(pattern)), 40_000)
