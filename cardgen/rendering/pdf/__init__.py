"""PDF cards through WeasyPrint: one file per card, or any number of cards in one print job."""

from __future__ import annotations

from cardgen.rendering.pdf.chunk import render_chunk
from cardgen.rendering.pdf.engine import libharfbuzz_available
from cardgen.rendering.pdf.print_job import PrintJob, merge_pdf, portions
from cardgen.rendering.pdf.renderer import PdfRenderer, open_pdf

__all__ = ["PdfRenderer", "PrintJob", "libharfbuzz_available", "merge_pdf", "open_pdf", "portions", "render_chunk"]
