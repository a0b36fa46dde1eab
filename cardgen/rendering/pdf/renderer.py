"""One card, one PDF/UA-1 file; the template, its style sheets and the fonts are read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from cardgen.errors import TemplateError
from cardgen.fonts import require_korean_font
from cardgen.model.cardview import CardView
from cardgen.model.problem import Problem
from cardgen.model.sheet import AS_DESIGNED, Sheet
from cardgen.rendering.html_sheet import sheet_style
from cardgen.rendering.html_source import TEMPLATE
from cardgen.rendering.html_template import HtmlTemplate, open_template
from cardgen.rendering.pdf.engine import load_engine
from cardgen.rendering.pdf.missing_glyphs import missing_glyphs
from cardgen.rendering.pdf.tag_details import complete_tags

OPTIONS = {"pdf_variant": "pdf/ua-1"}
"""Tagged, with language and title (ISO 14289-1). WeasyPrint writes no dates and no file identifier unless told to."""

Finisher = Callable[[Any, Any], None]
Prepare = Callable[[Any], None]


def open_pdf(folder: Path, sheet: Sheet = AS_DESIGNED) -> PdfRenderer:
    """The PDF renderer of a template folder, for that sheet.

    Raises TemplateError, or EnvironmentMissing where Pango or a Korean font is missing.
    """
    load_engine()
    require_korean_font()
    return PdfRenderer(open_template(folder), sheet)


class PdfRenderer:
    """Renders views with one compiled template.

    `zoom` is what the lengths of a laid-out Document are multiplied with on paper; `options` are WeasyPrint's.
    """

    options: ClassVar[Mapping[str, Any]] = OPTIONS

    def __init__(self, template: HtmlTemplate, sheet: Sheet = AS_DESIGNED, extra_style: str = "") -> None:
        """`extra_style` is a style sheet of ours, read after the template's."""
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration

        from cardgen.rendering.pdf.fetcher import BASE_URL, TemplateFetcher
        from cardgen.rendering.pdf.page import PlainPage, needs_markers

        self._template = template
        self._fetcher = TemplateFetcher(template.source.folder)
        self._base_url = BASE_URL
        self._page_type = HTML if needs_markers(template.source) else PlainPage
        self._fonts = FontConfiguration()
        self._images: dict[str, object] = {}
        fitted = sheet_style(template.source, sheet)
        self.zoom: float = fitted.zoom if fitted else 1
        styles = [style.text for style in (*template.source.styles, *(fitted.own if fitted else ()))]
        styles += [text for text in (fitted.unzoomed if fitted else "", extra_style) if text]
        self._styles = [
            CSS(string=text, base_url=BASE_URL, url_fetcher=self._fetcher, font_config=self._fonts) for text in styles
        ]

    def render(self, view: CardView) -> bytes:
        """The card as a PDF file; one to fill in where the view has a stamp. Raises TemplateError."""
        if view.stamp is not None:
            from cardgen.rendering.pdf.fillable import fillable_pdf

            return fillable_pdf(self, view, view.stamp)
        return self.write(self.lay_out(view), [view])

    def lay_out(self, view: CardView, prepare: Prepare | None = None) -> Any:
        """The card as WeasyPrint's Document: pages whose boxes can be measured, and written by `write`."""
        return self.lay_out_html(self._template.page(view), prepare)

    def lay_out_html(self, page: str, prepare: Prepare | None = None) -> Any:
        """A page with this renderer's style sheets and fonts as WeasyPrint's Document.

        `prepare` may change the page's tree of elements before.
        """
        try:
            html = self._page_type(string=page, base_url=self._base_url, url_fetcher=self._fetcher)
            if prepare is not None:
                prepare(html.etree_element)
            document = html.render(
                font_config=self._fonts, stylesheets=self._styles, cache=self._images, **self.options
            )
        except RecursionError:
            args = {"reason": "<div>", "text": TEMPLATE}
            raise TemplateError((Problem("T119", TEMPLATE, args=args),)) from None
        self._refuse_holes()
        return document

    def write(self, document: Any, views: Iterable[CardView] = (), finisher: Finisher | None = None) -> bytes:
        """The bytes of a document made of these views. Raises TemplateError rather than print a box for a character.

        `finisher` is called with the document and its pydyf.PDF before the bytes are made.
        """
        finishers = [complete_tags, _print_as_it_is] + ([finisher] if finisher else [])
        content: bytes = document.write_pdf(zoom=self.zoom, finisher=_each(finishers), **self.options)
        self._refuse_holes()
        if problems := missing_glyphs(document, views):
            raise TemplateError(problems)
        return content

    def _refuse_holes(self) -> None:
        if schemes := sorted(set(self._fetcher.refused)):
            self._fetcher.refused.clear()
            raise TemplateError(tuple(Problem("T402", TEMPLATE, args={"scheme": scheme}) for scheme in schemes))


def _each(finishers: Sequence[Finisher]) -> Finisher:
    def finish(document: Any, pdf: Any) -> None:
        for finisher in finishers:
            finisher(document, pdf)

    return finish


def _print_as_it_is(_document: Any, pdf: Any) -> None:
    """Viewers print it to size unless told otherwise (ISO 32000-1, table 150): forms are measured in millimetres."""
    pdf.catalog["ViewerPreferences"]["PrintScaling"] = "/None"
