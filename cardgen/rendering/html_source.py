"""card.html as its author wrote it: its text, the style sheets it links, and what it must not load."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cardgen.model.problem import Label, Problem
from cardgen.model.sheet import PAPERS
from cardgen.rendering.html_safety import css_addresses, refusal, refused
from cardgen.rendering.template_file import read_template
from cardgen.rendering.template_folder import TemplateFolder

TEMPLATE = "card.html"

_STYLESHEET = re.compile(
    r"""<link\b(?=[^>]*\brel=["']?stylesheet\b)[^>]*\bhref=["']?([^"'\s>]+)[^>]*>""", re.IGNORECASE
)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.IGNORECASE | re.DOTALL)
_PREAMBLE = re.compile(
    r"\{%-?\s*macro\b.*?\{%-?\s*endmacro\s*-?%\}|\{#.*?#\}|\{%-?\s*set\b[^{}]*=[^{}]*%\}|<!--.*?-->", re.DOTALL
)
"""What may stand before a page and prints nothing."""

_PAGE = re.compile(r"\s*(?:<!doctype\b[^>]*>)?\s*(?:<html\b[^>]*>)?\s*<head\b", re.IGNORECASE)
HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_NO_HEAD = Label("맨 앞에 <head>가 하나 있어야 합니다", "it must begin with one <head>")
_NOT_UTF8 = Label("UTF-8로 저장된 파일이 아닙니다", "the file is not saved as UTF-8")


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A style sheet: its name in the folder and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class HtmlSource:
    """The template's text (the links to its style sheets taken out, lines kept) and those style sheets, in order.

    `papers` are the style sheets called for a paper (`A5.css`), which count only on that paper.
    """

    folder: TemplateFolder
    text: str
    styles: tuple[StyleSheet, ...]
    papers: tuple[StyleSheet, ...] = ()

    @property
    def inline_styles(self) -> tuple[str, ...]:
        """What stands in its <style> elements."""
        return tuple(_STYLE.findall(self.text))


def read_source(folder: Path, path: str) -> HtmlSource | tuple[Problem, ...]:
    """Read the template of a folder; `path` is how messages name it."""
    home = TemplateFolder.at(folder)
    content = read_template(folder, TEMPLATE, path, "T401")
    if isinstance(content, Problem):
        return (content,)
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return (Problem("T401", path, args={"reason": _NOT_UTF8}),)
    if not _has_head(text):
        return (Problem("T401", path, args={"reason": _NO_HEAD}),)
    links = [link[1] for link in _STYLESHEET.finditer(text)]
    papers = _styles(home, (f"{name}.css" for name in PAPERS))
    source = HtmlSource(home, _STYLESHEET.sub("", text), _styles(home, links), papers)
    problems = (*refused(text, home, path), *_refused_by_styles(source, path))
    return problems or source


def _styles(folder: TemplateFolder, names: Iterable[str]) -> tuple[StyleSheet, ...]:
    texts = ((name, _text(folder, name)) for name in names)
    return tuple(StyleSheet(name, text) for name, text in texts if text is not None)


def _text(folder: TemplateFolder, name: str) -> str | None:
    file = folder.file(name)
    try:
        return file.read_text(encoding="utf-8") if file else None
    except (OSError, UnicodeDecodeError):
        return None


def _has_head(text: str) -> bool:
    """True where the page begins with its only head: a browser heeds the policy put there in no other place."""
    return len(HEAD.findall(text)) == 1 and _PAGE.match(_PREAMBLE.sub("", text)) is not None


def _refused_by_styles(source: HtmlSource, path: str) -> Iterator[Problem]:
    for style in (*source.styles, *source.papers):
        sheet = f"{path.removesuffix(TEMPLATE)}{style.name}"
        for address, line in css_addresses(style.text, source.folder):
            yield refusal(address, source.folder, sheet, line + 1)
