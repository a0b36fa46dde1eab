"""A page's operators: text marked with the element it belongs to, rules and repeated parts marked as artifacts."""

from __future__ import annotations

from collections.abc import Sequence

from cardgen.model.indexview import IndexView
from cardgen.rendering.index_pdf.layout import (
    BAND_HEIGHT,
    LINE,
    MARGIN,
    PAD_X,
    PAD_Y,
    Band,
    Column,
    Faces,
    Layout,
    Lines,
    Page,
    Row,
    header_height,
)
from cardgen.rendering.index_pdf.structure import PageTags
from cardgen.rendering.typesetting.typeface import Typeface, printed

_BASELINE = 0.76
"""Where the baseline stands in a line of text: this share of the line below its top."""

TITLE_LINE, NOTE_LINES = 18, 2
"""Where a note stands below the top of the title, in points, and how many of its lines have room there."""

_RULE, _BAND_FILL, _HEAD_FILL, _INK = "0.8 G 0.4 w", "0.96 g", "0.89 0.92 0.95 rg", "0 g"


class PageDrawing:
    """Collects the operators of one page; `tags` gives each piece of content its place in the document's structure."""

    def __init__(self, view: IndexView, layout: Layout, faces: Faces, tags: PageTags) -> None:
        self._view = view
        self._layout = layout
        self._faces = faces
        self._tags = tags
        self._right = layout.size[0] - MARGIN
        self._shapes: list[str] = []
        self._text: list[str] = []

    def content(self) -> bytes:
        """The page's content stream: shapes first, so that text stands on them."""
        return "\n".join(("/Artifact BMC", *self._shapes, "EMC", _INK, *self._text)).encode("ascii")

    @property
    def number(self) -> int:
        """The page's number as people count."""
        return self._tags.number + 1

    def title(self, count: str, note: str = "") -> None:
        """The list's name and how many cards it holds, on the first page; below it a note of up to two lines."""
        self._tagged(
            self._tags.element("H1"), [self._line(self._faces.title, printed(self._view.title), MARGIN, MARGIN)]
        )
        left = self._right - self._faces.text.width(count)
        if count:
            self._tagged(self._tags.element("P"), [self._line(self._faces.text, count, left, MARGIN + LINE)])
        if note:
            lines = self._faces.text.lines(note, self._right - MARGIN)[:NOTE_LINES]
            below = [
                self._line(self._faces.text, text, MARGIN, MARGIN + TITLE_LINE + at * LINE)
                for at, text in enumerate(lines)
            ]
            self._tagged(self._tags.element("P"), below)

    def foot(self, left: str, right: str) -> None:
        """The line at the bottom: whose list, which page."""
        top = self._layout.size[1] - MARGIN
        self._artifact(
            [
                self._line(self._faces.text, printed(left), MARGIN, top),
                self._line(self._faces.text, right, self._right - self._faces.text.width(right), top),
            ]
        )

    def rows(self, page: Page) -> None:
        """The labels, and every group on the page with its rows."""
        self._header(page)
        for band, rows in page.parts:
            if band.text:
                self._band(band)
            for row in rows:
                self._row(row)

    def _header(self, page: Page) -> None:
        """The labels. On further pages they are repeated for the eye: the table already has them."""
        self._fill(_HEAD_FILL, page.top, header_height())
        labels = [
            self._cell(self._faces.strong, column, (printed(column.label),), page.top)
            for column in self._layout.columns
        ]
        if page.number:
            self._artifact([operator for label in labels for operator in label])
            return
        self._tags.begin_table()
        for label in labels:
            self._tagged(self._tags.cell("TH"), label)

    def _band(self, band: Band) -> None:
        self._fill(_BAND_FILL, band.top, BAND_HEIGHT)
        self._rule(band.top + BAND_HEIGHT)
        line = self._line(self._faces.band, band.text, MARGIN + PAD_X, band.top + (BAND_HEIGHT - LINE) / 2)
        if band.first:
            self._tagged(self._tags.band(band.text, band.top, len(self._layout.columns)), [line])
        else:
            self._artifact([line])

    def _row(self, row: Row) -> None:
        self._tags.begin_row()
        for at, (column, lines) in enumerate(zip(self._layout.columns, row.cells, strict=True)):
            self._tagged(
                self._tags.cell("TD"), self._cell(self._faces.of_column(at, self._view), column, lines, row.top)
            )
        self._rule(row.top + row.height)

    def _cell(self, face: Typeface, column: Column, lines: Lines, top: float) -> list[str]:
        operators = []
        for at, text in enumerate(lines):
            left = column.left + PAD_X
            if column.right:
                left = column.left + column.width - PAD_X - face.width(text)
            operators.append(self._line(face, text, left, top + PAD_Y + at * LINE))
        return operators

    def _line(self, face: Typeface, text: str, left: float, top: float) -> str:
        baseline = self._layout.size[1] - top - LINE * _BASELINE
        return f"BT {left:.2f} {baseline:.2f} Td {face.show(text)} ET"

    def _tagged(self, mark: tuple[str, int], operators: Sequence[str]) -> None:
        kind, number = mark
        self._text += (f"/{kind} <</MCID {number}>> BDC", *operators, "EMC")

    def _artifact(self, operators: Sequence[str]) -> None:
        self._text += ("/Artifact BMC", *operators, "EMC")

    def _fill(self, colour: str, top: float, height: float) -> None:
        y = self._layout.size[1] - top - height
        self._shapes.append(f"{colour} {MARGIN:.2f} {y:.2f} {self._right - MARGIN:.2f} {height:.2f} re f")

    def _rule(self, top: float) -> None:
        y = self._layout.size[1] - top
        self._shapes.append(f"{_RULE} {MARGIN:.2f} {y:.2f} m {self._right:.2f} {y:.2f} l S")
