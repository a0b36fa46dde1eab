"""Every text a reader could find in an Excel file: cells, hidden sheets, names, comments, validations, properties."""

from __future__ import annotations

from cardgen.extracting.shown_lines import lines_of


def xlsx_text(content: bytes) -> str:
    """All text of the file, one place per line: names of parts, each text and attribute, rich texts with runs joined.

    A number is there as stored and as people read it: 1,234,000, and as a date where its cell shows one. Parts that are
    files themselves are opened.
    """
    return lines_of("book.xlsx", content)
