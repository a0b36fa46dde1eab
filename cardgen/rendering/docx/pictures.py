"""Puts pictures in the places a template keeps for them: its pictures named `logo` and `qr`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from lxml import etree

from cardgen.rendering.docx.ooxml import (
    CONTENT_TYPES,
    PIC,
    RELATIONSHIP,
    TYPES,
    WP,
    A,
    R,
    parse_xml,
    rels_name,
    serialize_xml,
)
from cardgen.rendering.docx.package import Package
from cardgen.rendering.office.xml_parts import Element
from cardgen.rendering.picture_kind import Picture, picture_of
from cardgen.rendering.qr import qr_png

LOGO = "logo"
QR = "qr"
_NAME_ATTRIBUTES = ("name", "title", "descr")
_PLACES = (f"{WP}inline", f"{WP}anchor")


def with_picture(package: Package, name: str, content: bytes) -> Package:
    """The package with a picture in the places of that name, as large as fits their boxes, its proportions kept.

    Unchanged where the template has no such place. Raises UnknownPictureError.
    """
    picture = picture_of(content)
    media = picture_part(package, name, picture.suffix)
    parts = dict(package.parts)
    for part in package.filled_parts():
        root = parse_xml(parts[part])
        found = list(places(root, name))
        for place in found:
            _fit(place, picture)
            _retarget(parts, part, place, media)
        if found:
            parts[part] = serialize_xml(root)
            parts[media] = content
    if media in parts:
        parts[CONTENT_TYPES] = _with_type(parts[CONTENT_TYPES], picture.suffix)
    return replace(package, parts=parts)


def without_picture(package: Package, name: str) -> Package:
    """The package with nothing in the places of that name."""
    parts = dict(package.parts)
    for part in package.filled_parts():
        root = parse_xml(parts[part])
        for place in list(places(root, name)):
            drawing = place.getparent()
            run = drawing.getparent() if drawing is not None else None
            if drawing is not None and run is not None:
                run.remove(drawing)
                _forget(parts, part, place)
                parts[part] = serialize_xml(root)
    return replace(package, parts=parts)


def with_qr_place(package: Package, *, shown: bool) -> Package:
    """The package with room for each card's own QR code, or with none."""
    return with_picture(package, QR, qr_png("")) if shown else without_picture(package, QR)


def qr_part(package: Package) -> str:
    """The part that holds the QR code."""
    return picture_part(package, QR, "png")


def picture_part(package: Package, name: str, suffix: str) -> str:
    """The part that holds the picture put in the places of that name."""
    return posixpath.join(posixpath.dirname(package.document), "media", f"card-{name}.{suffix}")


def places(root: Element, name: str) -> Iterator[Element]:
    """The drawings called so: by name, title or description, as Word's dialogue for pictures offers."""
    for place in root.iter(*_PLACES):
        named = (*place.iter(f"{WP}docPr"), *place.iter(f"{PIC}cNvPr"))
        if any((one.get(key) or "").strip().lower() == name for one in named for key in _NAME_ATTRIBUTES):
            yield place


def _fit(place: Element, picture: Picture) -> None:
    """Shrink the box (in EMU, 360,000 to the centimetre) to the picture's proportions."""
    box = next(place.iter(f"{WP}extent"))
    width, height = int(box.get("cx", "0")), int(box.get("cy", "0"))
    scale = min(width / picture.width, height / picture.height)
    size = {"cx": str(round(picture.width * scale)), "cy": str(round(picture.height * scale))}
    for element in (box, *place.iter(f"{A}ext")):
        if element.get("cx") is not None:
            element.attrib.update(size)


def _retarget(parts: dict[str, bytes], part: str, place: Element, media: str) -> None:
    """Let the drawing's relationship lead to the picture. One of its own: others may show what it showed before."""
    root = parse_xml(parts[rels_name(part)])
    taken = {one.get("Id") for one in root}
    own = next(name for number in count(1) if (name := f"rIdCardPicture{number}") not in taken)
    for blip in place.iter(f"{A}blip"):
        old = next(one for one in root.iter(RELATIONSHIP) if one.get("Id") == blip.get(f"{R}embed"))
        etree.SubElement(root, RELATIONSHIP, Id=own, Type=old.get("Type", ""), Target=f"/{media}")
        blip.set(f"{R}embed", own)
        if not _used(parts[part], old.get("Id", "")):
            root.remove(old)
    parts[rels_name(part)] = serialize_xml(root)


def _forget(parts: dict[str, bytes], part: str, place: Element) -> None:
    """Take away the relationships only this drawing has."""
    root = parse_xml(parts[rels_name(part)])
    shown = {blip.get(f"{R}embed", "") for blip in place.iter(f"{A}blip")}
    for relationship in list(root.iter(RELATIONSHIP)):
        if relationship.get("Id") in shown and not _used(parts[part], relationship.get("Id", "")):
            root.remove(relationship)
    parts[rels_name(part)] = serialize_xml(root)


def _used(content: bytes, relationship: str) -> bool:
    """True where more than one drawing shows the picture."""
    return content.count(f'"{relationship}"'.encode()) > 1


def _with_type(content: bytes, suffix: str) -> bytes:
    root = parse_xml(content)
    if not any(default.get("Extension", "").lower() == suffix for default in root.iter(f"{TYPES}Default")):
        default = etree.Element(f"{TYPES}Default", Extension=suffix, ContentType=f"image/{suffix}")
        root.insert(0, default)
    return serialize_xml(root)
