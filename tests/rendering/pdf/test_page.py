"""Leaving out default styles saves time and changes nothing that is printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from weasyprint import HTML

from cardgen.model.cardview import CardView
from cardgen.rendering.html_source import HtmlSource, StyleSheet
from cardgen.rendering.pdf import PdfRenderer
from cardgen.rendering.pdf.page import PlainPage, needs_markers
from cardgen.rendering.template_folder import TemplateFolder


def test_a_card_is_the_same_with_and_without_the_unused_styles(
    renderer: PdfRenderer, filled: Callable[..., CardView], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert renderer._page_type is PlainPage
    plain = renderer.render(filled())
    monkeypatch.setattr(renderer, "_page_type", HTML)
    assert renderer.render(filled()) == plain


@pytest.mark.parametrize(
    ("text", "css", "needed"),
    [
        ("<table><tr><td>{{ name }}</td></tr></table>", "td { color: red }", False),
        ("<ul><li>{{ name }}</li></ul>", "", True),
        ("<p>{{ name }}</p>", "p { display: list-item }", True),
        ("<p>{{ name }}</p>", "p { float: footnote }", True),
        ("<p>{{ name }}</p>", "p::marker { content: '-' }", True),
    ],
)
def test_lists_and_footnotes_keep_their_markers(tmp_path: Path, text: str, css: str, needed: bool) -> None:
    source = HtmlSource(TemplateFolder(tmp_path), text, (StyleSheet("card.css", css),))
    assert needs_markers(source) is needed
