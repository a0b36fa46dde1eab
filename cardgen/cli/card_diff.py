"""A change of a card as a unified diff, coloured on a terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from cardgen.cli.console import printable

if TYPE_CHECKING:
    from cardgen.workflows.card_change import CardEdit

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def print_diff(edit: CardEdit, tell_line: Callable[[str], None]) -> None:
    """Tell the lines of the diff, control characters spelt out."""
    from cardgen.workflows.fix import changes_of

    for line in changes_of(edit):
        tell_line(_coloured(printable(line.expandtabs(1))))


def _coloured(line: str) -> str:
    return click.style(line, fg=_COLOURS[line[0]]) if line[:1] in _COLOURS else line
