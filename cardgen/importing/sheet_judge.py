"""Judges a workbook's XML with a strict parser before a fast one reads it: that one makes room for what is claimed.

The fast reader (calamine) takes every number it is given for true and ends the process where memory is not enough. So
each part is well-formed UTF-8 without a DTD, each cell stands where one can, and no count claims more than there is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate

from cardgen.errors import UsageError
from cardgen.importing.tables import MAX_COLUMNS, MAX_ROWS, column_number, letters

MAX_CELLS = 6_000_000
"""Cells of the rectangle from A1 to the last value: the reader makes room for all of them, full or not."""

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_AREA = re.compile(rf"{_REFERENCE.pattern}(?::{_REFERENCE.pattern})?")
_ROW = re.compile(r"[1-9][0-9]{0,6}")
_OPENING = re.compile(rb"""<([^\s/>]+)(?:[^>"']|"[^"]*"|'[^']*')*?(/?)>""")


@dataclass(slots=True)
class Judged:
    """What a part says of itself: the last row and column with a value (from 1), and whether any cell has marks."""

    rows: int = 0
    columns: int = 0
    marked: bool = False
    claims: list[int] = field(default_factory=list)
    """Where elements begin whose attributes claim a size; the reader must not see them."""

    @property
    def too_large(self) -> bool:
        """True where the values reach further than we read."""
        return self.rows > MAX_ROWS + 1 or self.columns > MAX_COLUMNS or self.rows * self.columns > MAX_CELLS


def judged(part: bytes) -> Judged:
    """Judge one part. UsageError where it is not what it should be."""
    if b"\0" in part:  # UTF-16, which the fast reader would take for UTF-8
        raise UsageError("error.import.broken_workbook")
    judge = _Judge()
    try:
        judge.parser.Parse(part, True)
    except (ExpatError, UnicodeDecodeError):
        raise UsageError("error.import.broken_workbook") from None
    return judge.end()


def without_claims(part: bytes, found: Judged) -> bytes:
    """The part with the attributes gone by which elements claim a size; the reader insists that areas are named."""
    pieces, done = [], 0
    for start in found.claims:
        tag = _OPENING.match(part, start)
        assert tag is not None  # the strict parser has seen it
        pieces += [part[done:start], b"<", tag[1], b' ref="A1"', tag[2], b">"]
        done = tag.end()
    return b"".join([*pieces, part[done:]])


class _Judge:
    """Hears of each opening tag; prefixes do not count, as the fast reader does not look at them either."""

    def __init__(self) -> None:
        self.parser = ParserCreate("utf-8")
        self.parser.ordered_attributes = True
        self.parser.StartElementHandler = self._start
        self.parser.StartDoctypeDeclHandler = _refuse_dtd
        self._found = Judged()
        self._last: dict[str, int] = {}
        self._row = 0
        self._before = ""
        self._cell: tuple[str, int] | None = None

    def end(self) -> Judged:
        """What was found, once all is heard."""
        found = self._found
        found.rows = max(self._last.values(), default=0)
        found.columns = max(map(column_number, self._last), default=0)
        return found

    def _start(self, name: str, attributes: Sequence[str]) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        match name:
            case "v" | "is":
                self._take_value()
            case "c":
                self._take_cell(attributes)
            case "f":
                self._found.marked = True
                self._take_value()
            case "row":
                self._take_row(attributes)
            case "col":
                self._found.marked |= "hidden" in attributes
            case "mergeCell":
                _required(_AREA, _value(attributes, "ref"))
            case "sst" | "dimension":
                self._found.claims.append(self.parser.CurrentByteIndex)

    def _take_cell(self, attributes: Sequence[str]) -> None:
        reference = attributes[1] if attributes and attributes[0] == "r" else _value(attributes, "r")
        if reference is None:  # beside the one before it (ECMA-376 part 1, 18.3.1.4)
            self._before = letters(column_number(self._before))
            self._cell = (self._before, self._row)
        else:
            found = _required(_REFERENCE, reference)
            self._cell = (found[1], int(found[2]))
            self._before = found[1]
        if "e" in attributes:
            self._found.marked = True

    def _take_value(self) -> None:
        """The cell heard of last holds something."""
        if self._cell is not None:
            column, row = self._cell
            if row > self._last.get(column, 0):
                self._last[column] = row
            self._cell = None

    def _take_row(self, attributes: Sequence[str]) -> None:
        number = _value(attributes, "r")
        self._row = self._row + 1 if number is None else int(_required(_ROW, number)[0])
        self._before = ""
        if "hidden" in attributes:
            self._found.marked = True


def _value(attributes: Sequence[str], name: str) -> str | None:
    """An attribute's value in a list of names and values by turns."""
    return next((attributes[at + 1] for at in range(0, len(attributes), 2) if attributes[at] == name), None)


def _required(pattern: re.Pattern[str], text: str | None) -> re.Match[str]:
    found = pattern.fullmatch(text or "")
    if found is None:
        raise UsageError("error.import.broken_workbook")
    return found


def _refuse_dtd(*_declared: object) -> None:
    raise UsageError("error.import.doctype")
