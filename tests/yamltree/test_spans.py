"""Nodes know where they begin and end, whatever stands around them."""

from __future__ import annotations

import pytest

from cardgen.yamltree import Pointer
from cardgen.yamltree.spans import span_at, spans

TEXT = """\
\ufeff# 머리\r
id: C-1   # 옆\r
"name": '두 줄\r
  이름'\r
notes: |-  # 길게\r
  첫 😀\r
\r
  둘\r
\r
empty:   # 없음
contact: {a: b, c: [1, 2]}
list:
  - x: |+
      끝

last: >
  접힘
"""


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        (("id",), "C-1"),
        (("name",), "'두 줄\r\n  이름'"),
        (("notes",), "|-  # 길게\r\n  첫 😀\r\n\r\n  둘"),
        (("empty",), ""),
        (("contact",), "{a: b, c: [1, 2]}"),
        (("contact", "c"), "[1, 2]"),
        (("contact", "c", 1), "2"),
        (("list",), "- x: |+\n      끝\n"),
        (("list", 0, "x"), "|+\n      끝\n"),
        (("last",), ">\n  접힘"),
    ],
)
def test_span_is_the_value_without_comments_and_blank_lines_after_it(pointer: Pointer, expected: str) -> None:
    span = span_at(spans(TEXT), pointer)
    assert span is not None
    assert TEXT[span.start : span.end] == expected


@pytest.mark.parametrize("pointer", [("none",), ("list", 1), ("list", "x"), ("id", 0), ("list", -1)])
def test_no_span_where_nothing_stands(pointer: Pointer) -> None:
    assert span_at(spans(TEXT), pointer) is None


def test_values_are_in_no_repr() -> None:
    span = span_at(spans("secret: 비밀\nlist: [비밀]\nmap: {a: 비밀}\n"), ())
    assert "비밀" not in repr(span)
