"""card.html compiled once; PDF and browser cards are made from the same page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from jinja2 import Template
from markupsafe import Markup

from cardgen.errors import TemplateError
from cardgen.model.cardview import CardView
from cardgen.model.problem import Problem
from cardgen.rendering.context import template_context
from cardgen.rendering.html_check import check_tags
from cardgen.rendering.html_safety import LOGO_ADDRESS, QR_ADDRESS
from cardgen.rendering.html_source import HEAD, TEMPLATE, HtmlSource, read_source
from cardgen.rendering.jinja_env import make_environment
from cardgen.rendering.qr import qr_png
from cardgen.rendering.template_analysis import STACK_ERRORS
from cardgen.rendering.template_failures import failures_told
from cardgen.rendering.template_names import Names, view_names

_LOGO, _QR = f'src="{LOGO_ADDRESS}"', f'src="{QR_ADDRESS}"'
"""What an <img> says to show the logo or QR code. No card's value can say it: its quotes would be escaped."""

_SIGNATURES = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"wOF2": "font/woff2",
    b"\x00\x01\x00\x00": "font/ttf",
    b"OTTO": "font/otf",
    b"<svg": "image/svg+xml",
}


def open_template(folder: Path, head: Callable[[HtmlSource], str] | None = None) -> HtmlTemplate:
    """Read and compile the card.html of a folder. Raises TemplateError.

    `head` gives what is to stand first in the page's head.
    """
    source = read_source(folder, f"{folder.name}/{TEMPLATE}")
    if not isinstance(source, HtmlSource):
        raise TemplateError(source)
    return HtmlTemplate(source, f"{folder.name}/{TEMPLATE}", head(source) if head else "")


class HtmlTemplate:
    """A compiled card.html. Its linked style sheets are left to each format, which reads them only once."""

    def __init__(self, source: HtmlSource, path: str, head: str) -> None:
        self.source = source
        self._path = path
        self._forms: set[str] = set()
        self._check(None)
        text = HEAD.sub(lambda found: found[0] + "{{ head }}", source.text, count=1)
        self._template = self._compiled(text, Markup(head))  # noqa: S704 (ours and the template author's, no value)

    def page(self, view: CardView) -> str:
        """The page of one view. Raises TemplateError where the template cannot print it."""
        if view.form not in self._forms:
            self._check(view_names(view))
            self._forms.add(view.form)
        with failures_told(self._path, text=TEMPLATE):
            page = self._template.render(template_context(view))
        pictures = ((_LOGO, view.letterhead.logo), (_QR, qr_png(view.qr) if view.qr else None))
        for place, picture in pictures:
            page = page.replace(place, f'src="{data_uri(picture)}"') if picture else page
        return page

    def _compiled(self, text: str, head: Markup) -> Template:
        try:
            return make_environment().from_string(text, globals={"head": head})
        except STACK_ERRORS as error:
            args = {"reason": type(error).__name__, "text": TEMPLATE}
            raise TemplateError((Problem("T119", self._path, args=args),)) from None

    def _check(self, names: Names | None) -> None:
        if problems := check_tags(self.source, self._path, names):
            raise TemplateError(problems)


@lru_cache(maxsize=16)
def data_uri(content: bytes) -> str:
    """A picture or font as a `data:` address, so that a page needs no file beside it."""
    kind = next((kind for start, kind in _SIGNATURES.items() if content.startswith(start)), "application/octet-stream")
    return f"data:{kind};base64,{b64encode(content).decode('ascii')}"
