"""What makes a Word file unfit as a template whatever its tags say: macros, things loaded from outside, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from cardgen.model.problem import Problem, Severity
from cardgen.rendering.docx.fields import refused_fields
from cardgen.rendering.docx.ooxml import CONTENT_TYPES, RELATIONSHIP, W, parse_xml, relationship_kind
from cardgen.rendering.docx.package import Package
from cardgen.rendering.office.check import Finding, PartCheck, part_findings
from cardgen.rendering.office.xml_parts import Element
from cardgen.rendering.written_tags import TAG, shortened

_ACTIVE = frozenset({"vbaProject", "oleObject", "control", "aFChunk", "attachedToolbars", "keyMapCustomizations"})
"""Relationships to what runs or is imported when the file is opened: macros, OLE and ActiveX objects, foreign pages."""

_LINK_SCHEMES = ("http:", "https:", "mailto:", "tel:", "#")
_ADDRESSES = frozenset({"src", "href", "althref", "Target"})
"""Attributes that hold an address: of relationships, old drawings (VML) and pictures kept as SVG."""

_CLICKED = frozenset({"a", "arc", "curve", "group", "line", "oval", "polyline", "rect", "roundrect", "shape"})
"""Elements whose `href` is a link to follow (SVG's `a`; VML's shapes), not a picture to load."""

_TAG_SIGN = re.compile(r"\{[{%#]|%7b", re.IGNORECASE)
"""The beginning of a tag: an address is never made of a card's value."""

_EDIT_MARKS = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange")


def unsafe(package: Package, path: str) -> Iterator[Problem]:
    """Errors that forbid using the file at all, over all its parts, whether Word would show them or not."""
    for name, content in package.parts.items():
        if "vbaproject" in name.lower() or "vbadata" in name.lower():
            yield Problem("T204", path, args={"part": name})
        elif package.is_xml(name):
            yield from _unsafe_part(name, content, path)


def left_over(package: Package, path: str) -> Iterator[Problem]:
    """Warnings about comments and tracked changes, which would travel with every card."""
    for name, content in package.parts.items():
        if not package.is_xml(name) or name == CONTENT_TYPES:
            continue
        root = parse_xml(content)
        marks = (f"{W}comment", *(f"{W}{mark}" for mark in _EDIT_MARKS))
        if next(root.iter(*marks), None) is not None:
            yield Problem("T302", path, severity=Severity.WARNING, args={"part": name})


def unfilled_tags(package: Package, path: str, filled: tuple[str, ...]) -> Iterator[Problem]:
    """Tags where nothing fills them in: comments, endnotes, charts."""
    for name, content in package.parts.items():
        if not package.is_xml(name) or name in filled:
            continue
        for paragraph in parse_xml(content).iter(f"{W}p"):
            text = "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
            if TAG.search(text):
                yield Problem("T207", path, args={"part": name, "text": shortened(text)})


def _unsafe_part(name: str, content: bytes, path: str) -> Iterator[Problem]:
    for code, args in part_findings(lambda: parse_xml(content), _CHECKS, "T203"):
        yield Problem(code, path, args={"part": name, **args})


def _macro_types(root: Element) -> Iterator[Finding]:
    if any("macroEnabled" in element.get("ContentType", "") for element in root.iter()):
        yield "T204", {}


def _active_parts(root: Element) -> Iterator[Finding]:
    if any(relationship_kind(relationship) in _ACTIVE for relationship in root.iter(RELATIONSHIP)):
        yield "T204", {}


def _external_targets(root: Element) -> Iterator[Finding]:
    for relationship in root.iter(RELATIONSHIP):
        kind = relationship_kind(relationship)
        target = relationship.get("Target", "").lower()
        link = kind == "hyperlink" and target.startswith(_LINK_SCHEMES)
        if _TAG_SIGN.search(target) or (relationship.get("TargetMode") == "External" and not link):
            yield "T205", {"kind": kind}


def _fields(root: Element) -> Iterator[Finding]:
    for kind, instruction in refused_fields(root):
        yield "T206", {"kind": kind, "text": shortened(instruction)}


def _addresses(root: Element) -> Iterator[Finding]:
    """What is loaded by an attribute rather than a relationship; a mail merge, which asks a database."""
    if next(root.iter(f"{W}mailMerge"), None) is not None:
        yield "T205", {"kind": "mailMerge"}
    for element in root.iter(etree.Element):
        kind = etree.QName(element).localname
        for name, value in element.attrib.items():
            if etree.QName(name).localname in _ADDRESSES and not _harmless(kind, name, value):
                yield "T205", {"kind": kind}


def _harmless(kind: str, name: str, address: str) -> bool:
    """True for an address that leads only where a reader clicks, or nowhere outside the file."""
    if _TAG_SIGN.search(address):
        return False
    if name == "Target":  # a relationship's; its kind is judged elsewhere
        return True
    click = kind in _CLICKED and not name.endswith("src")
    return address.lower().startswith(_LINK_SCHEMES if click else ("#", "data:")) or not address


_CHECKS: tuple[PartCheck, ...] = (
    _macro_types,
    _active_parts,
    _external_targets,
    _fields,
    _addresses,
)
