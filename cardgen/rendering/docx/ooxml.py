"""Names of Office Open XML, and its parts parsed and written.

Source: ECMA-376 parts 1 (WordprocessingML) and 2 (packages, relationships).
"""

from __future__ import annotations

import posixpath

from lxml import etree

from cardgen.rendering.office.xml_parts import Element, parse_part

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELS = "_rels/.rels"
DECLARATION = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


def parse_xml(content: bytes) -> Element:
    """The root of a part, blank text between elements dropped as python-docx does.

    Raises XMLSyntaxError or DoctypeFoundError.
    """
    return parse_part(content, keep_blanks=False)


def serialize_xml(root: Element) -> bytes:
    """The part's bytes, declared as Office declares them."""
    return DECLARATION + etree.tostring(root, encoding="UTF-8")


def rels_name(part: str) -> str:
    """Where a part's relationships are kept: word/document.xml -> word/_rels/document.xml.rels."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def target_of(part: str, relationship: Element) -> str:
    """The part a relationship of `part` leads to ("" is the package itself); absolute targets start at the root."""
    target = relationship.get("Target", "")
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def relationship_kind(relationship: Element) -> str:
    """The last step of its type, the same in the transitional and the strict vocabulary: `header`, `image`, ..."""
    return relationship.get("Type", "").rsplit("/", 1)[-1]
