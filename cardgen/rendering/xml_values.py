"""Escapes values for XML and refuses what no XML document can hold: Word calls such a file damaged, docxtpl cuts it.

Why not `markupsafe.escape` alone: most values are short plain texts with nothing to escape, and one look for everything
that needs care takes a third of its time, hundreds of times a card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from markupsafe import escape

from cardgen.model.cardview import CardView
from cardgen.rendering.template_values import Cell, FieldText

_UNPRINTABLE = "\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff\ufdd0-\ufdef"
"""What XML 1.0, section 2.2, leaves out of its characters; noncharacters (Unicode, 23.7), which mark places here."""

_unprintable = re.compile(f"[{_UNPRINTABLE}]").search
_needs_care = re.compile(f"[&<>\"'{_UNPRINTABLE}]").search
_PLAIN_TEXTS = frozenset({str, FieldText, Cell})


class ControlCharacterError(ValueError):
    """A value holds what no document can hold."""


def escape_value(value: Any) -> str:
    """What `markupsafe.escape` prints for a value. Raises ControlCharacterError."""
    kind = type(value)
    if kind in _PLAIN_TEXTS and not (value and _needs_care(value)):
        return value  # type: ignore[no-any-return] # these kinds are texts
    if kind is int:
        return str(value)
    escaped = escape(value)
    if _unprintable(escaped):
        raise ControlCharacterError
    return escaped


def control_characters(view: CardView) -> Iterator[tuple[str, str]]:
    """The path of each field with such a character (empty for other texts) and its code point, `U+0007`."""
    for path, text in _texts(view):
        if found := _unprintable(text):
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
