"""White space at line ends and ~ go; values stay what they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.editing.tidy import emptied, tidied
from cardgen.yamltree import parse

LINES = st.lists(
    st.sampled_from(
        ["a: 1 ", "b: |  ", "  x  ", "   ", "", "c: 'y  ", "  z'", "d: [1, ", "  2 ] ", "# e  ", "f: >-\t"]
    ),
    max_size=7,
)


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("a: 1  \n", "a: 1\n"),
        ("a: 1\t\r\nb: 2 \r\n", "a: 1\r\nb: 2\r\n"),
        ("\ufeffa: 1  # why  \n   \nb: 2", "\ufeffa: 1  # why\n\nb: 2"),
        ("a: |  \n  x  \n  y\n", "a: |  \n  x  \n  y\n"),
        ("a: 'x  \n  y'  \n", "a: 'x\n  y'\n"),
        ("a: 1 ", "a: 1"),
        ("a: 1  \nb: |\n  x  \nc: 2\t\n", "a: 1\nb: |\n  x  \nc: 2\n"),
    ],
)
def test_white_space_goes_from_line_ends_but_not_from_long_values(text: str, tidy: str) -> None:
    assert tidied(text) == tidy


@given(LINES, st.sampled_from(["\n", "\r\n"]))
def test_tidy_text_says_the_same(lines: list[str], end: str) -> None:
    text = end.join(lines)
    tree = parse(text)
    if tree.root is not None and not tree.faults:
        tidy = tidied(text)
        assert tidied(tidy) == tidy
        assert repr_of(tidy) == repr_of(text)


def repr_of(text: str) -> object:
    import yaml

    return yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - makes texts only


def test_nothing_written_as_nothing_leaves_key_and_comment() -> None:
    text = "a: ~\nb:\n  c: null  # asked twice\nd: [~]\ne: {f: ~}\n"
    pointers = [("a",), ("b", "c"), ("d", 0), ("e", "f"), ("x",)]
    assert emptied(text, pointers) == "a:\nb:\n  c:   # asked twice\nd: [~]\ne: {f: ~}\n"
