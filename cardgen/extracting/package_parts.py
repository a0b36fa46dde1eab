"""Reads the parts of an Office package as a stranger's file: XML without entities, and text left in pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

_RUNS = (
    (
        "utf-8",
        re.compile(rb"(?:[\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}){2,}"),
    ),
    ("utf-16-le", re.compile(rb"(?:[\x20-\x7e]\x00|[\x00-\xff][\xac-\xd7]){3,}", re.DOTALL)),
    ("utf-16-be", re.compile(rb"(?:\x00[\x20-\x7e]|[\xac-\xd7][\x00-\xff]){3,}", re.DOTALL)),
)
"""Bytes that spell a text in an encoding. UTF-16 makes some of any two bytes: there only Latin and Korean count."""

_SHORTEST = 6
"""Bytes in a row that are taken for a text, two syllables; fewer are chance."""


def parse_part(data: bytes) -> etree._Element:
    """The part's root. Raises lxml's XMLSyntaxError. No entity is resolved, nothing fetched.

    `huge_tree` lifts libxml2's limit of 10 MB per text node; read_zip has bounded the whole already.
    """
    return etree.fromstring(
        data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    )


def is_xml(name: str, data: bytes) -> bool:
    """True for parts that are to be read as XML, by their name or their beginning."""
    return name.endswith((".xml", ".rels", ".vml", ".hpf", ".xhtml")) or data.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(
        b"<?xml"
    )


def local_name(node: etree._Element) -> str:
    """The tag without its namespace; "" for comments and processing instructions."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def printable_runs(data: bytes) -> Iterator[str]:
    """Runs of printable characters in bytes that are no text as a whole: comments, EXIF and XMP of pictures."""
    for encoding, run in _RUNS:
        for found in run.finditer(data):
            if len(found[0]) >= _SHORTEST:
                yield found[0].decode(encoding, "ignore")
