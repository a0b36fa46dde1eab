"""Puts a Word template on another sheet: page, margins, and everything measured across the text drawn to its width.

Heights stay as they were, for people write in the rows by hand; so does the type: a long value wraps.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cardgen.model.sheet import AS_DESIGNED, Margins, Paper, Sheet
from cardgen.rendering.docx.ooxml import WP, A, Element, W, parse_xml, serialize_xml
from cardgen.rendering.docx.package import Package

_TWIPS = 1440 / 25.4
"""Twips, 1/20 of a point, in a millimetre."""

_WIDTHS = (f"{W}tblW", f"{W}tcW", f"{W}tblInd", f"{W}gridCol")
_SIDES = ("top", "right", "bottom", "left")
_EDGES = {"header": "top", "footer": "bottom"}
"""What a header or a footer keeps its distance from."""

_A4 = (11906, 16838)
"""Twips: what is meant where a template says nothing."""

_INCH = 1440
_LEAST_TEXT = 20 * _TWIPS
"""Text narrower than 2 cm is no card; margins that leave less are taken as they are, the tables stay at this."""

_ORDER = ("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar")
"""The first children of a section's properties."""

_ROOM = 0.6
"""How far into a margin its header or footer begins."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A section's measures in twips."""

    width: int
    margins: dict[str, int]

    @property
    def text(self) -> float:
        """The width of its lines."""
        return max(self.width - self.margins["left"] - self.margins["right"], _LEAST_TEXT)


def on_sheet(package: Package, sheet: Sheet) -> Package:
    """The package on that sheet; unchanged where it is to be as designed."""
    if sheet == AS_DESIGNED:
        return package
    parts = dict(package.parts)
    document = parse_xml(parts[package.document])
    ratio = _turn(list(document.iter(f"{W}sectPr")), sheet)
    measured = {*package.filled_parts(), *(name for name in parts if name.endswith("styles.xml"))}
    for name in measured:
        root = document if name == package.document else parse_xml(parts[name])
        _scale(root, ratio)
        parts[name] = serialize_xml(root)
    return replace(package, parts=parts)


def _turn(sections: list[Element], sheet: Sheet) -> float:
    """Give every section the sheet; how many times as wide as before the lines of the first one are now."""
    ratio = 1.0
    for number, section in enumerate(sections):
        before = _page(section)
        if sheet.paper:
            _set_paper(section, sheet.paper)
        _set_margins(section, sheet.margins)
        if not number:
            ratio = _page(section).text / before.text
    return ratio


def _page(section: Element) -> _Page:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    width = _A4[0] if size is None else _number(size, "w", _A4[0])
    return _Page(width, {side: _INCH if margins is None else _number(margins, side, _INCH) for side in _SIDES})


def _set_paper(section: Element, paper: Paper) -> None:
    size = _child(section, "pgSz")
    size.set(f"{W}w", str(round(paper.width * _TWIPS)))
    size.set(f"{W}h", str(round(paper.height * _TWIPS)))
    for name in ("orient", "code"):
        size.attrib.pop(f"{W}{name}", None)
    if paper.width > paper.height:
        size.set(f"{W}orient", "landscape")


def _set_margins(section: Element, asked: Margins | None) -> None:
    if asked is None:
        return
    margins = _child(section, "pgMar")
    for side in _SIDES:
        margins.set(f"{W}{side}", str(round(getattr(asked, side) * _TWIPS)))
    for name, edge in _EDGES.items():
        most = round(_number(margins, edge, 0) * _ROOM)
        margins.set(f"{W}{name}", str(min(_number(margins, name, most), most)))
    margins.set(f"{W}gutter", margins.get(f"{W}gutter", "0"))


def _child(section: Element, name: str) -> Element:
    """The section's own element, made where the schema wants it (ECMA-376 part 1, 17.6.17, CT_SectPr)."""
    found = section.find(f"{W}{name}")
    if found is not None:
        return found
    earlier = {f"{W}{one}" for one in _ORDER[: _ORDER.index(name)]}
    made = section.makeelement(f"{W}{name}")
    section.insert(max((at for at, one in enumerate(section, 1) if one.tag in earlier), default=0), made)
    return made


def _scale(root: Element, ratio: float) -> None:
    """Widths of tables and cells, tab stops; pictures where they would be wider than their place."""
    for element in root.iter(*_WIDTHS):
        if element.get(f"{W}type", "dxa") == "dxa":
            _multiply(element, f"{W}w", ratio)
    for tab in root.iter(f"{W}tab"):
        _multiply(tab, f"{W}pos", ratio)
    for extent in (*root.iter(f"{WP}extent"), *root.iter(f"{A}ext")):
        for side in ("cx", "cy"):
            _multiply(extent, side, min(ratio, 1))


def _multiply(element: Element, name: str, ratio: float) -> None:
    if (written := element.get(name)) is not None and written.lstrip("-").isdecimal():
        element.set(name, str(round(int(written) * ratio)))


def _number(element: Element, name: str, otherwise: int) -> int:
    written = element.get(f"{W}{name}", "")
    return int(written) if written.isdecimal() else otherwise
