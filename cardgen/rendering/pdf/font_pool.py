"""The fonts of a print job: each embedded once, with the glyphs of all its chunks."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from cardgen.rendering.pdf.chunk import FontUse
from cardgen.rendering.pdf.drawn import Drawn, Piece, draw
from cardgen.rendering.pdf.renderer import PdfRenderer

_STYLES = ("normal", "oblique", "italic")


class FontPool:
    """Gathers which glyphs of which font were drawn. Pages name glyphs by number, so fonts can be united afterwards."""

    def __init__(self) -> None:
        self._uses: dict[str, FontUse] = {}

    def add(self, uses: Iterable[FontUse]) -> None:
        """Take note of a chunk's glyphs."""
        for use in uses:
            known = self._uses.setdefault(use.name, FontUse(use.name, use.family, use.weight, use.style, {}, {}))
            widths, texts = {**known.widths, **use.widths}, {**known.texts, **use.texts}
            self._uses[use.name] = FontUse(use.name, use.family, use.weight, use.style, widths, texts)

    def embedded(self, renderer: PdfRenderer) -> tuple[int, tuple[Piece, ...]]:
        """The font dictionary with every glyph of the job: its number, and the objects it consists of.

        Selects each font again by printing one of its characters, hands it the glyphs, and lets WeasyPrint subset and
        describe it as it does for any document.
        """
        document = renderer.lay_out_html("".join(map(_sample, self._uses.values())))
        renderer.write(document)
        fonts = {font.hash: font for font in document.fonts.values()}
        for name, use in self._uses.items():
            _hand_over(fonts[name], use)
        return draw(renderer, document, (), _fonts)


def _sample(use: FontUse) -> str:
    text = next((text for text in use.texts.values() if text.strip()), " ")
    style = f"font-family: '{use.family}'; font-weight: {use.weight}; font-style: {_STYLES[use.style]}"
    return f'<p style="{escape(style)}">{escape(text)}</p>'


def _hand_over(font: Any, use: FontUse) -> None:
    """Give a WeasyPrint font the glyphs to embed, and back the whole file that its first writing cut down."""
    from weasyprint.text.fonts import get_hb_object_data

    font.widths = dict(sorted(use.widths.items()))
    font.to_unicode = dict(sorted(use.texts.items()))
    font.file_content = get_hb_object_data(font.hb_face)


def _fonts(drawn: Drawn) -> tuple[int, tuple[Piece, ...]]:
    return drawn.fonts, tuple(drawn.reachable([drawn.fonts]))
