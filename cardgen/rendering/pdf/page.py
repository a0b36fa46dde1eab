"""A page as WeasyPrint reads it, without the default styles that no element of the template can show."""

from __future__ import annotations

import copy
import re
from functools import cache
from typing import Any

from weasyprint import HTML
from weasyprint.html import UA_STYLESHEET

from cardgen.rendering.html_source import HtmlSource

_MARKED = re.compile(r"<(?:li|summary)\b|list-item|marker|note", re.IGNORECASE)
"""Signs of lists and footnotes, whose markers and calls WeasyPrint's defaults style."""


def needs_markers(source: HtmlSource) -> bool:
    """True for a template that has, or styles, lists or footnotes."""
    return any(
        _MARKED.search(text) for text in (source.text, *(style.text for style in (*source.styles, *source.papers)))
    )


class PlainPage(HTML):  # type: ignore[misc]  # WeasyPrint has no annotations
    """A page without lists and footnotes.

    By default every element gets six pseudo-elements, for list markers and notes, and a style for each is computed: a
    tenth of a card's time, for nothing that could be seen.
    """

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:  # noqa: ARG002 (cards have no form fields)
        return [_plain_defaults()]


@cache
def _plain_defaults() -> Any:
    """WeasyPrint's default styles without those for a pseudo-element of any element."""
    sheet = copy.copy(UA_STYLESHEET)
    sheet.matcher = copy.copy(sheet.matcher)
    sheet.matcher.other_selectors = [entry for entry in sheet.matcher.other_selectors if entry[3] is None]
    return sheet
