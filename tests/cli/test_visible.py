"""Control and format characters in values are shown, not obeyed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.cli.table import Column, draw_table
from cardgen.cli.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("김\u202e준", "김\\u202e준"),
        ("\u2066a\u2069", "\\u2066a\\u2069"),
        ("\x1b[31m", "\\x1b[31m"),
        ("\u200b", "\\u200b"),
        ("\u2028", "\\u2028"),
        ("한 빛\u3000상\u00a0사\n둘째 줄", "한 빛\u3000상\u00a0사\n둘째 줄"),
    ],
)
def test_what_would_act_is_spelt_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_one_line_of_a_table_holds_printable_characters_only(text: str) -> None:
    (_, line) = draw_table([Column("이름", "name")], [[text]], 40).lines
    assert line.isprintable()
