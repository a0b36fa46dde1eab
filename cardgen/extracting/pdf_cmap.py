"""Reads a PDF font's ToUnicode map: which text each character code stands for (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_CHAR = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[(.*?)\])", re.DOTALL)
_TEXT = re.compile(rb"<([0-9A-Fa-f\s]*)>")


def text_map(source: bytes) -> Mapping[bytes, str]:
    """The text of each character code of a CMap."""
    found: dict[bytes, str] = {}
    for section in _SECTION.finditer(source):
        found.update(_chars(section[2]) if section[1] == b"bfchar" else _ranges(section[2]))
    return found


def outside_map(source: bytes) -> Iterator[str]:
    """The lines of a CMap besides its sections of codes: comments, strings, names of registries."""
    for run in _SECTION.sub(b"\n", source).splitlines():
        if run.strip():
            yield run.decode("utf-8", "replace")


def _chars(body: bytes) -> Iterator[tuple[bytes, str]]:
    for code, text in _CHAR.findall(body):
        yield bytes.fromhex(code.decode()), _text(text)


def _ranges(body: bytes) -> Iterator[tuple[bytes, str]]:
    for first, last, start, texts in _RANGE.findall(body):
        width = len(first) // 2
        codes = range(int(first, 16), int(last, 16) + 1)
        if start:
            stem, tail = _text(start)[:-1], ord(_text(start)[-1])
            yield from ((code.to_bytes(width, "big"), stem + chr(tail + at)) for at, code in enumerate(codes))
        else:
            for code, text in zip(codes, _TEXT.findall(texts), strict=False):
                yield code.to_bytes(width, "big"), _text(text)


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
