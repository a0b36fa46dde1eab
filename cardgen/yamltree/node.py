"""The nodes of a YAML tree, and the way to one by its pointer.

Named tuples, not dataclasses: a tree is made for every card of every run, and a frozen dataclass takes three times
as long.
"""

from __future__ import annotations

from typing import NamedTuple

from cardgen.model.problem import Position

Pointer = tuple[str | int, ...]
"""The way from the root to a node: mapping keys and 0-based list positions."""


class ScalarNode(NamedTuple):
    """A piece of text; `plain` when it stands without quotes or block marks. Line and column are 1-based."""

    text: str
    plain: bool
    line: int
    column: int

    def __repr__(self) -> str:
        return f"ScalarNode(at {self.line}:{self.column})"


class SequenceNode(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int

    def __repr__(self) -> str:
        return f"SequenceNode({len(self.items)} items at {self.line}:{self.column})"


class MappingNode(NamedTuple):
    """Keys with their values, in file order; the first of two equal keys wins (the second is a fault)."""

    entries: tuple[tuple[ScalarNode, Node], ...]
    line: int
    column: int

    def __repr__(self) -> str:
        return f"MappingNode({len(self.entries)} entries at {self.line}:{self.column})"

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        return next((value for name, value in self.entries if name.text == key), None)

    def key(self, key: str) -> ScalarNode | None:
        """The node of a key itself, or None."""
        return next((name for name, _ in self.entries if name.text == key), None)


Node = ScalarNode | SequenceNode | MappingNode


def position(node: Node) -> Position:
    """Where a node begins."""
    return Position(node.line, node.column)


def node_at(root: Node, pointer: Pointer) -> Node | None:
    """The node a pointer leads to, or None."""
    node: Node | None = root
    for step in pointer:
        if isinstance(node, MappingNode) and isinstance(step, str):
            node = node.get(step)
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def key_node_at(root: Node, pointer: Pointer) -> Node | None:
    """The key of the entry a pointer leads to; for a list item the item itself; for the root the root."""
    if not pointer or not isinstance(pointer[-1], str):
        return node_at(root, pointer)
    parent = node_at(root, pointer[:-1])
    return parent.key(pointer[-1]) if isinstance(parent, MappingNode) else None
