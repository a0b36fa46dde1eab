"""PDF cards through WeasyPrint: one file per card, or any number of cards in one print job."""

from __future__ import annotations

from cardgen.rendering.pdf.engine import libharfbuzz_available
from cardgen.rendering.pdf.renderer import PdfRenderer, open_pdf

__all__ = ["PdfRenderer", "libharfbuzz_available", "open_pdf"]
