"""Marks that git leaves where a merge could not decide between two versions of a file, and what lies between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from cardgen.yamltree.fault import BREAK, Fault, place

MARK_SIZE = 7
"""How many signs a mark has at least, unless `conflict-marker-size` says otherwise (gitattributes).

Those that git leaves inside the base of a merge of merges are longer: what lies between two marks is text to them.
"""

_ORDERS = ("<|=>", "<=>")
"""How marks of one length follow each other: with the version both began with, and without."""


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
    marks = [found.start() for found in _marks(text, MARK_SIZE)]
    alone = [at for at in marks if not any(it.start <= at < it.end for it in whole)]
    return tuple(Fault("Y124", place(text, at)) for at in sorted([*(it.start for it in whole), *alone]))


def conflicts(text: str, size: int = MARK_SIZE) -> Iterator[Sides]:
    """Every conflict whose marks are complete, in the order of the text; `size` is the least a mark of it has."""
    marks = _marks(text, size)
    end = 0
    for number, mark in enumerate(marks):
        if mark.start() >= end and (sides := _conflict(text, marks, number)):
            end = sides.end
            yield sides


def with_lines(text: str, found: Sequence[Sides], lines: Sequence[str]) -> str:
    """The text with these lines in the place of each conflict."""
    pieces: list[str] = []
    at = 0
    for sides, chosen in zip(found, lines, strict=True):
        pieces += [text[at : sides.start], chosen]
        at = sides.end
    return "".join([*pieces, text[at:]])


def _marks(text: str, size: int) -> list[re.Match[str]]:
    """The lines git could have written; those of a text in a card are indented."""
    signs = "|".join(f"{re.escape(sign)}{{{size},}}" for sign in "<|=>")
    return [*re.finditer(rf"^({signs})(?:[ \t][^\r\n]*)?(?=\r|\n|\Z)", text, re.MULTILINE)]


def _conflict(text: str, marks: Sequence[re.Match[str]], first: int) -> Sides | None:
    """The conflict that begins with a mark; None where no others of its length follow as git writes them."""
    alike = (mark for mark in islice(marks, first, None) if len(mark[1]) == len(marks[first][1]))
    following = [*islice(alike, len(_ORDERS[0]))]
    kinds = "".join(mark[1][0] for mark in following)
    order = next((it for it in _ORDERS if kinds.startswith(it)), None)
    if order is None:
        return None
    own = following[: len(order)]
    ours, *base, theirs = (text[_below(text, above) : below.start()] for above, below in pairwise(own))
    start = own[0].start()
    return Sides(start, _below(text, own[-1]), place(text, start).line, ours, base[0] if base else None, theirs)


def _below(text: str, mark: re.Match[str]) -> int:
    """Where the line after a mark begins."""
    found = BREAK.match(text, mark.end())
    return found.end() if found else mark.end()
