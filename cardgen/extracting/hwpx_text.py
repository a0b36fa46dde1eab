"""Every text a reader could find in an HWPX file: shown, hidden, in properties, fields, names of parts, pictures."""

from __future__ import annotations

from cardgen.extracting.shown_lines import lines_of


def hwpx_text(content: bytes) -> str:
    """All text of the file, one place per line: names of parts, whole paragraphs, each text, attribute and comment.

    Paragraphs come with their runs joined because 한글 splits a value over several of them.
    """
    return lines_of("file.hwpx", content)
