"""Finds what no XML document can hold. Such a value is refused: Word would call the file damaged, docxtpl cuts it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cardgen.model.cardview import CardView

_FORBIDDEN_BYTES = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML 1.0, section 2.2, leaves out of its characters."""


class ControlCharacterError(ValueError):
    """A value holds what no document can hold."""


def encoded(xml: str) -> bytes | None:
    """The text in UTF-8, or None where it holds a character XML cannot."""
    if "\ufffe" in xml or "\uffff" in xml:
        return None
    try:
        content = xml.encode()
    except UnicodeEncodeError:  # a lone surrogate; the error itself would quote the text
        return None
    return content if len(content.translate(None, _FORBIDDEN_BYTES)) == len(content) else None


def control_characters(view: CardView) -> Iterator[tuple[str, str]]:
    """The path of each field with such a character (empty for other texts) and its code point, `U+0007`."""
    for path, text in _texts(view):
        if found := _FORBIDDEN.search(text):
            yield path, f"U+{ord(found.group()):04X}"


def _texts(view: CardView) -> Iterator[tuple[str, str]]:
    for text in (view.title, view.heading, view.footer, view.letterhead.company, *view.letterhead.approvals):
        yield "", text
    for field in view.fields():
        yield field.path, field.value.text
    for table in view.tables():
        for row in table.rows:
            for cell in row:
                yield cell.path, cell.value.text
