"""A plain list in one line or one cell: items between commas, quoted where an item holds a comma itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLAIN = re.compile(r'[^\s",\u3001\uff0c](?:[^",\n\r\u3001\uff0c]*[^\s",\u3001\uff0c])?')
"""An item that reads back the same without quotes: no comma of any width, no quote, no space at its ends."""
_ITEM = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^,\n\r\u3001\uff0c]*?))\s*(?:[,\n\r\u3001\uff0c]|\Z)')
"""Items end at a comma (U+3001 and U+FF0C are its East Asian forms) or a line break, as cells are typed by hand."""


def items_text(items: Iterable[str]) -> str:
    """The items in one text that `items_of` reads back: a, b, "c, d"; quotes in quoted items are doubled (RFC 4180)."""
    return ", ".join(item if _PLAIN.fullmatch(item) else '"' + item.replace('"', '""') + '"' for item in items)


def items_of(text: str) -> list[str]:
    """The items of a text; empty ones are none."""
    items: list[str] = []
    at = 0
    while at < len(text):
        found = _ITEM.match(text, at)
        if found is None or found.end() == at:
            return [*items, *filter(None, [text[at:].strip()])]
        quoted, plain = found.groups()
        items += filter(None, [plain if quoted is None else quoted.replace('""', '"')])
        at = found.end()
    return items
