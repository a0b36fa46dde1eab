"""Puts a Word template on another sheet: laid out as it was drawn, and drawn smaller where the sheet is smaller.

Tables and tab stops fill the new width between the margins; type, rows, spaces and pictures keep their proportions, as
they do in the PDF (rendering.html_sheet). No measure grows: a larger sheet has more room, not larger type.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from cardgen.model.sheet import AS_DESIGNED, UNPRINTED, Sheet
from cardgen.rendering.docx.ooxml import WP, A, W, parse_xml, serialize_xml
from cardgen.rendering.docx.package import Package
from cardgen.rendering.docx.pictures import QR, places
from cardgen.rendering.office.xml_parts import Element
from cardgen.rendering.sheet_zoom import sheet_zoom

_TWIPS = 1440 / 25.4
"""Twips, 1/20 of a point, in a millimetre."""

_WIDTHS = tuple(f"{W}{name}" for name in ("tblW", "tcW", "gridCol"))
_LENGTHS = {
    "trHeight": ("val",),
    "spacing": ("before", "after", "val"),
    "ind": ("left", "right", "start", "end", "firstLine", "hanging"),
    "tblInd": ("w",),
    "sz": ("val",),
    "szCs": ("val",),
    **dict.fromkeys(("top", "left", "start", "bottom", "right", "end"), ("w",)),
}
"""Elements whose attributes are lengths; of the sides of a cell only margins have `w:w`, borders have none."""

_SIDES = ("top", "right", "bottom", "left")
_STORIES = ("header", "footer")
_MARGINS = (*_SIDES, *_STORIES, "gutter")
_A4 = (11906, 16838)
_INCH = 1440
"""Twips: what is meant where a template says nothing."""

_ORDER = ("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar")
"""The first children of a section's properties (ECMA-376 part 1, 17.6.17, CT_SectPr)."""

_LEAST = 20 * _TWIPS
"""Text narrower than 2 cm is no card; margins that leave less are taken as they are, the tables stay at this."""

_ROOM = 0.55
"""How far into a margin its header or footer begins."""
_REACHED = UNPRINTED * _TWIPS
"""How far from the paper's edge printers print."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A section's measures in twips."""

    width: float
    height: float
    margins: dict[str, float]

    def area(self) -> tuple[float, float]:
        """Width and height between the margins."""
        across, down = (self.margins[one] + self.margins[other] for one, other in (("left", "right"), _ENDS))
        return max(self.width - across, _LEAST), max(self.height - down, _LEAST)


_ENDS = ("top", "bottom")


def on_sheet(package: Package, sheet: Sheet) -> Package:
    """The package on that sheet; unchanged where it is to be as designed."""
    if sheet == AS_DESIGNED:
        return package
    parts = dict(package.parts)
    document = parse_xml(parts[package.document])
    sections = list(document.iter(f"{W}sectPr"))
    drawn = [_page(section) for section in sections] or [_page(document)]
    wanted = [_wanted(page, sheet) for page in drawn]
    zoom = _zoom(drawn[0], wanted[0], sheet)
    for section, page in zip(sections, wanted, strict=False):
        _set(section, page, sheet, zoom)
    stretch = (_page(sections[0]) if sections else wanted[0]).area()[0] / drawn[0].area()[0]
    for name in {*package.filled_parts(), *(name for name in parts if name.endswith("styles.xml"))}:
        root = document if name == package.document else parse_xml(parts[name])
        _scale(root, stretch, zoom)
        parts[name] = serialize_xml(root)
    return replace(package, parts=parts)


def _page(section: Element) -> _Page:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    width, height = (_number(size, name, usual) for name, usual in zip("wh", _A4, strict=True))
    usual = {**dict.fromkeys(_SIDES, _INCH), "header": _INCH // 2, "footer": _INCH // 2, "gutter": 0}
    return _Page(width, height, {name: _number(margins, name, usual[name]) for name in _MARGINS})


def _wanted(page: _Page, sheet: Sheet) -> _Page:
    """The page with the paper and the margins asked for."""
    margins = dict(page.margins)
    if sheet.margins:
        margins |= {side: getattr(sheet.margins, side) * _TWIPS for side in _SIDES}
        for name, edge in (("header", "top"), ("footer", "bottom")):
            margins[name] = max(_REACHED, min(margins[name], margins[edge] * _ROOM))
    if sheet.paper is None:
        return replace(page, margins=margins)
    return _Page(sheet.paper.width * _TWIPS, sheet.paper.height * _TWIPS, margins)


def _zoom(drawn: _Page, wanted: _Page, sheet: Sheet) -> float:
    across, down = wanted.width / drawn.width, wanted.height / drawn.height
    if sheet.margins is not None:
        across, down = (new / old for new, old in zip(wanted.area(), drawn.area(), strict=True))
    return sheet_zoom(across, down)


def _set(section: Element, page: _Page, sheet: Sheet, zoom: float) -> None:
    size = _child(section, "pgSz")
    size.set(f"{W}w", str(round(page.width)))
    size.set(f"{W}h", str(round(page.height)))
    size.attrib.pop(f"{W}code", None)
    size.attrib.pop(f"{W}orient", None)
    if page.width > page.height:
        size.set(f"{W}orient", "landscape")
    margins = _child(section, "pgMar")
    for name, length in page.margins.items():
        drawn = length if sheet.margins else length * zoom
        margins.set(f"{W}{name}", str(ceil(max(drawn, min(length, _REACHED)) if name in _STORIES else drawn)))


def _child(section: Element, name: str) -> Element:
    """The section's own element, made where the schema wants it."""
    found = section.find(f"{W}{name}")
    if found is not None:
        return found
    earlier = {f"{W}{one}" for one in _ORDER[: _ORDER.index(name)]}
    made = section.makeelement(f"{W}{name}")
    section.insert(max((at for at, one in enumerate(section, 1) if one.tag in earlier), default=0), made)
    return made


def _scale(root: Element, stretch: float, zoom: float) -> None:
    for element in root.iter(*_WIDTHS):
        if element.get(f"{W}type", "dxa") == "dxa":
            _multiply(element, f"{W}w", stretch)
    for tab in root.iter(f"{W}tab"):
        _multiply(tab, f"{W}pos", stretch)
    for name, attributes in _LENGTHS.items():
        for element in root.iter(f"{W}{name}"):
            for attribute in attributes:
                _multiply(element, f"{W}{attribute}", zoom)
    _scale_lines(root, zoom)
    _scale_pictures(root, zoom)


def _scale_lines(root: Element, zoom: float) -> None:
    """Line heights that are lengths; others are multiples of the type's."""
    for spacing in root.iter(f"{W}spacing"):
        if spacing.get(f"{W}lineRule", "auto") != "auto":
            _multiply(spacing, f"{W}line", zoom)


def _scale_pictures(root: Element, zoom: float) -> None:
    """All but the QR code: smaller, no telephone would read it."""
    codes = {extent for place in places(root, QR) for extent in place.iter(f"{WP}extent", f"{A}ext")}
    for extent in root.iter(f"{WP}extent", f"{A}ext"):
        if extent not in codes:
            for side in ("cx", "cy"):
                _multiply(extent, side, zoom)


def _multiply(element: Element, name: str, factor: float) -> None:
    written = element.get(name)
    if written is not None and written.lstrip("-").isdecimal():
        element.set(name, str(round(int(written) * factor)))


def _number(element: Element | None, name: str, otherwise: int) -> int:
    written = "" if element is None else element.get(f"{W}{name}", "")
    return int(written) if written.isdecimal() else otherwise
