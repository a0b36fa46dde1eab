"""Fills the report's page, and prints it."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import asdict
from hashlib import sha256
from importlib.resources import files

from cardgen.errors import TemplateError
from cardgen.fonts import require_korean_font
from cardgen.model.disclosureview import DisclosureView
from cardgen.rendering.context import template_context
from cardgen.rendering.html_template import data_uri
from cardgen.rendering.jinja_env import make_environment

OPTIONS = {"pdf_variant": "pdf/ua-1"}
"""Tagged, with language and title (ISO 14289-1); no dates, no identifier."""


def render_disclosure_html(view: DisclosureView) -> bytes:
    """The page for the browser, UTF-8. Its policy allows only the style inside it."""
    return _page(view).encode()


def render_disclosure_pdf(view: DisclosureView) -> bytes:
    """The page as PDF. Raises TemplateError for a character no font prints, EnvironmentMissing where Pango lacks."""
    from cardgen.rendering.pdf.engine import load_engine

    load_engine()
    require_korean_font()
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    from cardgen.rendering.pdf.missing_glyphs import missing_glyphs

    fetcher = URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    document = HTML(string=_page(view), url_fetcher=fetcher).render(**OPTIONS)
    content: bytes = document.write_pdf(**OPTIONS)
    if problems := missing_glyphs(document, (view.card,)):
        raise TemplateError(problems)
    return content


def _page(view: DisclosureView) -> str:
    from markupsafe import Markup

    style = _part("disclosure.css")
    logo = view.card.letterhead.logo
    return (
        make_environment()
        .from_string(_part("disclosure.html"))
        .render(
            language=view.language,
            title=view.title,
            stem=view.stem,
            company=view.card.letterhead.company,
            facts=view.facts,
            items=view.items,
            card=template_context(view.card)["card"],
            parts=[asdict(part) for part in view.parts],
            closing=view.closing,
            policy=_policy(style),
            style=Markup(style),  # noqa: S704 - our own file
            logo=data_uri(logo) if logo else "",
        )
    )


def _part(name: str) -> str:
    return files("cardgen.rendering.disclosure").joinpath(name).read_text(encoding="utf-8")


def _policy(style: str) -> str:
    """Content-Security-Policy (CSP level 3): this style by its hash, pictures inside the page, nothing else."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
