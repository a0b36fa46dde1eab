"""PDF cards through WeasyPrint: one file per card, or any number of cards in one print job."""

from __future__ import annotations

from cardgen.rendering.pdf.chunk import Chunk, render_chunk
from cardgen.rendering.pdf.copies import print_views
from cardgen.rendering.pdf.engine import libharfbuzz_available
from cardgen.rendering.pdf.full_sheets import full_sheets
from cardgen.rendering.pdf.print_job import CARDS_PER_CHUNK, PrintJob
from cardgen.rendering.pdf.renderer import PdfRenderer, open_pdf

__all__ = [
    "CARDS_PER_CHUNK",
    "Chunk",
    "PdfRenderer",
    "PrintJob",
    "full_sheets",
    "libharfbuzz_available",
    "open_pdf",
    "print_views",
    "render_chunk",
]
