"""A refusal of a file's YAML, and how its place is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cardgen.model.problem import Position

BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Fault:
    """A refusal: the code of its rule, where, and words for the text (never content of the file)."""

    code: str
    position: Position
    args: dict[str, str] = field(default_factory=dict)


def place(text: str, offset: int) -> Position:
    """The line and column of a character; LF, CRLF and CR end lines."""
    line, last = 1, 0
    for found in BREAK.finditer(text, 0, offset):
        line, last = line + 1, found.end()
    return Position(line, offset - last + 1)
