"""Whose card a file is, for programs git starts on single files: git guesses renames, so its path alone does not say.

Of a card that can be read it is what its `id` says, however that is written: quoted, indented, on a line of its own.
"""

from __future__ import annotations

import re

from cardgen.yamltree import MappingNode, ScalarNode, decode, parse
from cardgen.yamltree.core import normalised

_KEY = "id"

_LOOSE = re.compile(
    rf"""^\ufeff?[ \t{{?]*(["']?){_KEY}\1\s*:(?:\s+\#.*$)*\s*(?:[!&]\S*\s+)*["']?([^\s"'\#,}}]+)""", re.MULTILINE
)
"""Everything that looks like an id, in a text that cannot be read."""


def ids_of(content: bytes) -> tuple[str, ...]:
    """The id a card's file gives, none where it gives none; of one that cannot be read all that may be its id."""
    found = decode(content)
    return _ids(found) if isinstance(found, str) else _looking_like_one(content.decode(errors="replace"))


def id_in(text: str) -> str:
    """The id a card's text gives, the first where it has several versions, "" where it gives none."""
    return next(iter(_ids(text)), "")


def _ids(text: str) -> tuple[str, ...]:
    tree = parse(text.removeprefix("\ufeff"))
    if tree.faults or not isinstance(tree.root, MappingNode):
        return _looking_like_one(text)
    values = (value for key, value in tree.root.entries if normalised(key.text) == _KEY)
    return tuple(text for it in values if isinstance(it, ScalarNode) and (text := normalised(it.text).strip()))


def _looking_like_one(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found[2] for found in _LOOSE.finditer(text)))
