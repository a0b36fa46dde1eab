"""Bytes to text to tree, refusing what a card must not contain, each refusal with its place.

Stands on the event stream of PyYAML's C parser: scalars stay the text that was typed, no constructor ever runs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from cardgen.model.problem import START, Position
from cardgen.yamltree.node import MappingNode, Node, ScalarNode, SequenceNode

MAX_BYTES = 64 * 1024
MAX_DEPTH = 20
"""Lists and mappings inside one another; the root counts as the first."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
"""Control characters and the line breaks only YAML 1.1 knows; tab, LF and CR are judged by the parser."""
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Fault:
    """A refusal: the code of its rule, where, and words for the text (never content of the file)."""

    code: str
    position: Position
    args: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tree:
    """What was read; `root` is None for an empty file or one that could not be parsed."""

    root: Node | None
    faults: tuple[Fault, ...]


def decode(content: bytes) -> str | Fault:
    """The text of a file: UTF-8, with or without BOM, at most 64 KB, without control characters."""
    if len(content) > MAX_BYTES:
        return Fault("Y111", START, {"size": str(len(content)), "limit": str(MAX_BYTES)})
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(content, error.start)
    if found := _FORBIDDEN.search(text):
        return Fault("Y103", place(text, found.start()), {"code_point": f"U+{ord(found.group()):04X}"})
    return text


def place(text: str, offset: int) -> Position:
    """The line and column of a character; LF, CRLF and CR end lines."""
    line, last = 1, 0
    for found in _BREAK.finditer(text, 0, offset):
        line, last = line + 1, found.end()
    return Position(line, offset - last + 1)


def parse(text: str) -> Tree:
    """The tree of one YAML document, with every anchor, alias, tag and duplicate key in it as a fault.

    Depth, syntax errors and a second document end the reading: what follows could not be trusted.
    """
    reader = _Reader(text)
    try:
        root = reader.document()
    except yaml.YAMLError as error:
        return Tree(None, (*reader.faults, _syntax_fault(error, text)))
    except _StopReading as stop:
        return Tree(None, (*reader.faults, stop.fault))
    return Tree(root, tuple(reader.faults))


class _StopReading(Exception):
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


class _Reader:
    """Builds nodes from parser events."""

    def __init__(self, text: str) -> None:
        # The stubs allow for no event and no marks; libyaml's parser gives both until the stream ends.
        self._next: Callable[[], Any] = yaml.CSafeLoader(text).get_event
        self.faults: list[Fault] = []

    def document(self) -> Node | None:
        self._next()
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            return None
        root = self._node(self._next(), 1)
        self._next()
        if not isinstance(event := self._next(), yaml.StreamEndEvent):
            raise _StopReading(Fault("Y109", _position(event)))
        return root

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is yaml.AliasEvent:
            self.faults.append(Fault("Y107", _position(event)))
            return ScalarNode("", False, event.start_mark.line + 1, event.start_mark.column + 1)
        if event.anchor is not None:
            self.faults.append(Fault("Y107", _position(event)))
        if event.tag is not None:
            self.faults.append(Fault("Y108", _position(event)))
        mark = event.start_mark
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if depth > MAX_DEPTH:
            raise _StopReading(Fault("Y110", _position(event), {"limit": str(MAX_DEPTH)}))
        if kind is yaml.SequenceStartEvent:
            return SequenceNode(self._items(depth), mark.line + 1, mark.column + 1)
        return MappingNode(self._entries(depth), mark.line + 1, mark.column + 1)

    def _scalar(self, event: Any) -> ScalarNode:
        r"""A scalar; escapes (`"\0"`) can bring in characters the raw text did not have."""
        if event.style == '"' and _FORBIDDEN.search(event.value):
            self.faults.append(Fault("Y103", _position(event), {"code_point": "\\"}))
        return ScalarNode(event.value, not event.style, event.start_mark.line + 1, event.start_mark.column + 1)

    def _items(self, depth: int) -> tuple[Node, ...]:
        items = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            items.append(self._node(event, depth + 1))
        return tuple(items)

    def _entries(self, depth: int) -> tuple[tuple[ScalarNode, Node], ...]:
        entries: dict[str, tuple[ScalarNode, Node]] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._node(event, depth + 1)
            value = self._node(self._next(), depth + 1)
            if not isinstance(key, ScalarNode):
                self.faults.append(Fault("Y115", _position(event)))
            elif key.plain and key.text == "<<":
                self.faults.append(Fault("Y107", _position(event)))
            elif key.text in entries:
                first = entries[key.text][0]
                self.faults.append(Fault("Y106", _position(event), {"line": str(first.line)}))
            else:
                entries[key.text] = (key, value)
        return tuple(entries.values())


def _position(event: Any) -> Position:
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)


def _not_utf8(content: bytes, offset: int) -> Fault:
    """Korean Windows programs save CP949 unless told otherwise: say so where the bytes read as Korean that way."""
    where = place(content[:offset].decode("utf-8-sig", "replace"), offset)
    line = content.count(b"\n", 0, offset) + 1
    before = content[content.rfind(b"\n", 0, offset) + 1 : offset].decode("utf-8-sig", "replace")
    where = Position(line, len(before) + 1)
    try:
        guess = content.decode("cp949")
    except UnicodeDecodeError:
        return Fault("Y101", where)
    return Fault("Y102" if re.search("[가-힣]", guess) else "Y101", where)


_SYNTAX_CODES = (
    ("mapping values are not allowed", "Y116"),
    ("found character that cannot start any token", "Y117"),
    ("found unexpected end of stream", "Y118"),
)


def _syntax_fault(error: yaml.YAMLError, text: str) -> Fault:
    """One code per mistake people make; libyaml's own wording is not shown, it is about tokens."""
    problem = getattr(error, "problem", None) or ""
    unclosed = "unexpected end of stream" in problem
    mark = getattr(error, "context_mark" if unclosed else "problem_mark", None)
    where = Position(mark.line + 1, mark.column + 1) if mark else START
    if _tab_before(text, where):
        return Fault("Y104", where)
    if "\\" in problem or "escape" in problem:
        return Fault("Y119", where)
    for words, code in _SYNTAX_CODES:
        if words in problem:
            return Fault(code, where)
    return Fault("Y105", where)


def _tab_before(text: str, where: Position) -> bool:
    lines = _BREAK.split(text)
    if where.line > len(lines):
        return False
    line = lines[where.line - 1]
    return "\t" in line[: len(line) - len(line.lstrip())]
