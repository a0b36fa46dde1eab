"""Judges a workbook before anything reads it: a zip of bounded size, no macros, no DTDs, no endless sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cardgen.archives.zip_reader import ArchiveRefused, read_zip
from cardgen.archives.zip_writer import pack, write_zip
from cardgen.errors import UsageError

MAX_ROWS = 100_000
"""Rows below the first one with a value; above it a file is to be split."""
MAX_COLUMNS = 1_000
MAX_CELLS = 6_000_000
"""Cells of the rectangle from A1 to the last value: the reader makes room for all of them, full or not."""

Parts = Mapping[str, bytes]

_KEPT = re.compile(r"(?:\[Content_Types\]\.xml|_rels/.*|docProps/custom\.xml|xl/.*\.(?:xml|rels))", re.IGNORECASE)
_DROPPED = re.compile(r"xl/(?:drawings|charts|theme|comments|printerSettings|pivot\w*|externalLinks)", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<\s*!\s*DOCTYPE", re.IGNORECASE)
_FILLED = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"(?:[^>]*[^>/])?>')
"""Opening tags of cells that hold something; empty ones close themselves."""


def workbook_parts(content: bytes) -> Parts:
    """The parts of a workbook by name. UsageError for a file that is no plain workbook, or one not to be opened."""
    try:
        parts = read_zip(content)
    except ArchiveRefused as error:
        raise UsageError("error.import.too_large" if error.over_limit else "error.import.damaged") from None
    _refuse_others(parts)
    kept = {name: part for name, part in parts.items() if _KEPT.fullmatch(name) and not _DROPPED.match(name)}
    if any(map(_has_doctype, kept.values())):
        raise UsageError("error.import.doctype")
    return kept


def repacked(parts: Parts) -> bytes:
    """The judged parts as a zip of their own, so that the reader cannot see another file than we did."""
    return write_zip(pack(name, part, level=0) for name, part in parts.items())


def bounded(sheet: bytes, name: str) -> None:
    """UsageError where a sheet's values reach further than we read."""
    rows = columns = 0
    for letters, number in _corners(sheet):
        rows, columns = max(rows, number), max(columns, letters)
    if rows > MAX_ROWS + 1 or columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        raise UsageError("error.import.rows", sheet=name, rows=f"{MAX_ROWS:,}", columns=f"{MAX_COLUMNS:,}")


def _corners(sheet: bytes) -> Iterator[tuple[int, int]]:
    """Column and row of each filled cell, each column once with its last row."""
    last: dict[bytes, int] = {}
    for letters, number in _FILLED.findall(sheet):
        last[letters] = max(last.get(letters, 0), int(number))
    yield from ((_column(letters), number) for letters, number in last.items())


def _column(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - ord("A") + 1
    return number


def _refuse_others(parts: Parts) -> None:
    names = {name.lower() for name in parts}
    if any(name.endswith("vbaproject.bin") or "macrosheets/" in name for name in names):
        raise UsageError("error.import.macros")
    if b"macroenabled" in parts.get("[Content_Types].xml", b"").lower():
        raise UsageError("error.import.macros")
    if "xl/workbook.bin" in names:
        raise UsageError("error.import.xlsb")
    if b"opendocument" in parts.get("mimetype", b""):
        raise UsageError("error.import.ods")
    if "xl/workbook.xml" not in names:
        raise UsageError("error.import.kind")


def _has_doctype(part: bytes) -> bool:
    """True for a DTD, in UTF-16 too: entities declared in one can fill any memory."""
    head = part[:4096].replace(b"\0", b"")
    return _DOCTYPE.search(head) is not None or _DOCTYPE.search(part) is not None
