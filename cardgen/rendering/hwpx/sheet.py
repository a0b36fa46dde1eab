"""Puts a 한글 template on another sheet: laid out as it was drawn, and drawn smaller where the sheet is smaller.

Tables fill the new width between the margins; type, rows, spaces and pictures keep their proportions, as they do in
the PDF and in Word (rendering.sheet_zoom).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from cardgen.model.sheet import AS_DESIGNED, UNPRINTED, Margins, Sheet
from cardgen.rendering.hwpx.grid import edges_of, scaled
from cardgen.rendering.hwpx.owpml import HC, HH, HP, TABLE, UNITS, child, number
from cardgen.rendering.hwpx.pictures import PICTURE, resize, slots
from cardgen.rendering.hwpx.tree import own_cells, own_rows
from cardgen.rendering.office.xml_parts import Element
from cardgen.rendering.sheet_zoom import sheet_zoom

_LEAST_TEXT = round(20 * UNITS)
"""Text narrower than 2 cm is no card; margins that leave less are taken as they are, the tables stay at this."""

_REACHED = ceil(UNPRINTED * UNITS)
"""How far from the paper's edge printers print."""

_SIDES = ("left", "right", "top", "bottom")
_ACROSS, _DOWN = ("left", "right", "gutter"), ("top", "header", "bottom", "footer")
_A4 = (round(210 * UNITS), round(297 * UNITS))

_TYPE = f"{HH}charPr"
_LINE_SPACING = f"{HH}lineSpacing"
_SPACES = tuple(f"{HC}{side}" for side in ("intent", "left", "right", "prev", "next"))
_LENGTHS = {
    f"{HP}cellSz": ("height",),
    **dict.fromkeys((f"{HP}cellMargin", f"{HP}inMargin", f"{HP}outMargin"), _SIDES),
    f"{HP}subList": ("textHeight",),
    f"{HP}pos": ("vertOffset", "horzOffset"),
    TABLE: ("cellSpacing",),
}
"""Elements of a section whose attributes are lengths (KS X 6101); widths of tables and pictures have ways of their
own."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """How many times as wide as before the text is, and what all other measures are multiplied with."""

    stretch: float = 1.0
    zoom: float = 1.0


AS_DRAWN = Drawing()


def turn(root: Element, sheet: Sheet) -> Drawing:
    """Give the section that page; how its text is to be drawn there."""
    drawing = AS_DRAWN
    for page in root.iter(f"{HP}pagePr") if sheet != AS_DESIGNED else ():
        paper, area = _paper(page), _area(page)
        if sheet.paper:
            page.set("landscape", "WIDELY")  # so the file format calls width and height as they are, not turned
            page.set("width", str(round(sheet.paper.width * UNITS)))
            page.set("height", str(round(sheet.paper.height * UNITS)))
        if sheet.margins:
            _set_margins(child(page, "margin"), sheet.margins)
        before, after = (area, _area(page)) if sheet.margins else (paper, _paper(page))
        zoom = sheet_zoom(*(new / old for new, old in zip(after, before, strict=True)))
        if not sheet.margins:
            _draw_margins(child(page, "margin"), zoom)
        drawing = Drawing(_area(page)[0] / area[0], zoom)
    return drawing


def _paper(page: Element) -> tuple[int, int]:
    """Width and height as they lie before the reader."""
    width, height = (number(page, name, usual) for name, usual in zip(("width", "height"), _A4, strict=True))
    return (height, width) if page.get("landscape") == "NARROWLY" else (width, height)


def _area(page: Element) -> tuple[int, int]:
    """Width and height between the margins."""
    margins = page.find(f"{HP}margin")
    taken = (sum(number(margins, side) for side in sides) for sides in (_ACROSS, _DOWN))
    across, down = (max(side - less, _LEAST_TEXT) for side, less in zip(_paper(page), taken, strict=True))
    return across, down


def _set_margins(margins: Element, asked: Margins) -> None:
    """What is asked is the edge of the text, which 한글 reckons from `top` and the room for headers below it.

    Headers and footers begin no nearer to the paper's edge than printers print.
    """
    for side in ("left", "right"):
        margins.set(side, str(round(getattr(asked, side) * UNITS)))
    margins.set("gutter", "0")
    for side, story in (("top", "header"), ("bottom", "footer")):
        whole = round(getattr(asked, side) * UNITS)
        room = min(number(margins, story), max(whole - _REACHED, 0))
        margins.set(story, str(room))
        margins.set(side, str(whole - room))


def _draw_margins(margins: Element, zoom: float) -> None:
    """The margins of a page drawn smaller; above and below within what printers reach, if they were."""
    ends = {side: min(number(margins, side), _REACHED) for side in ("top", "bottom")}
    _multiply(margins, (*_ACROSS, *_DOWN), zoom)
    for side, least in ends.items():
        margins.set(side, str(max(number(margins, side), least)))


def draw_styles(head: Element, drawing: Drawing) -> None:
    """Type, spaces around and between lines, and tab stops of a document's styles for that drawing."""
    for letter in head.iter(_TYPE):
        _multiply(letter, ("height",), drawing.zoom)
    for space in head.iter(*_SPACES):
        if space.get("unit") != "CHAR":
            _multiply(space, ("value",), drawing.zoom)
    for spacing in head.iter(_LINE_SPACING):
        if spacing.get("type") != "PERCENT":
            _multiply(spacing, ("value",), drawing.zoom)
    for tab in head.iter(f"{HH}tabItem"):
        _multiply(tab, ("pos",), drawing.stretch)


def draw(root: Element, drawing: Drawing) -> None:
    """The same for a section's tables and pictures. A QR code keeps its size: a phone has to read it."""
    for table in root.iter(TABLE):
        _draw_columns(table, drawing.stretch)
        _multiply(child(table, "sz"), ("height",), drawing.zoom)
    for name, attributes in _LENGTHS.items():
        for element in root.iter(name):
            _multiply(element, attributes, drawing.zoom)
    for story in root.iter(f"{HP}subList"):
        _multiply(story, ("textWidth",), drawing.stretch)
    codes = {picture for name, picture in slots(root) if name == "qr"}
    for picture in {*root.iter(PICTURE)} - codes:
        box = picture.find(f"{HP}sz")
        if box is not None:
            resize(picture, *(round(number(box, side) * drawing.zoom) for side in ("width", "height")))


def _draw_columns(table: Element, stretch: float) -> None:
    edges = scaled(edges_of(table), stretch)
    child(table, "sz").set("width", str(edges[-1]))
    for row in own_rows(table):
        for cell in own_cells(row):
            at = number(cell.find(f"{HP}cellAddr"), "colAddr")
            behind = min(at + number(cell.find(f"{HP}cellSpan"), "colSpan", 1), len(edges) - 1)
            child(cell, "cellSz").set("width", str(edges[behind] - edges[min(at, behind)]))


def _multiply(element: Element, names: tuple[str, ...], factor: float) -> None:
    for name in names:
        if element.get(name, "").lstrip("-").isdecimal():
            element.set(name, str(round(number(element, name) * factor)))
