"""A Word file as parts by name: which of them are templates, and which have no place in a finished card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from cardgen.archives.zip_reader import read_zip
from cardgen.model.problem import Label
from cardgen.rendering.docx.ooxml import (
    CONTENT_TYPES,
    PACKAGE_RELS,
    RELATIONSHIP,
    TYPES,
    W,
    parse_xml,
    relationship_kind,
    rels_name,
    serialize_xml,
    target_of,
)
from cardgen.rendering.office.xml_parts import Element, NoSuchDocumentError

_NO_DOCUMENT = Label("Word 문서가 들어 있지 않습니다", "there is no Word document in it")
CORE_PART = "docProps/core.xml"

_NOT_IN_CARDS = frozenset(
    {"core-properties", "extended-properties", "custom-properties", "thumbnail"}
    | {"customXml", "attachedTemplate", "people", "printerSettings"}
)
"""Relationships a finished card does not keep: who made the template, when, with what, and a picture of it."""

_PRIVATE_SETTINGS = frozenset({"rsids", "docVars", "attachedTemplate", "docId"})
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
"""What may stand before the first bracket: a byte order mark, a zero byte of UTF-16, blanks."""

_KINDS_FILLED = ("header", "footer")
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file in the order of the file; `document` names the main one."""

    parts: Mapping[str, bytes] = field(repr=False)
    document: str

    def relationships(self, part: str) -> Iterator[Element]:
        """What a part refers to; "" is the package itself."""
        content = self.parts.get(rels_name(part) if part else PACKAGE_RELS)
        if content is not None:
            yield from parse_xml(content).iter(RELATIONSHIP)

    def is_xml(self, part: str) -> bool:
        """True where a reader takes the part for XML: by its name, its declared type, or because it begins like it."""
        named = part.lower().endswith((".xml", ".rels"))
        return named or self._type(part).endswith("xml") or self.parts[part].lstrip(_BEFORE_XML).startswith(b"<")

    def _type(self, part: str) -> str:
        """The content type of a part: its own, or that of its ending (ECMA-376 part 2, 10.1.2)."""
        ending = part.rpartition(".")[2].lower()
        found = ""
        for entry in parse_xml(self.parts[CONTENT_TYPES]):
            if entry.get("PartName", "").lstrip("/").lower() == part.lower():
                return entry.get("ContentType", "").lower()
            if entry.get("Extension", "").lower() == ending:
                found = entry.get("ContentType", "").lower()
        return found

    def filled_parts(self) -> tuple[str, ...]:
        """The parts in which tags are filled in: the body first, then headers, footers and footnotes."""
        found = dict.fromkeys([self.document])
        for kind in _KINDS_FILLED:
            for relationship in self.relationships(self.document):
                if relationship_kind(relationship) == kind:
                    found[target_of(self.document, relationship)] = None
        for override in parse_xml(self.parts[CONTENT_TYPES]).iter(f"{TYPES}Override"):
            if override.get("ContentType") == _FOOTNOTES:
                found[override.get("PartName", "").lstrip("/")] = None
        return tuple(name for name in found if name in self.parts)

    def core_properties(self) -> bytes | None:
        """The part with title, subject and the like."""
        for relationship in self.relationships(""):
            if relationship_kind(relationship) == "core-properties":
                return self.parts.get(target_of("", relationship))
        return None


def read_package(content: bytes) -> Package:
    """Unpack a Word file. Raises ArchiveRefused, NoSuchDocumentError, lxml's XMLSyntaxError or DoctypeFoundError."""
    parts = read_zip(content)
    if CONTENT_TYPES not in parts or PACKAGE_RELS not in parts:
        raise NoSuchDocumentError(_NO_DOCUMENT)
    parse_xml(parts[CONTENT_TYPES])
    for relationship in parse_xml(parts[PACKAGE_RELS]).iter(RELATIONSHIP):
        name = target_of("", relationship)
        main = relationship_kind(relationship) == "officeDocument" and name in parts
        if main and parse_xml(parts[name]).tag == f"{W}document":
            return Package(parts, name)
    raise NoSuchDocumentError(_NO_DOCUMENT)


def without_traces(package: Package) -> Package:
    """The package with nothing in it about the template's author: unrelated parts, properties and edit marks gone."""
    kept: dict[str, bytes] = {}
    waiting = [""]
    while waiting:
        part = waiting.pop()
        if part in kept or (part and part not in package.parts):
            continue
        if part:
            kept[part] = _clean(part, package.parts[part])
        waiting += _follow(package, part, kept)
    kept[CONTENT_TYPES] = _content_types(package.parts[CONTENT_TYPES], kept)
    return Package({name: kept[name] for name in package.parts if name in kept}, package.document)


def _follow(package: Package, part: str, kept: dict[str, bytes]) -> list[str]:
    """Keep a part's relationships file without the unwanted ones; the parts the others lead to."""
    name = rels_name(part) if part else PACKAGE_RELS
    if name not in package.parts:
        return []
    root = parse_xml(package.parts[name])
    for relationship in list(root):
        if relationship_kind(relationship) in _NOT_IN_CARDS:
            root.remove(relationship)
    kept[name] = serialize_xml(root)
    return [target_of(part, found) for found in root if found.get("TargetMode") != "External"]


def _clean(part: str, content: bytes) -> bytes:
    if not part.endswith("settings.xml"):
        return content
    root = parse_xml(content)
    for element in list(root):
        if isinstance(element.tag, str) and etree.QName(element).localname in _PRIVATE_SETTINGS:
            root.remove(element)
    return serialize_xml(root)


def _content_types(content: bytes, kept: Mapping[str, bytes]) -> bytes:
    root = parse_xml(content)
    for override in root.findall(f"{TYPES}Override"):
        if override.get("PartName", "").lstrip("/") not in kept:
            root.remove(override)
    return serialize_xml(root)


def with_core_part(package: Package) -> Package:
    """The package with a place for its core properties, which `without_traces` took away."""
    types = parse_xml(package.parts[CONTENT_TYPES])
    etree.SubElement(types, f"{TYPES}Override", PartName=f"/{CORE_PART}", ContentType=_CORE_TYPE)
    rels = parse_xml(package.parts[PACKAGE_RELS])
    etree.SubElement(rels, RELATIONSHIP, Id="rIdCore", Type=_CORE_RELATIONSHIP, Target=CORE_PART)
    added = {CONTENT_TYPES: serialize_xml(types), PACKAGE_RELS: serialize_xml(rels), CORE_PART: b""}
    return Package({**package.parts, **added}, package.document)
