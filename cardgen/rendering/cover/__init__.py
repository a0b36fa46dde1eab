"""The cover page of a share: one A4 page as PDF, or the same page for the browser."""

from __future__ import annotations

from cardgen.rendering.cover.page import render_cover_html, render_cover_pdf

__all__ = ["render_cover_html", "render_cover_pdf"]
