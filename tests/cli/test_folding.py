"""Long lines are folded at their spaces, by columns."""

from __future__ import annotations

import click
import pytest

from cardgen.cli.folding import folded


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("짧은 줄", ["짧은 줄"]),
        ("가나다 라마바 사아자", ["가나다", "라마바", "사아자"]),
        ("  가나 다라 마바", ["  가나", "  다라", "  마바"]),
        ("- a  b", ["- a  b"]),
        ("띄어쓰기없는긴낱말 뒤", ["띄어쓰기없는긴낱말", "뒤"]),
        ("한 줄\n  두 줄", ["한 줄", "  두 줄"]),
    ],
)
def test_lines_are_folded_at_spaces(text: str, lines: list[str]) -> None:
    assert folded(text, 8).split("\n") == lines


def test_colours_take_no_room() -> None:
    styled = f"{click.style('오류', fg='red', bold=True)}: 가"
    assert folded(styled, 8) == styled
