"""YAML 1.2 core schema: which plain texts a YAML reader would take for something else than text."""

from __future__ import annotations

import math
import re
import unicodedata

from cardgen.yamltree.node import MappingNode, Node, ScalarNode

_INTEGER = re.compile(r"[-+]?[0-9]{1,18}|0o[0-7]{1,18}|0x[0-9a-fA-F]{1,15}")
"""Whole numbers that fit 64 bits, which is what JSON checkers and spreadsheets can hold; longer ones stay text."""
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_NULL = frozenset({"~", "null", "Null", "NULL"})
_TYPED = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|~|null|Null|NULL|true|True|TRUE|false|False|FALSE"
)

Core = None | bool | int | float | str


def is_null(text: str) -> bool:
    """True for the plain spellings of null that say so; an empty text is no value at all, not null."""
    return text in _NULL


def as_integer(text: str) -> int | None:
    """The integer a plain text spells (YAML 1.2.2, 10.3.2), or None. `010` is ten: octal is written `0o10`."""
    if not _INTEGER.fullmatch(text):
        return None
    base = {"0o": 8, "0x": 16}.get(text[:2])
    return int(text[2:], base) if base else int(text)


def as_float(text: str) -> float | None:
    """The number a plain text spells, or None; infinities, and numbers too large to be anything else, too."""
    number = float(text) if _FLOAT.fullmatch(text) else math.inf
    return number if math.isfinite(number) else None


def as_boolean(text: str) -> bool | None:
    """True or false, or None for any other text; `yes` and `no` are text in YAML 1.2."""
    return True if text in _TRUE else False if text in _FALSE else None


def would_be_typed(text: str) -> bool:
    """True where a YAML 1.2 reader takes the plain text for a number, a boolean or null."""
    return _TYPED.fullmatch(text) is not None


def core_value(text: str) -> Core:
    """A plain scalar's value under the core schema."""
    if text == "" or is_null(text):
        return None
    for reading in (as_boolean(text), as_integer(text), as_float(text)):
        if reading is not None:
            return reading
    return text


def core_data(node: Node) -> object:
    """A tree as plain data: dicts, lists and core-schema scalars, text in NFC. For form and policy files."""
    if isinstance(node, ScalarNode):
        text = normalised(node.text)
        return core_value(text) if node.plain else text
    if isinstance(node, MappingNode):
        return {normalised(key.text): core_data(value) for key, value in node.entries}
    return [core_data(item) for item in node.items]


def normalised(text: str) -> str:
    """The text in NFC: macOS and some input methods type Hangul as separate letters (NFD)."""
    return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
