"""Folds lines that are longer than the terminal at their spaces: by itself it would cut Korean words anywhere."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from typing import TextIO

import click

from cardgen.cli.help_page import columns

_WORD = re.compile(r" *[^ ]+| +$")


def fitting(text: str, stream: TextIO) -> str:
    """The text as it is to be written to `stream`: folded where that is a terminal."""
    return folded(text, shutil.get_terminal_size((80, 24)).columns) if stream.isatty() else text


def folded(text: str, width: int) -> str:
    """The text in lines of at most `width` columns, later ones indented as the first; lines that fit stay as they are.

    A word that is longer than a line stands on its own.
    """
    return "\n".join(part for line in text.split("\n") for part in _parts(line, width))


def _parts(line: str, width: int) -> Iterator[str]:
    indent = line[: len(line) - len(line.lstrip(" "))]
    part = ""
    for word in _WORD.findall(line):
        if part.strip() and columns(click.unstyle(part + word)) > width:
            yield part
            part = indent + word.lstrip(" ")
        else:
            part += word
    yield part
