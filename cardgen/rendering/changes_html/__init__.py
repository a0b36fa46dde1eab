"""The report of changes as one page to read in a browser or print on A4."""

from cardgen.rendering.changes_html.page import render_changes_html

__all__ = ["render_changes_html"]
