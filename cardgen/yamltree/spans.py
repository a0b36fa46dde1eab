"""The tree of a text with where each node begins and ends: what edits of the original lines stand on.

Offsets count characters of the text, line breaks included as they are written. A node ends with its last character:
comments, blank lines and the line break after it are not its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml
from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from cardgen.yamltree.node import Pointer

_BLANK_LINES = re.compile(r"(?:\r?\n[ \t]*)+\Z")
_LAST_BREAK = re.compile(r"\r?\n[ \t]*\Z")
_MARK = re.compile(r"[|>][-+0-9]*")
_BLOCKS = frozenset("|>")


class ScalarSpan(NamedTuple):
    """A piece of text; `style` is "" (plain), a quotation mark, "|" or ">".

    `head` is where what stands on its first line ends: for a block text that is its mark (`|-`), else the whole.
    """

    text: str
    style: str
    start: int
    head: int
    end: int

    @property
    def empty(self) -> bool:
        """True where nothing is written: `phone:`."""
        return not self.style and not self.text

    @property
    def block(self) -> bool:
        """True for a text of lines of its own, under `|` or `>`."""
        return self.style in _BLOCKS

    def __repr__(self) -> str:
        return f"ScalarSpan({self.start}-{self.end})"


class ListSpan(NamedTuple):
    """A list; `flow` where it is written in brackets."""

    items: tuple[Span, ...]
    flow: bool
    start: int
    end: int

    def __repr__(self) -> str:
        return f"ListSpan({len(self.items)} items, {self.start}-{self.end})"


class EntrySpan(NamedTuple):
    """A key with its value."""

    key: ScalarSpan
    value: Span

    @property
    def start(self) -> int:
        """Where the key begins."""
        return self.key.start

    @property
    def end(self) -> int:
        """Where the value ends, its colon where there is none."""
        return max(self.key.end, self.value.end)


class MapSpan(NamedTuple):
    """Keys with values; `flow` where they are written in braces."""

    entries: tuple[EntrySpan, ...]
    flow: bool
    start: int
    end: int

    def entry(self, key: str) -> EntrySpan | None:
        """The entry of a key, or None."""
        return next((entry for entry in self.entries if entry.key.text == key), None)

    def __repr__(self) -> str:
        return f"MapSpan({len(self.entries)} entries, {self.start}-{self.end})"


Span = ScalarSpan | ListSpan | MapSpan


def spans(text: str) -> Span:
    """The spans of one YAML document in which `parse` finds no fault and something to read.

    `text` may begin with a BOM, which counts as a character.
    """
    return _Reader(text).document()


def span_at(root: Span, pointer: Pointer) -> Span | None:
    """The span a pointer leads to, or None."""
    span: Span | None = root
    for step in pointer:
        if isinstance(span, MapSpan) and isinstance(step, str):
            entry = span.entry(step)
            span = entry.value if entry else None
        elif isinstance(span, ListSpan) and isinstance(step, int) and 0 <= step < len(span.items):
            span = span.items[step]
        else:
            return None
    return span


class _Reader:
    """Builds spans from parser events."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._shift = len(text) - len(text.removeprefix("\ufeff"))
        self._next: Callable[[], Any] = yaml.CSafeLoader(text[self._shift :]).get_event

    def document(self) -> Span:
        self._next()
        self._next()
        return self._span(self._next())

    def _span(self, event: Any) -> Span:
        start = event.start_mark.index + self._shift
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event, start)
        flow = bool(event.flow_style)
        if kind is SequenceStartEvent:
            items, closed = self._items()
            return ListSpan(items, flow, start, closed if flow or not items else items[-1].end)
        entries, closed = self._entries()
        return MapSpan(entries, flow, start, closed if flow or not entries else entries[-1].end)

    def _scalar(self, event: Any, start: int) -> ScalarSpan:
        """A block text's mark ends before the comment beside it; `+` keeps the blank lines that follow."""
        end = event.end_mark.index + self._shift
        style = event.style or ""
        if style not in _BLOCKS:
            return ScalarSpan(event.value, style, start, end, end)
        found = _MARK.match(self._text, start)
        assert found is not None
        head = found.end()
        surplus = _LAST_BREAK if "+" in found[0] else _BLANK_LINES
        end = max(head, start + len(surplus.sub("", self._text[start:end])))
        return ScalarSpan(event.value, style, start, head, end)

    def _items(self) -> tuple[tuple[Span, ...], int]:
        items = []
        event = self._next()
        while type(event) is not SequenceEndEvent:
            items.append(self._span(event))
            event = self._next()
        return tuple(items), self._end(event)

    def _entries(self) -> tuple[tuple[EntrySpan, ...], int]:
        entries = []
        event = self._next()
        while type(event) is not MappingEndEvent:
            key = self._span(event)
            assert isinstance(key, ScalarSpan)
            entries.append(EntrySpan(key, self._span(self._next())))
            event = self._next()
        return tuple(entries), self._end(event)

    def _end(self, event: Any) -> int:
        return int(event.end_mark.index) + self._shift
