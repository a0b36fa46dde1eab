"""Brings a page drawn for one paper onto another: laid out as it was drawn, and drawn smaller.

Columns, type and rows keep their proportions, so what fitted its box before fits it on the smaller paper, too. A style
sheet called for the paper (`A5.css` beside card.html) may ask for larger type and rows there; its measures are those
of the page as it was drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from cardgen.model.sheet import UNPRINTED, Margins, Paper, Sheet
from cardgen.rendering.html_source import HtmlSource, StyleSheet
from cardgen.rendering.page_design import PageDesign, page_design
from cardgen.rendering.sheet_zoom import sheet_zoom

_STEPS = 100_000
"""Steps of a zoom that is written out; always down, or what just fitted would not."""

LINE, SPACED = 4.8, 6
"""Millimetres a line printed in a margin takes at least, and with the space templates leave around it, before it is
drawn smaller. Where a margin has less beside what printers do not reach, the line stands right there."""


@dataclass(frozen=True, slots=True)
class SheetStyle:
    """How a template comes onto a sheet. `zoom` is what all its measures are multiplied with."""

    paper: Paper
    margins: Margins
    zoom: float
    own: tuple[StyleSheet, ...]

    @property
    def unzoomed(self) -> str:
        """A style sheet for the page before it is drawn smaller."""
        margins = _sides(self.margins, self.zoom)
        return _page(self.paper.width / self.zoom, self.paper.height / self.zoom, margins) + self._in_margins()

    @property
    def browser(self) -> str:
        """A style sheet for browsers, which zoom by themselves."""
        page = _page(self.paper.width, self.paper.height, _sides(self.margins, 1))
        return f"{page} html {{ zoom: {self.zoom:g} }}"

    def _in_margins(self) -> str:
        return "".join(
            f"@page {{ @{edge}-left {outermost} @{edge}-center {outermost} @{edge}-right {outermost} }}"
            for edge, margin in (("top", self.margins.top), ("bottom", self.margins.bottom))
            if margin < UNPRINTED + SPACED * self.zoom
            for outermost in (
                f"{{ vertical-align: {edge}; padding: 0; padding-{edge}: {UNPRINTED / self.zoom:.3f}mm }}",
            )
        )


def sheet_style(source: HtmlSource, sheet: Sheet) -> SheetStyle | None:
    """How the template comes onto that sheet; None where it is the one it was drawn for."""
    own = tuple(style for style in source.papers if sheet.paper and style.name == f"{sheet.paper.name}.css")
    design = page_design((*source.inline_styles, *(style.text for style in (*source.styles, *own))))
    paper = sheet.paper or design.paper
    zoom = _zoom(design, paper, sheet.margins)
    if zoom == 1 and not own and sheet.margins is None and _same(paper, design.paper):
        return None
    margins = sheet.margins or _smaller(design.margins, zoom)
    return SheetStyle(paper, margins, zoom, own)


def _zoom(design: PageDesign, paper: Paper, margins: Margins | None) -> float:
    across, down = paper.width / design.paper.width, paper.height / design.paper.height
    if margins is not None:
        width, height = _area(paper, margins)
        drawn_width, drawn_height = _area(design.paper, design.margins)
        across, down = width / drawn_width, height / drawn_height
    return floor(sheet_zoom(across, down) * _STEPS) / _STEPS


def _area(paper: Paper, margins: Margins) -> tuple[float, float]:
    return paper.width - margins.left - margins.right, paper.height - margins.top - margins.bottom


def _same(one: Paper, other: Paper) -> bool:
    return abs(one.width - other.width) < 1 and abs(one.height - other.height) < 1


def _smaller(margins: Margins, zoom: float) -> Margins:
    """The margins of a page drawn smaller; above and below with room for a line where printers reach, if there was."""
    top, bottom = (max(end * zoom, min(end, UNPRINTED + LINE * zoom)) for end in (margins.top, margins.bottom))
    return Margins(top, margins.right * zoom, bottom, margins.left * zoom)


def _sides(margins: Margins, zoom: float) -> str:
    sides = (margins.top, margins.right, margins.bottom, margins.left)
    return " ".join(f"{side / zoom:.3f}mm" for side in sides)


def _page(width: float, height: float, margins: str) -> str:
    return f"@page {{ size: {width:.3f}mm {height:.3f}mm !important; margin: {margins} !important }}"
