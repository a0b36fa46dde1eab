"""The index as one offline page: search, filters, sorting and links to the cards' files."""

from cardgen.rendering.index_html.page import render_index_html

__all__ = ["render_index_html"]
