"""PDF source as bytes (ISO 32000-1, 7.2 and 7.3): what in it is a string, a container, a stream, and what is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

import pikepdf

from cardgen.extracting.package_parts import printable_runs
from cardgen.extracting.pdf_objects import string_texts

STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)|(?<!<)<[0-9A-Fa-f\s]*>", re.DOTALL)
COMMENT = re.compile(rb"%[^\r\n]+")

_STREAM = re.compile(rb"(?<!end)stream\r?\n.*?endstream", re.DOTALL)
_CONTAINER = re.compile(rb"<<[^<>\[\]]*>>|\[[^<>\[\]]*\]")
_NAME = re.compile(rb"/([^\s/<>\[\](){}%]+)")
_DEEPEST = 64
"""Containers within containers, and brackets within strings, that are taken out."""

_VALUE = b"\1"
"""Stands for a string or a container that was taken out."""

_STRUCTURE = re.compile(
    rb"\bxref\s+(?:\d+\s+\d+\s+(?:\d{10}\s+\d{5}\s+[nf]\s*)*)+|\bstartxref\s+\d+|\btrailer\s*\x01|%[^\r\n]*"
    rb"|\b\d{1,10}\s+\d{1,5}\s+obj\b\s*(?:\x01|\d+\s+\d+\s+R\b|[^\s<>\[\]()\x01]+?)\s*(?:stream\s*endstream)?\s*endobj\b"
)
"""Tables, the file's end, and objects of one value each."""


def skeleton_of(content: bytes) -> bytes:
    """The file without what lies in its streams."""
    return _STREAM.sub(b"stream endstream", content)


def stripped(source: bytes) -> bytes:
    """Without strings, brackets within them included."""
    return _exhausted(STRING, source)


def unowned(skeleton: bytes) -> bytes:
    """What stands between objects and belongs to none, where no reader ever looks; b"" if there is nothing.

    Whatever strings the file spells by itself come with it, since nobody can tell which of them it is.
    """
    rest = _STRUCTURE.sub(b" ", _exhausted(_CONTAINER, stripped(skeleton))).strip(b"\r\n\t\f \0")
    return b"\n".join((rest, *STRING.findall(skeleton))) if rest else b""


def packed_texts(data: bytes, first: int, count: int) -> Iterator[str]:
    """What a stream of packed objects spells: strings, names, and whatever is no object (7.5.7).

    `first` is where the objects begin, `count` how many there are, as the stream's own dictionary says.
    """
    numbers = data[:first].split()
    if first <= 0 or len(numbers) != 2 * count or not all(number.isdigit() for number in numbers):
        yield from printable_runs(data)
        return
    body = data[first:]
    for found in STRING.findall(body):
        yield from _string(found)
    yield from (unquote(name.replace(b"#", b"%").decode("utf-8", "replace")) for name in set(_NAME.findall(body)))
    rest = _exhausted(_CONTAINER, stripped(body)).replace(_VALUE, b" ").split()
    yield b"\n".join(rest).decode("utf-8", "replace")


def _string(source: bytes) -> Iterator[str]:
    parsed = pikepdf.Object.parse(source)
    yield from string_texts(parsed) if isinstance(parsed, pikepdf.String) else ()


def _exhausted(pattern: re.Pattern[bytes], source: bytes) -> bytes:
    """The source with a sign for what the pattern finds, again and again, from the innermost on."""
    for _ in range(_DEEPEST):
        source, found = pattern.subn(_VALUE, source)
        if not found:
            break
    return source
