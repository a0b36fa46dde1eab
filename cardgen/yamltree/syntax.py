"""Which of our rules a syntax error of libyaml breaks, and where the mistake was made rather than noticed."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from cardgen.model.problem import START, Position
from cardgen.yamltree.fault import BREAK, Fault, place


class _Reading(NamedTuple):
    """Words of libyaml's problem or context, our code for them, and whether the mistake is where the construct began.

    libyaml has no error codes. What it says is compared but never shown: it speaks of tokens.
    """

    words: str
    code: str
    at_start: bool = False


_READINGS = (
    _Reading("while scanning an anchor", "Y107", at_start=True),
    _Reading("while scanning an alias", "Y107", at_start=True),
    _Reading("a tag", "Y108", at_start=True),
    _Reading("escape", "Y119"),
    _Reading("hexdecimal", "Y119"),
    _Reading("found unexpected end of stream", "Y118", at_start=True),
    _Reading("found unexpected document indicator", "Y118", at_start=True),
    _Reading("did not find expected ',' or", "Y121", at_start=True),
    _Reading("could not find expected ':'", "Y122", at_start=True),
    _Reading("did not find expected <document start>", "Y109"),
    _Reading("mapping values are not allowed", "Y116"),
    _Reading("found character that cannot start any token", "Y117"),
)
_OTHER = _Reading("", "Y105")


def syntax_fault(error: yaml.YAMLError, text: str) -> Fault:
    """One code per mistake people make; Y105 for the rest.

    libyaml puts the end of a text without final line break on a line of its own: not beyond the text it is, here.
    """
    noticed = min(_position(getattr(error, "problem_mark", None)) or START, place(text, len(text)))
    if tab := _tab_of_indentation(text, noticed):
        return Fault("Y104", tab)
    said = f"{getattr(error, 'context', None)}; {getattr(error, 'problem', None)}"
    if indented := _indented_line(said, text, noticed):
        return Fault("Y123", indented)
    reading = next((reading for reading in _READINGS if reading.words in said), _OTHER)
    began = _position(getattr(error, "context_mark", None))
    return Fault(reading.code, began if reading.at_start and began else noticed)


def _indented_line(said: str, text: str, noticed: Position) -> Position | None:
    """The first character of a line indented otherwise than its neighbours; None where the mistake is another.

    libyaml notices such a line at its first colon, having taken what stands before for more of the value above, or at
    its first character; and a first line too far in where the next one begins at the margin.
    """
    lines = BREAK.split(text)
    number = noticed.line
    if "<document start>" in said:
        number = next(number for number, line in enumerate(lines, 1) if line.strip() and not _COMMENT.match(line))
    line = lines[number - 1]
    first = len(line) - len(line.lstrip(" "))
    at_colon = "mapping values" in said and line.find(":") == noticed.column - 1
    at_start = _AT_START.search(said) is not None and noticed.column - 1 == first
    return Position(number, first + 1) if first and (at_colon or at_start or number < noticed.line) else None


_AT_START = re.compile("did not find expected (key|'-' indicator)")
_COMMENT = re.compile(r"\s*#")


def _position(mark: yaml.Mark | None) -> Position | None:
    return Position(mark.line + 1, mark.column + 1) if mark else None


def _tab_of_indentation(text: str, noticed: Position) -> Position | None:
    """The tab before the first character of the line, or the one the reading stopped at (as after a list's `-`)."""
    line = BREAK.split(text)[noticed.line - 1]
    indentation = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" in indentation:
        return Position(noticed.line, indentation.index("\t") + 1)
    return noticed if line[noticed.column - 1 : noticed.column] == "\t" else None
