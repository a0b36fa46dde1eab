"""Every card format, in one place; the command line derives its choices from here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cardgen.rendering.renderer import CardFormat, CardRenderer


def _docx(folder: Path) -> CardRenderer:
    from cardgen.rendering.docx import open_docx

    return open_docx(folder)


def _pdf(folder: Path) -> CardRenderer:
    from cardgen.rendering.pdf import open_pdf

    return open_pdf(folder)


def _html(folder: Path) -> CardRenderer:
    from cardgen.rendering.html import open_html

    return open_html(folder)


CARD_FORMATS: Mapping[str, CardFormat] = {
    "docx": CardFormat("docx", "card.docx", _docx, distribution="docxtpl"),
    "pdf": CardFormat("pdf", "card.html", _pdf, others=("card.css",), distribution="weasyprint", needs_fonts=True),
    "html": CardFormat("html", "card.html", _html, others=("card.css",), distribution="Jinja2"),
}
