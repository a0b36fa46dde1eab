"""The report of what is held about a person: A4 pages as PDF, or the same pages for the browser."""

from __future__ import annotations

from cardgen.rendering.disclosure.page import render_disclosure_html, render_disclosure_pdf

__all__ = ["render_disclosure_html", "render_disclosure_pdf"]
