"""Writes values a card did not have before, in the manner of the card they come into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from unicodedata import east_asian_width

from cardgen.editing.form_order import FormOrder
from cardgen.editing.scalar_text import block_text, inline_text

WIDTH = 120
"""Columns a record or list on one line may take; a Hangul syllable takes two."""


class Rendered(NamedTuple):
    """A value as text: what follows its key or dash on that line, and lines below, indented."""

    head: str
    body: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manner:
    """How a card is laid out: columns of a group, and of a list of records from its key, and if texts are blocks."""

    group_indent: int = 2
    list_indent: int = 2
    blocks: bool = True


class Writer:
    """Text for new values of one form's cards."""

    def __init__(self, order: FormOrder, manner: Manner) -> None:
        self.order = order
        self._manner = manner

    def entry(self, key: str, value: Any, path: str, indent: int) -> list[str]:
        """The lines of `key: value` in the group or record at `path`, whose keys stand at column `indent`."""
        head, body = self.value(value, f"{path}.{key}" if path else key, indent)
        return [f"{' ' * indent}{key}:{' ' if head else ''}{head}", *body]

    def value(self, value: Any, path: str, indent: int, like: str = "") -> Rendered:
        """A value whose key (or dash) stands at column `indent`, outside brackets."""
        if isinstance(value, Mapping):
            return Rendered("", tuple(self._entries(value, path, indent + self._manner.group_indent)))
        if isinstance(value, (list, tuple)):
            return self._list(value, path, indent)
        block = block_text(value, like=like) if self._manner.blocks else None
        if block is None:
            return Rendered(inline_text(value, like=like))
        pad = " " * (indent + self._manner.group_indent)
        return Rendered(block[0], tuple(f"{pad}{line}" if line else "" for line in block[1]))

    def item(self, value: Any, path: str, indent: int, *, gap: int = 2, one_line: bool | None = None) -> list[str]:
        """The lines of `- value` with the dash at column `indent`; `path` is the list's.

        `gap` is how far behind the dash values begin; `one_line` puts a record in braces (None: where it fits).
        """
        dash = f"{' ' * indent}-{' ' * (gap - 1)}"
        if not isinstance(value, Mapping):
            head, body = self.value(value, f"{path}[]", indent)
            return [f"{dash}{head}", *body]
        short = self._fits(value, path, indent) if one_line is None else one_line and not _has_break(value)
        if short or not value:
            return [dash + self.flow(value, f"{path}[]")]
        first, *others = self._entries(value, f"{path}[]", indent + gap)
        return [dash + first.lstrip(" "), *others]

    def flow(self, value: Any, path: str) -> str:
        """A value in brackets or braces, on one line."""
        if isinstance(value, Mapping):
            keys = self.order.ordered(path, value)
            entries = (f"{key}: {self.flow(value[key], f'{path}.{key}' if path else key)}" for key in keys)
            return f"{{{', '.join(entries)}}}"
        if isinstance(value, (list, tuple)):
            return f"[{', '.join(self.flow(item, f'{path}[]') for item in value)}]"
        return inline_text(value, flow=True)

    def _entries(self, value: Mapping[str, Any], path: str, indent: int) -> list[str]:
        keys = self.order.ordered(path, value)
        return [line for key in keys for line in self.entry(key, value[key], path, indent)]

    def _list(self, items: list[Any] | tuple[Any, ...], path: str, indent: int) -> Rendered:
        below = indent + self._manner.list_indent
        if not any(isinstance(item, Mapping) for item in items):
            line = self.flow(items, path)
            if indent + len(path) + 2 + columns(line) <= WIDTH and not any(map(_is_lines, items)):
                return Rendered(line)
        one_line = all(self._fits(item, path, below) for item in items if isinstance(item, Mapping))
        return Rendered("", tuple(line for item in items for line in self.item(item, path, below, one_line=one_line)))

    def _fits(self, record: Mapping[str, Any], path: str, indent: int) -> bool:
        if _has_break(record) or any(self.order.is_long(f"{path}[].{key}") for key in record):
            return False
        return indent + 2 + columns(self.flow(record, f"{path}[]")) <= WIDTH


def columns(text: str) -> int:
    """The columns a terminal gives to `text` (Unicode UAX #11)."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _has_break(record: Mapping[str, Any]) -> bool:
    return any(map(_is_lines, record.values()))


def _is_lines(value: object) -> bool:
    return isinstance(value, str) and "\n" in value
