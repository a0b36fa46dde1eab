"""The names an XML part is written in: of elements, attributes, namespaces and instructions. All are free text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

_TAG = re.compile(r"""<[/?]?([^\s<>/?!"'=]+)""")
_ATTRIBUTE = re.compile(r"""[\s"']([^\s<>"'=/]+)\s*=\s*["']""")
_NAMESPACE = re.compile(r"""xmlns[^=\s]*\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def vocabulary(data: bytes, root: etree._Element) -> Iterator[str]:
    """Each name once, with its prefix. Read from the bytes, for a parsed tree costs twenty times as much."""
    try:
        source = data.decode()
    except UnicodeDecodeError:
        source = etree.tostring(root.getroottree(), encoding="unicode")
    yield from dict.fromkeys(_TAG.findall(source))
    yield from dict.fromkeys(_ATTRIBUTE.findall(source))
    yield from dict.fromkeys("".join(groups) for groups in _NAMESPACE.findall(source))
