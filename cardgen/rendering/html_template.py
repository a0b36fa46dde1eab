"""card.html and its style sheets, read and compiled once; PDF and browser cards are made from the same page."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from cardgen.errors import TemplateError
from cardgen.model.cardview import CardView
from cardgen.model.problem import Position, Problem
from cardgen.rendering.context import template_context
from cardgen.rendering.jinja_env import make_environment
from cardgen.rendering.template_folder import TemplateFolder

TEMPLATE = "card.html"

LOGO = 'src="card:logo"'
"""What an <img> says to show the company's logo. No card's value can say it: its quotes would be escaped."""

_SIGNATURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}

_STYLESHEET = re.compile(
    r"""<link\b(?=[^>]*\brel=["']?stylesheet\b)[^>]*\bhref=["']?([^"'\s>]+)[^>]*>""", re.IGNORECASE
)
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """One linked style sheet: its name in the folder and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class HtmlTemplate:
    """A compiled card.html with its linked style sheets taken out, so that each format parses them only once."""

    folder: TemplateFolder
    template: Template
    styles: tuple[StyleSheet, ...]

    def page(self, view: CardView) -> str:
        """The page of one view. Raises TemplateError where the template names what the view does not have."""
        with _reported():
            page = self.template.render(template_context(view))
        logo = view.letterhead.logo
        return page.replace(LOGO, f'src="{data_uri(logo)}"') if logo else page


def open_template(folder: Path, head: Callable[[tuple[StyleSheet, ...]], str] | None = None) -> HtmlTemplate:
    """Read and compile the card.html of a folder. Raises TemplateError.

    `head` gives what is to stand first in the page's head, made from the style sheets.
    """
    home = TemplateFolder.at(folder)
    styles = tuple(_styles(_source(home, TEMPLATE), home))
    loader = _FolderLoader(home, head(styles) if head else "")
    with _reported():
        return HtmlTemplate(home, make_environment(loader).get_template(TEMPLATE), styles)


@lru_cache(maxsize=4)
def data_uri(image: bytes) -> str:
    """A PNG or JPEG as a `data:` address, so that a page needs no file beside it."""
    kind = next((kind for start, kind in _SIGNATURES.items() if image.startswith(start)), "application/octet-stream")
    return f"data:{kind};base64,{b64encode(image).decode('ascii')}"


class _FolderLoader(BaseLoader):
    """Finds templates in the folder alone; links to style sheets are left out of what it loads."""

    def __init__(self, folder: TemplateFolder, head: str) -> None:
        self._folder = folder
        self._head = head

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 (BaseLoader's signature)
        template: str,
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Jinja2's way to ask for a template: its source, its name for tracebacks, and no automatic reloading."""
        if self._folder.file(template) is None:
            raise TemplateNotFound(template)
        source = _STYLESHEET.sub("", _source(self._folder, template))
        return _HEAD.sub(lambda head: head[0] + self._head, source, count=1), template, None


def _source(folder: TemplateFolder, name: str) -> str:
    file = folder.file(name)
    if file is None:
        raise TemplateError((Problem("T401", name, args={"reason": f"{name} not found"}),))
    return file.read_text(encoding="utf-8")


def _styles(source: str, folder: TemplateFolder) -> Iterator[StyleSheet]:
    for link in _STYLESHEET.finditer(source):
        file = folder.file(link[1])
        if file is None:
            line = source.count("\n", 0, link.start()) + 1
            raise TemplateError((Problem("T404", TEMPLATE, Position(line, 1), args={"scheme": "stylesheet"}),))
        yield StyleSheet(link[1], file.read_text(encoding="utf-8"))


@contextmanager
def _reported() -> Iterator[None]:
    """Turn what Jinja2 raises into a TemplateError with the template's line."""
    try:
        yield
    except TemplateSyntaxError as error:
        place = Position(error.lineno, 1)
        raise TemplateError(
            (Problem("T401", error.name or TEMPLATE, place, args={"reason": str(error.message)}),)
        ) from error
    except TemplateNotFound as error:
        raise TemplateError((Problem("T404", TEMPLATE, args={"scheme": "include"}),)) from error
    except SecurityError as error:
        raise TemplateError((Problem("T401", TEMPLATE, _line(error), args={"reason": "sandbox"}),)) from None
    except UndefinedError as error:
        raise TemplateError((Problem("T402", TEMPLATE, _line(error)),)) from None


def _line(error: Exception) -> Position:
    """The line of the template on which the error arose: the last frame that is one of ours."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == TEMPLATE:
            line = trace.tb_lineno
        trace = trace.tb_next
    return Position(line, 1)
