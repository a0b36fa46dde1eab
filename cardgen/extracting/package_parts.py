"""Reads the parts of an Office package as a stranger's file: XML without entities, and text left in pictures."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_SHORTEST = 6
"""Printable characters in a row that are taken for a text in a picture; fewer are chance."""


def parse_part(data: bytes) -> etree._Element:
    """The part's root. Raises lxml's XMLSyntaxError. No entity is resolved, nothing fetched.

    `huge_tree` lifts libxml2's limit of 10 MB per text node; read_zip has bounded the whole already.
    """
    return etree.fromstring(
        data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    )


def printable_runs(data: bytes) -> Iterator[str]:
    """Runs of printable characters in parts that are not XML: comments, EXIF and XMP of pictures."""
    text = data.decode("utf-8", "ignore")
    pieces = "".join(letter if letter.isprintable() else "\n" for letter in text).split("\n")
    yield from (piece for piece in pieces if len(piece) >= _SHORTEST)
