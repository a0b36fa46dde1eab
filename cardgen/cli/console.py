"""Where words go: data to stdout, everything else to stderr; colour only for people."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

import click

from cardgen.cli.folding import fitting
from cardgen.cli.language import tell
from cardgen.errors import EnvironmentMissing


def prepare_streams() -> None:
    """Let a console that cannot show a character print `?` instead of ending in an error (cp949 has no ☐).

    A stream that was closed before the start (`>&-`) leads nowhere: else the next file opened would get its number, and
    what is printed would go into that file.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            setattr(sys, name, _nowhere(number))
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    for name in ("write", "flush"):
        setattr(sys.stdout, name, _tells_apart(getattr(sys.stdout, name)))


def _nowhere(number: int) -> TextIO:
    descriptor = os.open(os.devnull, os.O_RDWR)
    if descriptor != number:
        os.dup2(descriptor, number)
        os.close(descriptor)
    return open(number, "r" if number == 0 else "w", encoding="utf-8", closefd=False)


def mute(stream: TextIO) -> None:
    """Let what is still to be written to a stream that takes no more go nowhere, at the program's end too."""
    with suppress(OSError, ValueError):  # ValueError: a stream without a number
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def end_output() -> None:
    """Write what is left of the output; where that fails it has been said, and Python is not to say it again."""
    try:
        sys.stdout.flush()
    except (OSError, EnvironmentMissing):
        mute(sys.stdout)


def _tells_apart(call: Callable[..., int | None]) -> Callable[..., int | None]:
    """The same call, whose failure says that it is the output that cannot be written, as on a full disk."""

    def tried(*arguments: object) -> int | None:
        try:
            return call(*arguments)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise EnvironmentMissing("error.output", reason=os.strerror(error.errno or 0)) from error

    return tried


def use_colour() -> bool | None:
    """False where NO_COLOR asks for none (no-color.org); None lets click look at the stream."""
    return False if os.environ.get("NO_COLOR") else None


def data(text: str) -> None:
    """Print a result."""
    click.echo(text, color=use_colour())


def note(text: str) -> None:
    """Print a message beside the result; where it cannot be written there is nobody to tell."""
    try:
        click.echo(fitting(text, sys.stderr), err=True, color=use_colour())
    except BrokenPipeError:
        raise
    except OSError:
        mute(sys.stderr)


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


@contextmanager
def progress_bar(label: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A function to tell (done, of how many); draws a bar on a terminal, nothing elsewhere."""
    from cardgen.cli.progress import Bar

    with Bar(label, drawn=not quiet and sys.stderr.isatty()) as bar:
        yield bar
