"""The line a problem points at, with a caret under the place, for people at a terminal."""

from __future__ import annotations

from pathlib import Path

import click

from cardgen.cli.console import printable
from cardgen.cli.help_page import columns
from cardgen.model.problem import Problem

INDENT = "    "
BEFORE = 40
"""Columns of a long line shown before the place."""

MOST = 100
"""Columns of a line shown at most."""


def source_line(problem: Problem, root: Path, text: str | None = None) -> str | None:
    """Two lines of the file, or of `text` where that is in no file yet; None where the file cannot be read as text."""
    line = _line(root / problem.path, text, problem.position.line)
    if line is None:
        return None
    here = problem.position.column - 1
    before = printable(line[:here].expandtabs(1))
    after = printable(line[here:].expandtabs(1))
    while columns(before) > BEFORE:
        before = f"…{before[2:]}"
    shown = _cut(f"{before}{after}")
    caret = click.style("^", fg="red", bold=True)
    return f"{INDENT}{click.style(shown, dim=True)}\n{INDENT}{' ' * columns(before)}{caret}"


def _line(file: Path, text: str | None, number: int) -> str | None:
    try:
        lines = (file.read_text(encoding="utf-8-sig") if text is None else text).splitlines()
        return lines[number - 1]
    except (OSError, UnicodeDecodeError, IndexError):
        return None


def _cut(line: str) -> str:
    if columns(line) <= MOST:
        return line
    while columns(line) >= MOST:
        line = line[:-1]
    return f"{line}…"
