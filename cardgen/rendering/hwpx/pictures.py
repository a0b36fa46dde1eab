"""Puts the workspace's logo and a card's QR code in the place of the template's pictures named so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cardgen.rendering.hwpx.owpml import HC, HP, PARAGRAPH, number
from cardgen.rendering.hwpx.tags import Tags
from cardgen.rendering.hwpx.tree import around, put_after, put_before
from cardgen.rendering.office.xml_parts import Element
from cardgen.rendering.picture_kind import Picture

PICTURE = f"{HP}pic"
IMAGE = f"{HC}img"
SLOTS = {"logo": "{% if card.logo %}", "qr": "{% if card.qr %}"}
"""The names of pictures that are not the template's own, and when they are printed."""

IDS = {name: f"card{name}" for name in SLOTS}
"""What the finished document calls them in its manifest."""

_BOXES = (("orgSz", "width", "height"), ("curSz", "width", "height"), ("sz", "width", "height"))
_WHOLE = (("imgDim", "dimwidth", "dimheight"), ("imgClip", "right", "bottom"))
_CORNERS = {"pt0": (0, 0), "pt1": (1, 0), "pt2": (1, 1), "pt3": (0, 1)}


def slots(root: Element) -> Iterator[tuple[str, Element]]:
    """The pictures that stand for logo or QR code: their description (개체 설명) or name says so."""
    for picture in root.iter(PICTURE):
        comment = picture.find(f"{HP}shapeComment")
        said = ("" if comment is None else "".join(comment.itertext()), picture.get("name", ""))
        for name in SLOTS:
            if any(text.strip().lower() == name for text in said):
                yield name, picture
                break


def print_slots(root: Element, numbers: Mapping[Element, int], tags: Tags) -> None:
    """Leave each such picture out where a card has none, and let it show the card's own."""
    for name, picture in [*slots(root)]:
        paragraph = around(picture, PARAGRAPH)
        at = 1 if paragraph is None else numbers[paragraph]
        for image in picture.iter(IMAGE):
            image.set("binaryItemIDRef", IDS[name])
        put_before(picture, tags.place(SLOTS[name], at))
        put_after(picture, tags.place("{% endif %}", at))


def fit_logo(root: Element, logo: Picture) -> None:
    """Shrink the logo's box to its proportions."""
    for name, picture in slots(root):
        if name == "logo":
            box = picture.find(f"{HP}sz")
            width, height = number(box, "width", 1), number(box, "height", 1)
            scale = min(width / logo.width, height / logo.height)
            resize(picture, round(logo.width * scale), round(logo.height * scale))


def resize(picture: Element, width: int, height: int) -> None:
    """Draw a picture in a box of HWPUNITs, all of it."""
    for name, across, down in (*_BOXES, *_WHOLE):
        box = picture.find(f"{HP}{name}")
        if box is not None:
            box.set(across, str(width))
            box.set(down, str(height))
    for name, (right, low) in _CORNERS.items():
        corner = picture.find(f"{HP}imgRect/{HC}{name}")
        if corner is not None:
            corner.set("x", str(width * right))
            corner.set("y", str(height * low))
    turned = picture.find(f"{HP}rotationInfo")
    if turned is not None:
        turned.set("centerX", str(width // 2))
        turned.set("centerY", str(height // 2))
    for matrix in picture.iterfind(f"{HP}renderingInfo/{HC}scaMatrix"):
        matrix.attrib.update({"e1": "1", "e5": "1"})
