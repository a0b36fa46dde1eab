"""YAML text as a tree of nodes that know where they stand."""

from __future__ import annotations

from cardgen.yamltree.decode import MAX_BYTES, decode
from cardgen.yamltree.fault import Fault, place
from cardgen.yamltree.node import MappingNode, Node, Pointer, ScalarNode, SequenceNode, key_node_at, node_at, position
from cardgen.yamltree.parse import MAX_DEPTH, Tree, parse

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "Fault",
    "MappingNode",
    "Node",
    "Pointer",
    "ScalarNode",
    "SequenceNode",
    "Tree",
    "decode",
    "key_node_at",
    "node_at",
    "parse",
    "place",
    "position",
]
