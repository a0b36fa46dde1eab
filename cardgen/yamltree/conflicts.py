"""Marks that git leaves where a merge could not decide between two versions of a file, and what lies between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cardgen.yamltree.fault import BREAK, Fault, place

_MARK = re.compile(r"^(<{7,}|\|{7,}|={7,}|>{7,})(?:[ \t][^\r\n]*)?(?=\r|\n|\Z)", re.MULTILINE)
"""A line git writes (gitattributes: conflict-marker-size, 7 by default); text of a card's value is indented."""


class Sides(NamedTuple):
    """A conflict in a text: where it begins and ends, its marks included, and the lines of each version in it.

    `base` is None where git wrote only two versions. `line` is 1-based.
    """

    start: int
    end: int
    line: int
    ours: str
    base: str | None
    theirs: str

    def __repr__(self) -> str:
        return f"Sides(at line {self.line})"


def conflict_faults(text: str) -> tuple[Fault, ...]:
    """A fault at each conflict, at its first mark; a mark that stands alone counts as one."""
    if not any(mark in text for mark in ("<<<<<<<", ">>>>>>>", "|||||||", "\n=======")):
        return ()
    whole = [*conflicts(text)]
    marks = [found.start() for found in _MARK.finditer(text)]
    alone = [at for at in marks if not any(it.start <= at < it.end for it in whole)]
    return tuple(Fault("Y124", place(text, at)) for at in sorted([*(it.start for it in whole), *alone]))


def conflicts(text: str) -> Iterator[Sides]:
    """Every conflict whose marks are complete, in the order of the text."""
    waiting: list[re.Match[str]] = []
    for found in _MARK.finditer(text):
        kind = found[1][0]
        if kind == "<":
            waiting = [found]
        elif waiting and len(found[1]) == len(waiting[0][1]):
            waiting.append(found)
            if kind == ">":
                if sides := _sides(text, waiting):
                    yield sides
                waiting = []


def without_conflicts(text: str, found: Sequence[Sides], lines: Sequence[str]) -> str:
    """The text with these lines in the place of each conflict."""
    pieces: list[str] = []
    at = 0
    for sides, chosen in zip(found, lines, strict=True):
        pieces += [text[at : sides.start], chosen]
        at = sides.end
    return "".join([*pieces, text[at:]])


def _sides(text: str, marks: list[re.Match[str]]) -> Sides | None:
    """What lies between the marks; None where they do not follow each other as git writes them."""
    kinds = "".join(mark[1][0] for mark in marks)
    if kinds not in ("<=>", "<|=>"):
        return None
    parts = [text[_below(text, above) : below.start()] for above, below in pairwise(marks)]
    start = marks[0].start()
    base = parts[1] if len(parts) == 3 else None  # noqa: PLR2004 (ours, base, theirs)
    return Sides(start, _below(text, marks[-1]), place(text, start).line, parts[0], base, parts[-1])


def _below(text: str, mark: re.Match[str]) -> int:
    """Where the line after a mark begins."""
    found = BREAK.match(text, mark.end())
    return found.end() if found else mark.end()
