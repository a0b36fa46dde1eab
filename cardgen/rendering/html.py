"""The card as one HTML file for the browser: style sheets and pictures inside, nothing loaded from anywhere."""

from __future__ import annotations

import re
from functools import partial
from html import escape
from pathlib import Path
from urllib.parse import unquote

from cardgen.errors import TemplateError
from cardgen.model.cardview import CardView
from cardgen.model.problem import Problem
from cardgen.model.sheet import AS_DESIGNED, Sheet
from cardgen.rendering.html_safety import CSS_ADDRESS
from cardgen.rendering.html_sheet import sheet_style
from cardgen.rendering.html_source import TEMPLATE, HtmlSource
from cardgen.rendering.html_template import HtmlTemplate, data_uri, open_template
from cardgen.rendering.template_folder import TemplateFolder, scheme_of

CONTENT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "form-action 'none'; base-uri 'none'; frame-src 'none'"
)
"""Content-Security-Policy of the page: the browser refuses scripts, frames, forms and every request."""

_PICTURE = re.compile(r"""(<img\b[^>]*\bsrc=["'])(?!data:)([^"']+)(["'])""", re.IGNORECASE)


def open_html(folder: Path, sheet: Sheet = AS_DESIGNED) -> HtmlRenderer:
    """The HTML renderer of a template folder, for printing on such a sheet. Raises TemplateError."""
    return HtmlRenderer(open_template(folder, partial(_head, sheet=sheet)))


class HtmlRenderer:
    """Renders views with one compiled template."""

    def __init__(self, template: HtmlTemplate) -> None:
        self._template = template

    def render(self, view: CardView) -> bytes:
        """The card as an HTML file in UTF-8. Raises TemplateError where the template cannot print this view."""
        folder = self._template.source.folder
        page = _PICTURE.sub(
            lambda found: f"{found[1]}{_inlined(folder, found[2])}{found[3]}", self._template.page(view)
        )
        return page.encode("utf-8")


def _head(source: HtmlSource, sheet: Sheet) -> str:
    """What stands first in the page's head: the policy, before anything it is to hold for, and the style sheets."""
    fitted = sheet_style(source, sheet)
    styles = (*source.styles, *(fitted.own if fitted else ()))
    texts = [CSS_ADDRESS.sub(lambda found: _embedded(source.folder, found), style.text) for style in styles]
    texts += [fitted.browser] if fitted else []
    policy = f'<meta http-equiv="Content-Security-Policy" content="{escape(CONTENT_POLICY)}">'
    return policy + "".join(f"<style>{text}</style>" for text in texts)


def _embedded(folder: TemplateFolder, found: re.Match[str]) -> str:
    return f'url("{_inlined(folder, found[2])}")' if found[2] else f'@import url("{_inlined(folder, found[4])}")'


def _inlined(folder: TemplateFolder, address: str) -> str:
    """A file of the template's folder as a data: address. Raises TemplateError for anything else."""
    file = folder.file(unquote(address))
    if file is None:
        raise TemplateError((Problem("T402", TEMPLATE, args={"scheme": scheme_of(address)}),))
    return data_uri(file.read_bytes())
