"""What makes an HWPX file unfit as a template whatever its tags say: scripts, things loaded from outside, remarks.

A finished file holds only the head, the sections, the master pages and the pictures they show: what else lies in a
template never comes into a card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from cardgen.model.problem import Problem
from cardgen.rendering.hwpx.owpml import FIELD_BEGIN, HP, parse_xml
from cardgen.rendering.hwpx.package import Package
from cardgen.rendering.office.check import Finding, PartCheck, part_findings
from cardgen.rendering.office.xml_parts import Element

ALLOWED_FIELDS = frozenset({"CLICK_HERE", "HYPERLINK", "BOOKMARK", "FORMULA", "CROSSREF"})
"""Fields that read only the document itself; the others print the clock, the user, a path, or ask a database."""

_LINK = re.compile(r"(?:https?:|mailto:|tel:|#|\?)", re.IGNORECASE)
_PICTURES = "image/"
_RUNNING = ("ole", "video", "chart")
_COMMANDED = ("btn", "radioBtn", "checkBtn", "comboBox", "edit", "listBox", "scrollBar")
_REMARKS = ("hiddenComment", "memo", "insertBegin", "deleteBegin")
_EMPTY_SCRIPT = re.compile(
    r"\s+|//[^\n]*|function\s+\w+\s*\(\s*\)\s*\{\s*(?://[^\n]*\s*)*\}|var\s+\w+\s*=\s*[\w.]+\s*;?"
)
"""What Hancom Office puts into every file: two variables and functions that do nothing."""


def unsafe(package: Package, path: str) -> Iterator[Problem]:
    """Errors that forbid using the file at all."""
    for name, content in package.parts.items():
        if name.lower().startswith("scripts/") and not _does_nothing(content):
            yield Problem("T503", path, args={"part": name})
    for item in package.items:
        if not item.embedded or ":" in item.part or item.part.startswith(("/", "\\")):
            yield Problem("T504", path, args={"part": item.id, "kind": item.kind})
        elif item.part.startswith("BinData/") and not item.kind.startswith(_PICTURES):
            yield Problem("T503", path, args={"part": item.part})
    for item in (package.header, *package.filled()):
        yield from _unsafe_part(item.part, package.parts[item.part], path)


def _does_nothing(content: bytes) -> bool:
    encoding = "utf-16-le" if content[1:2] == b"\0" or content.startswith(b"\xff\xfe") else "utf-8"
    text = content.decode(encoding, "replace").lstrip("\ufeff")
    return not _EMPTY_SCRIPT.sub("", text).strip("\0")


def _unsafe_part(name: str, content: bytes, path: str) -> Iterator[Problem]:
    for code, args in part_findings(lambda: parse_xml(content), _CHECKS, "T502"):
        yield Problem(code, path, args={"part": name, **args})


def _active(root: Element) -> Iterator[Finding]:
    if next(root.iter(*(f"{HP}{name}" for name in _RUNNING)), None) is not None:
        yield "T503", {}
    if any(button.get("command", "").strip() for button in root.iter(*(f"{HP}{name}" for name in _COMMANDED))):
        yield "T503", {}


def _fields(root: Element) -> Iterator[Finding]:
    for begin in root.iter(FIELD_BEGIN):
        kind = begin.get("type", "")
        if kind == "MEMO":
            yield "T506", {}
        elif kind not in ALLOWED_FIELDS:
            yield "T505", {"kind": kind}
        elif kind == "HYPERLINK" and not _harmless(begin):
            yield "T504", {"kind": "HYPERLINK"}


def _harmless(link: Element) -> bool:
    """True for a link that leads only where a reader clicks: to the web, a mailbox, or a place in the document.

    Its address stands twice, and programs differ in which of the two they follow.
    """
    named = (one for one in link.iter(f"{HP}stringParam") if one.get("name") in {"Path", "Command"})
    return all(_LINK.match(one.text.replace("\\", "")) for one in named if one.text)


def _addresses(root: Element) -> Iterator[Finding]:
    for element in root.iter(etree.Element):
        address = element.get("href", "")
        if address and not _LINK.match(address):
            yield "T504", {"kind": etree.QName(element).localname}


def _remarks(root: Element) -> Iterator[Finding]:
    if next(root.iter(*(f"{HP}{name}" for name in _REMARKS)), None) is not None:
        yield "T506", {}


_CHECKS: tuple[PartCheck, ...] = (_active, _fields, _addresses, _remarks)
