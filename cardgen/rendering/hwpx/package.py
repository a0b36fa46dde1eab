"""An HWPX file as parts by name: which of them are templates, and which go into a finished card."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cardgen.archives.zip_reader import read_zip
from cardgen.model.problem import Label
from cardgen.rendering.hwpx.owpml import HH, HM, HP, HS, MIMETYPE, OCF, OPF, parse_xml
from cardgen.rendering.office.xml_parts import Element, NoSuchDocumentError

_CONTAINER = "META-INF/container.xml"
_MANIFEST = "META-INF/manifest.xml"
_PACKAGE_TYPE = "application/hwpml-package+xml"
_PARAGRAPHS = HP.strip("{}")
_OLD_HWP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How compound files begin: .hwp, and any office file with a password."""

_OLD = Label("이전 형식의 .hwp이거나 암호가 걸린 파일입니다", "it is an old .hwp, or has a password")
_NO_DOCUMENT = Label("한글 문서가 들어 있지 않습니다", "there is no 한글 document in it")
_ENCRYPTED = Label("암호나 배포용 문서 제한이 걸려 있습니다", "it is encrypted or protected for distribution")


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the manifest: `id` is what the document calls the part."""

    id: str
    part: str
    kind: str
    embedded: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of an HWPX file; `header` holds the styles, `sections` and `masters` are filled in, in order."""

    parts: Mapping[str, bytes] = field(repr=False)
    header: Item
    sections: tuple[Item, ...]
    masters: tuple[Item, ...]
    items: tuple[Item, ...] = field(repr=False)

    def filled(self) -> tuple[Item, ...]:
        """The parts in which tags are filled in."""
        return (*self.sections, *self.masters)


def read_package(content: bytes) -> Package:
    """Unpack an HWPX file. Raises ArchiveRefused, NoSuchDocumentError, lxml's XMLSyntaxError or DoctypeFoundError."""
    if content.startswith(_OLD_HWP):
        raise NoSuchDocumentError(_OLD)
    parts = read_zip(content)
    if parts.get("mimetype", b"").strip() != MIMETYPE.encode() or _CONTAINER not in parts:
        raise NoSuchDocumentError(_NO_DOCUMENT)
    if b"encryption-data" in parts.get(_MANIFEST, b""):
        raise NoSuchDocumentError(_ENCRYPTED)
    root_file = _root_file(parse_xml(parts[_CONTAINER]))
    if root_file not in parts:
        raise NoSuchDocumentError(_NO_DOCUMENT)
    return _package(parts, root_file)


def _root_file(container: Element) -> str:
    roots = (one for one in container.iter(f"{OCF}rootfile") if one.get("media-type") == _PACKAGE_TYPE)
    return next((one.get("full-path", "") for one in roots), "")


def _package(parts: Mapping[str, bytes], root_file: str) -> Package:
    listing = parse_xml(parts[root_file])
    items = tuple(_items(listing, parts, posixpath.dirname(root_file)))
    by_root: dict[str, list[Item]] = {f"{HH}head": [], f"{HS}sec": [], f"{HM}masterPage": []}
    for item in items:
        if item.part in parts and item.kind.endswith("xml"):
            root = parse_xml(parts[item.part])
            # What is put in once a section is text bears the prefix `hp`
            if root.nsmap.get("hp", _PARAGRAPHS) == _PARAGRAPHS:
                by_root.get(str(root.tag), []).append(item)
    headers, sections, masters = by_root.values()
    if len(headers) != 1 or not sections:
        raise NoSuchDocumentError(_NO_DOCUMENT)
    order = {one.get("idref"): at for at, one in enumerate(listing.iter(f"{OPF}itemref"))}
    sections.sort(key=lambda item: order.get(item.id, len(order)))
    return Package(parts, headers[0], tuple(sections), tuple(masters), items)


def _items(listing: Element, parts: Mapping[str, bytes], folder: str) -> Iterator[Item]:
    """Hancom names parts from the root of the file, other programs from the folder of the list, as OPF has it."""
    for one in listing.iter(f"{OPF}item"):
        href = one.get("href", "")
        beside = posixpath.normpath(posixpath.join(folder, href))
        part = beside if href not in parts and beside in parts else href
        yield Item(one.get("id", ""), part, one.get("media-type", ""), one.get("isEmbeded") != "0")
