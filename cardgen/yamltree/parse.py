"""Text to tree, refusing what a card must not contain, each refusal with its place.

Stands on the event stream of PyYAML's C parser: scalars stay the text that was typed, no constructor ever runs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from cardgen.model.problem import Position
from cardgen.yamltree.conflicts import conflict_faults
from cardgen.yamltree.decode import code_point, forbidden
from cardgen.yamltree.fault import Fault
from cardgen.yamltree.node import MappingNode, Node, ScalarNode, SequenceNode
from cardgen.yamltree.syntax import syntax_fault

MAX_DEPTH = 20
"""Lists and mappings inside one another; the root counts as the first."""


@dataclass(frozen=True, slots=True)
class Tree:
    """What was read; `root` is None for an empty file or one that could not be parsed."""

    root: Node | None
    faults: tuple[Fault, ...]


def parse(text: str) -> Tree:
    """The tree of one YAML document, with every anchor, alias, tag and duplicate key in it as a fault.

    `text` holds nothing decode() refuses. Depth, syntax errors and a second document end the reading: what follows
    could not be trusted. So do marks of a merge: what stands between them is two versions of one thing.
    """
    if conflicts := conflict_faults(text):
        return Tree(None, conflicts)
    reader = _Reader(text)
    try:
        root = reader.document()
    except yaml.YAMLError as error:
        return Tree(None, (*reader.faults, syntax_fault(error, text)))
    except _StopReading as stop:
        return Tree(None, (*reader.faults, stop.fault))
    return Tree(root, tuple(reader.faults))


_scalar_node = partial(tuple.__new__, ScalarNode)
"""ScalarNode from its four values, without the function a named tuple puts before tuple.__new__: half the time."""


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
        if isinstance(event, StreamEndEvent):
            return None
        root = self._node(self._next(), 1)
        self._next()
        if not isinstance(event := self._next(), StreamEndEvent):
            raise _StopReading(Fault("Y109", _position(event)))
        return root

    def _node(self, event: Any, depth: int) -> Node:
        """The node an event begins; nine of ten are scalars without marks."""
        kind, mark = type(event), event.start_mark
        if event.anchor is not None:
            self.faults.append(Fault("Y107", _position(event)))
            if kind is AliasEvent:
                return ScalarNode("", False, mark.line + 1, mark.column + 1)
        if event.tag is not None:
            self.faults.append(Fault("Y108", _position(event)))
        if kind is ScalarEvent:
            if event.style == '"':
                self._escaped(event)
            return _scalar_node((event.value, not event.style, mark.line + 1, mark.column + 1))
        if depth > MAX_DEPTH:
            raise _StopReading(Fault("Y110", _position(event), {"limit": str(MAX_DEPTH)}))
        if kind is SequenceStartEvent:
            return SequenceNode(self._items(depth), mark.line + 1, mark.column + 1)
        return MappingNode(self._entries(depth), mark.line + 1, mark.column + 1)

    def _escaped(self, event: Any) -> None:
        r"""Escapes (`"\0"`, `"\r"`) can bring in characters the raw text did not have; no line break but LF is text."""
        text: str = event.value
        if fault := forbidden(text):
            self.faults.append(Fault("Y103", _position(event), fault.args))
        elif "\r" in text:
            self.faults.append(Fault("Y103", _position(event), {"code_point": code_point("\r")}))

    def _items(self, depth: int) -> tuple[Node, ...]:
        items = []
        while type(event := self._next()) is not SequenceEndEvent:
            items.append(self._node(event, depth + 1))
        return tuple(items)

    def _entries(self, depth: int) -> tuple[tuple[ScalarNode, Node], ...]:
        following, node = self._next, self._node
        entries: dict[str, tuple[ScalarNode, Node]] = {}
        while type(event := following()) is not MappingEndEvent:
            key = node(event, depth + 1)
            value = node(following(), depth + 1)
            if type(key) is ScalarNode and key.text not in entries and not (key.plain and key.text == "<<"):
                entries[key.text] = (key, value)
            else:
                self.faults.append(_key_fault(event, key, entries))
        return tuple(entries.values())


def _key_fault(event: Any, key: Node, entries: dict[str, tuple[ScalarNode, Node]]) -> Fault:
    where = _position(event)
    if not isinstance(key, ScalarNode):
        return Fault("Y115", where)
    if key.text in entries:
        return Fault("Y106", where, {"line": str(entries[key.text][0].line)})
    return Fault("Y107", where)


def _position(event: Any) -> Position:
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)
