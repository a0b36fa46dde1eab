"""Puts a section on another sheet: page, margins, and its tables drawn to the width of the text.

Heights stay as they were, for people write in the rows by hand.
"""

from __future__ import annotations

from cardgen.model.sheet import Margins, Sheet
from cardgen.rendering.hwpx.grid import edges_of, scaled
from cardgen.rendering.hwpx.owpml import HP, TABLE, UNITS, child, number
from cardgen.rendering.hwpx.pictures import PICTURE, resize, slots
from cardgen.rendering.hwpx.tree import own_cells, own_rows
from cardgen.rendering.office.xml_parts import Element

_LEAST_TEXT = round(20 * UNITS)
"""Text narrower than 2 cm is no card; margins that leave less are taken as they are, the tables stay at this."""


def turn(root: Element, sheet: Sheet) -> float:
    """Give the section that page; how many times as wide as before its lines are now."""
    ratio = 1.0
    for page in root.iter(f"{HP}pagePr"):
        before = _text_width(page)
        if sheet.paper:
            page.set("landscape", "WIDELY")  # so the file format calls width and height as they are, not turned
            page.set("width", str(round(sheet.paper.width * UNITS)))
            page.set("height", str(round(sheet.paper.height * UNITS)))
        if sheet.margins:
            _set_margins(child(page, "margin"), sheet.margins)
        ratio = _text_width(page) / before
    return ratio


def _text_width(page: Element) -> int:
    margins = page.find(f"{HP}margin")
    turned = page.get("landscape") == "NARROWLY"
    across = number(page, "height" if turned else "width", round(210 * UNITS))
    return max(across - sum(number(margins, side) for side in ("left", "right", "gutter")), _LEAST_TEXT)


def _set_margins(margins: Element, asked: Margins) -> None:
    """What is asked is the edge of the text, which 한글 reckons from `top` and the room for headers below it."""
    for side in ("left", "right"):
        margins.set(side, str(round(getattr(asked, side) * UNITS)))
    margins.set("gutter", "0")
    for side, story in (("top", "header"), ("bottom", "footer")):
        whole = round(getattr(asked, side) * UNITS)
        room = min(number(margins, story), whole)
        margins.set(story, str(room))
        margins.set(side, str(whole - room))


def scale(root: Element, ratio: float) -> None:
    """Draw tables so many times as wide; pictures only where they would be wider than their place.

    A QR code keeps its size: a phone has to read it.
    """
    for table in root.iter(TABLE):
        edges = scaled(edges_of(table), ratio)
        child(table, "sz").set("width", str(edges[-1]))
        for row in own_rows(table):
            for cell in own_cells(row):
                at = number(cell.find(f"{HP}cellAddr"), "colAddr")
                behind = min(at + number(cell.find(f"{HP}cellSpan"), "colSpan", 1), len(edges) - 1)
                child(cell, "cellSz").set("width", str(edges[behind] - edges[min(at, behind)]))
    codes = {picture for name, picture in slots(root) if name == "qr"}
    for picture in {*root.iter(PICTURE)} - codes:
        box = picture.find(f"{HP}sz")
        if ratio < 1 and box is not None:
            resize(picture, round(number(box, "width") * ratio), round(number(box, "height") * ratio))
