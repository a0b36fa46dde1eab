"""Reads text tables: CSV, tab-separated and semicolon-separated, in the encodings Korean programs write."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter

from cardgen.errors import UsageError
from cardgen.importing.tables import MAX_COLUMNS, MAX_ROWS, Book, Cell, Sheet

DELIMITERS = (",", "\t", ";")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),  # begins with the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
"""Byte order marks with the codec that takes them off and the name people know."""
_HANGUL = re.compile("[가-힣]")
_DECLARED = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
"""The line by which Excel is told the delimiter; it shows no such row."""
_NEUTRALISED = re.compile(r"'(?='*[=+\-@\t\r])")
"""Before text a spreadsheet would calculate stands one apostrophe more than belongs to it (OWASP, CSV injection)."""
_AS_TEXT = re.compile(r'="([^"]*)"')
"""The formula by which programs keep Excel from taking 0101234 for a number."""
_SAMPLE = 30
_LONGEST_CELL = 100_000


def read_delimited(content: bytes) -> Book:
    """The one sheet of a text table; it has no name. UsageError where it cannot be decoded or split."""
    text, encoding = decoded(content)
    declared = _DECLARED.match(text)
    body = text[declared.end() :] if declared else text
    delimiter = declared[1] if declared else _delimiter(body)
    rows = [[_cell(cell) for cell in row] for row in _rows(body, delimiter)]
    return Book((Sheet("", rows),), encoding=encoding, delimiter=delimiter)


def decoded(content: bytes) -> tuple[str, str]:
    """A text and the name of its encoding: by its byte order mark, else UTF-8, else CP949."""
    for mark, codec, name in _BOMS:
        if content.startswith(mark):
            return _decode(content, codec), name
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        if _HANGUL.search(content[: error.start].decode()):  # UTF-8 with a damaged byte: CP949 makes other Hangul of it
            raise UsageError("error.import.encoding", line=f"{line:,}") from None
    return _decode(content, "cp949"), "CP949"


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UsageError("error.import.encoding", line=f"{line:,}") from None


def _delimiter(text: str) -> str:
    """The delimiter that splits the first rows most evenly into most columns; a comma where none does."""
    sample = text[:65536]
    return max(DELIMITERS, key=lambda it: _evenness(sample, it))


def _evenness(sample: str, delimiter: str) -> tuple[int, int]:
    widths: list[int] = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            if any(row):
                widths.append(len(row))
            if len(widths) == _SAMPLE:
                break
    except csv.Error:
        return (0, 0)
    common, count = (
        Counter(width for width in widths if width > 1).most_common(1)[0] if max(widths, default=0) > 1 else (0, 0)
    )
    return (count, common)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """Every row; an unclosed quote, which would swallow the rest of the file, is refused with its line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    started = 1
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        for row in reader:
            rows.append(row)
            started = reader.line_num + 1
            if len(rows) > MAX_ROWS + 1 or len(row) > MAX_COLUMNS:
                raise UsageError("error.import.rows", sheet="-", rows=f"{MAX_ROWS:,}", columns=f"{MAX_COLUMNS:,}")
    except csv.Error as error:
        if "field limit" in str(error):
            raise UsageError("error.import.cell", line=f"{started:,}", limit=f"{_LONGEST_CELL:,}") from None
        raise UsageError("error.import.quotes", line=f"{started:,}") from None
    finally:
        csv.field_size_limit(before)
    return rows


def _cell(text: str) -> Cell:
    if not text or text[0] not in "'=":
        return text.replace("\r\n", "\n") if "\r" in text else text
    if found := _AS_TEXT.fullmatch(text):
        return found[1]
    return (text[1:] if _NEUTRALISED.match(text) else text).replace("\r\n", "\n")
