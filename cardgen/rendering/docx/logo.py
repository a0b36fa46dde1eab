"""Puts the workspace's logo in the place of the template's picture named `logo`."""

from __future__ import annotations

import posixpath
from dataclasses import replace

from lxml import etree

from cardgen.rendering.docx.ooxml import (
    CONTENT_TYPES,
    PIC,
    RELATIONSHIP,
    TYPES,
    WP,
    A,
    Element,
    R,
    parse_xml,
    rels_name,
    serialize_xml,
)
from cardgen.rendering.docx.package import Package
from cardgen.rendering.picture_kind import Picture, picture_of

LOGO_NAME = "logo"
_NAME_ATTRIBUTES = ("name", "title", "descr")


def with_logo(package: Package, logo: bytes) -> Package:
    """The package with the logo in its place, as large as fits the picture's box, its proportions kept.

    Unchanged where the template has no such picture. Raises UnknownPictureError.
    """
    picture = picture_of(logo)
    name = posixpath.join(posixpath.dirname(package.document), "media", f"card-logo.{picture.suffix}")
    parts = dict(package.parts)
    for part in package.filled_parts():
        root = parse_xml(parts[part])
        places = [place for tag in (f"{WP}inline", f"{WP}anchor") for place in root.iter(tag) if _is_logo(place)]
        for place in places:
            _fit(place, picture)
            _retarget(parts, part, place, name)
        if places:
            parts[part] = serialize_xml(root)
            parts[name] = logo
    if name in parts:
        parts[CONTENT_TYPES] = _with_type(parts[CONTENT_TYPES], picture.suffix)
    return replace(package, parts=parts)


def _is_logo(place: Element) -> bool:
    named = (*place.iter(f"{WP}docPr"), *place.iter(f"{PIC}cNvPr"))
    return any((element.get(name) or "").strip().lower() == LOGO_NAME for element in named for name in _NAME_ATTRIBUTES)


def _fit(place: Element, picture: Picture) -> None:
    """Shrink the box (in EMU, 360,000 to the centimetre) to the picture's proportions."""
    box = next(place.iter(f"{WP}extent"))
    width, height = int(box.get("cx", "0")), int(box.get("cy", "0"))
    scale = min(width / picture.width, height / picture.height)
    size = {"cx": str(round(picture.width * scale)), "cy": str(round(picture.height * scale))}
    for element in (box, *place.iter(f"{A}ext")):
        if element.get("cx") is not None:
            element.attrib.update(size)


def _retarget(parts: dict[str, bytes], part: str, place: Element, name: str) -> None:
    """Let the drawing's relationship lead to the logo. A relationship of its own: others may show the same picture."""
    root = parse_xml(parts[rels_name(part)])
    own = f"rIdCardLogo{len(root)}"
    for blip in place.iter(f"{A}blip"):
        old = next(one for one in root.iter(RELATIONSHIP) if one.get("Id") == blip.get(f"{R}embed"))
        etree.SubElement(root, RELATIONSHIP, Id=own, Type=old.get("Type", ""), Target=f"/{name}")
        blip.set(f"{R}embed", own)
        if not _used(parts[part], old.get("Id", "")):
            root.remove(old)
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
