"""Where words go: data to stdout, everything else to stderr; colour only for people."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from cardgen.cli.language import tell


def prepare_streams() -> None:
    """Let a console that cannot show a character print `?` instead of ending in an error (cp949 has no ☐)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def use_colour() -> bool | None:
    """False where NO_COLOR asks for none (no-color.org); None lets click look at the stream."""
    return False if os.environ.get("NO_COLOR") else None


def data(text: str) -> None:
    """Print a result."""
    click.echo(text, color=use_colour())


def note(text: str) -> None:
    """Print a message beside the result."""
    click.echo(text, err=True, color=use_colour())


def data_json(value: object) -> None:
    """Print a result for scripts: characters the console cannot show become JSON escapes, so that none is lost."""
    import json

    whole = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    data(json.dumps(value, ensure_ascii=not whole, indent=2))


def printable(text: str) -> str:
    """Text with control and format characters spelt out: a file's name must not drive the terminal or a CI log."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def shown_path(file: Path) -> str:
    """A path as people want to read it: from where they are, if it lies below."""
    here = Path.cwd()
    return str(file.relative_to(here)) if file.is_relative_to(here) else str(file)


def complain(text: str) -> None:
    """Print an error."""
    note(f"{click.style(tell('error.prefix'), fg='red', bold=True)}: {text}")


def warn(text: str) -> None:
    """Print a warning."""
    note(f"{click.style(tell('warning.prefix'), fg='yellow')}: {text}")


def _no_progress(_done: int, _total: int) -> None:
    """Nothing to draw on."""


@contextmanager
def progress_bar(label: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A function to tell (done, of how many); draws a bar on a terminal, nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield _no_progress
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
