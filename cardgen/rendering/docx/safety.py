"""What makes a Word file unfit as a template whatever its tags say: macros, things loaded from outside, comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from cardgen.model.problem import Problem, Severity
from cardgen.rendering.docx.ooxml import (
    CONTENT_TYPES,
    RELATIONSHIP,
    DoctypeFoundError,
    Element,
    W,
    parse_xml,
    relationship_kind,
)
from cardgen.rendering.docx.package import Package
from cardgen.rendering.docx.paragraphs import TAG, shortened

_REACHING_FIELDS = re.compile(
    r"^\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|RD|MACROBUTTON)\b", re.IGNORECASE
)
"""Field codes that read other files or start programs (ECMA-376 part 1, 17.16.5; DDE as Word still runs it)."""

_ACTIVE = frozenset({"vbaProject", "oleObject", "control", "aFChunk", "attachedToolbars", "keyMapCustomizations"})
"""Relationships to what runs or is imported when the file is opened: macros, OLE and ActiveX objects, foreign pages."""

_LINK_SCHEMES = ("http:", "https:", "mailto:", "tel:", "#")
_EDIT_MARKS = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange")


def unsafe(package: Package, path: str) -> Iterator[Problem]:
    """Errors that forbid using the file at all, over all its parts, whether Word would show them or not."""
    for name, content in package.parts.items():
        if "vbaproject" in name.lower() or "vbadata" in name.lower():
            yield Problem("T204", path, args={"part": name})
        elif name.endswith((".xml", ".rels")):
            yield from _unsafe_part(name, content, path)


def left_over(package: Package, path: str) -> Iterator[Problem]:
    """Warnings about comments and tracked changes, which would travel with every card."""
    for name, content in package.parts.items():
        if not name.endswith(".xml") or name == CONTENT_TYPES:
            continue
        root = parse_xml(content)
        marks = (f"{W}comment", *(f"{W}{mark}" for mark in _EDIT_MARKS))
        if next(root.iter(*marks), None) is not None:
            yield Problem("T302", path, severity=Severity.WARNING, args={"part": name})


def unfilled_tags(package: Package, path: str, filled: tuple[str, ...]) -> Iterator[Problem]:
    """Tags where nothing fills them in: comments, endnotes, charts."""
    for name, content in package.parts.items():
        if not name.startswith("word/") or not name.endswith(".xml") or name in filled:
            continue
        for paragraph in parse_xml(content).iter(f"{W}p"):
            text = "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
            if TAG.search(text):
                yield Problem("T207", path, args={"part": name, "text": shortened(text)})


def _unsafe_part(name: str, content: bytes, path: str) -> Iterator[Problem]:
    try:
        root = parse_xml(content)
    except DoctypeFoundError:
        yield Problem("T203", path, args={"part": name})
        return
    except etree.XMLSyntaxError:
        yield Problem("T208", path, args={"part": name})
        return
    for check in _CHECKS:
        for code, args in check(root):
            yield Problem(code, path, args={"part": name, **args})


def _macro_types(root: Element) -> Iterator[tuple[str, dict[str, str]]]:
    if any("macroEnabled" in element.get("ContentType", "") for element in root.iter()):
        yield "T204", {}


def _active_parts(root: Element) -> Iterator[tuple[str, dict[str, str]]]:
    if any(relationship_kind(relationship) in _ACTIVE for relationship in root.iter(RELATIONSHIP)):
        yield "T204", {}


def _external_targets(root: Element) -> Iterator[tuple[str, dict[str, str]]]:
    for relationship in root.iter(RELATIONSHIP):
        kind = relationship_kind(relationship)
        target = relationship.get("Target", "").lower()
        link = kind == "hyperlink" and target.startswith(_LINK_SCHEMES)
        if relationship.get("TargetMode") == "External" and not link:
            yield "T205", {"kind": kind}


def _reaching_fields(root: Element) -> Iterator[tuple[str, dict[str, str]]]:
    """Instructions may be split over runs, so those of a paragraph are joined."""
    for field in root.iter(f"{W}fldSimple"):
        yield from _reaching(field.get(f"{W}instr", ""))
    for paragraph in root.iter(f"{W}p"):
        yield from _reaching("".join(node.text or "" for node in paragraph.iter(f"{W}instrText")))


def _reaching(instruction: str) -> Iterator[tuple[str, dict[str, str]]]:
    if found := _REACHING_FIELDS.search(instruction):
        yield "T206", {"kind": found[1].upper(), "text": shortened(instruction)}


_CHECKS: tuple[Callable[[Element], Iterator[tuple[str, dict[str, str]]]], ...] = (
    _macro_types,
    _active_parts,
    _external_targets,
    _reaching_fields,
)
