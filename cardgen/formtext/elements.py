"""Elements of XML as the readers of forms look at them."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

Element = etree._Element  # noqa: SLF001 - lxml's own name for the type of every element


def local_name(node: Element) -> str:
    """The tag without its namespace; "" for comments and processing instructions."""
    tag = node.tag
    return _local(tag) if isinstance(tag, str) else ""


def attribute(node: Element, name: str) -> str:
    """An attribute by its name without namespace; "" where the node has none."""
    own = node.get(name)
    if own is not None:
        return own
    return next((str(value) for key, value in node.attrib.items() if str(key).rpartition("}")[2] == name), "")


@lru_cache(maxsize=1024)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
