"""A text taken apart into lines and put together again is the same text."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardgen.history.merging import Names
from cardgen.history.merging.layout import read
from cardgen.history.merging.writer import written

ROOT = Path(__file__).parents[3]
CARDS = sorted([*(ROOT / "cards").rglob("*.yaml"), *(ROOT / "templates").rglob("*.yaml")])


@pytest.mark.parametrize("crlf", [False, True], ids=["lf", "crlf"])
@pytest.mark.parametrize("number", range(len(CARDS)))
def test_every_shipped_file_comes_back_byte_for_byte(number: int, *, crlf: bool) -> None:
    text = CARDS[number].read_text(encoding="utf-8")
    text = text.replace("\n", "\r\n") if crlf else text
    document = read(text)
    assert document is not None
    assert written(document, Names()) == text


ODD = [
    "a: 1",
    "\ufeffa: 1\n",
    "\n\n# x\n\na: 1\n\n\n# y\n\n",
    "a : 1\n'b':   2 \n\"c\":\t3\n",
    "a:\n\n    # x\n\n    b: 1\n      # y\n    # z\n# w\nc:\n",
    "a:\n- 1\n-\n- # x\n  b: 1\n-   c: 2\n    d: 3\n- - 1\n  - 2\n# x\nb:\n",
    "a: | # x\n    1\n\n     2\n  # y\nb: >+\n  1\n\n\nc: |2-\n    1\n",
    "a: |\n\n\n  1\n   \n  2",
    "a: [1, 2, # x\n  3,\n  ]\nb: {\n  c: 1, d: [2], }\n",
    "a: 'x\n\n  y'\nb: x\n  y\n  z # w\nc: \"x\\\n  y\"\n",
    "a:\n  # x\n  1\nb:\n  - 1\n  # x\n\n  # y\n  - 2\n\n",
    "--- # x\na: 1\n... # y\n# z\n",
    "%YAML 1.2\n---\na: 1\n",
]


@pytest.mark.parametrize("number", range(len(ODD)))
def test_odd_layouts_come_back_byte_for_byte(number: int) -> None:
    document = read(ODD[number])
    assert document is not None
    assert written(document, Names()) == ODD[number]


@pytest.mark.parametrize("text", ["", "\n", "# x\n", "\ufeff"], ids=range(4))
def test_a_text_that_says_nothing_has_no_tree(text: str) -> None:
    assert read(text) is None
