"""Word cards: fills templates written in docxtpl's dialect, and checks them without a card."""

from __future__ import annotations

from cardgen.rendering.docx.check import check_docx
from cardgen.rendering.docx.renderer import DocxRenderer, open_docx

__all__ = ["DocxRenderer", "check_docx", "open_docx"]
