"""A renderer of values alone: a card is laid out whole, compared with the stock, and then emptied of all else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cardgen.errors import TemplateError
from cardgen.fonts import require_korean_font
from cardgen.model.cardview import CardView
from cardgen.model.sheet import Offset, Sheet
from cardgen.rendering.html_template import HtmlTemplate, open_template
from cardgen.rendering.pdf.engine import load_engine
from cardgen.rendering.pdf.renderer import PdfRenderer, Prepare

PIXELS = 96 / 25.4
"""CSS pixels in a millimetre."""


def open_overprint(folder: Path, sheet: Sheet, blank: CardView, offset: Offset) -> OverprintRenderer:
    """The renderer for stock on which the blank form was printed from this template, on that sheet.

    Raises TemplateError, or EnvironmentMissing where Pango or a Korean font is missing.
    """
    load_engine()
    require_korean_font()
    return OverprintRenderer(open_template(folder), sheet, blank, offset)


class OverprintRenderer(PdfRenderer):
    """Renders the values of views whose every value fits the stock."""

    def __init__(self, template: HtmlTemplate, sheet: Sheet, blank: CardView, offset: Offset) -> None:
        from cardgen.rendering.pdf.overprint.stock import Stock
        from cardgen.rendering.pdf.overprint.values import HIDDEN

        super().__init__(template, sheet, HIDDEN)
        self._offset = offset
        self._stock = Stock(super().lay_out(blank), blank)

    def lay_out(self, view: CardView, prepare: Prepare | None = None) -> Any:
        """The values of a card, moved by the offset. Raises TemplateError with the fields that do not fit the stock."""
        from cardgen.rendering.pdf.overprint.boxes import page_box
        from cardgen.rendering.pdf.overprint.values import keep_values

        document = super().lay_out(view, prepare)
        if problems := self._stock.misfits(document, view):
            raise TemplateError(problems)
        keep_values(document, view)
        move = PIXELS / self.zoom
        for page in document.pages:
            page_box(page).children[0].translate(self._offset.right * move, self._offset.down * move)
        return document
