"""card.html as its author wrote it: its text, the style sheets it links, and what it must not load."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from cardgen.model.problem import Label, Position, Problem
from cardgen.rendering.template_folder import TemplateFolder, scheme_of

TEMPLATE = "card.html"

LOGO_ADDRESS = "card:logo"
"""The address under which a template finds the company's logo."""

CSS_ADDRESS = re.compile(r"""url\(\s*(["']?)(?!data:)([^"')]+)\1\s*\)|@import\s+(["'])([^"']+)\3""", re.IGNORECASE)
"""An address in a style sheet: group 2 or 4."""

_STYLESHEET = re.compile(
    r"""<link\b(?=[^>]*\brel=["']?stylesheet\b)[^>]*\bhref=["']?([^"'\s>]+)[^>]*>""", re.IGNORECASE
)
_ADDRESS = re.compile(r"""<(?!a\b)\w+\b[^>]*?\b(?:src|href|data|poster)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_UNREADABLE = Label("파일을 읽을 수 없습니다", "the file cannot be read")


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """One linked style sheet: its name in the folder and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class HtmlSource:
    """The template's text (the links to its style sheets taken out, lines kept) and those style sheets, in order."""

    folder: TemplateFolder
    text: str
    styles: tuple[StyleSheet, ...]


def read_source(folder: Path, path: str) -> HtmlSource | tuple[Problem, ...]:
    """Read the template of a folder; `path` is how messages name it."""
    home = TemplateFolder.at(folder)
    text = _text(home, TEMPLATE)
    if text is None:
        missing = not (folder / TEMPLATE).exists()
        return (Problem("T100", path) if missing else Problem("T401", path, args={"reason": _UNREADABLE}),)
    links = [link[1] for link in _STYLESHEET.finditer(text)]
    sheets = [(name, _text(home, name)) for name in links]
    styles = tuple(StyleSheet(name, sheet) for name, sheet in sheets if sheet is not None)
    source = HtmlSource(home, _STYLESHEET.sub("", text), styles)
    problems = (*_refused(text, home, path), *_refused_by_styles(source, path))
    return problems or source


def _text(folder: TemplateFolder, name: str) -> str | None:
    file = folder.file(name)
    try:
        return file.read_text(encoding="utf-8") if file else None
    except (OSError, UnicodeDecodeError):
        return None


def _refused(text: str, folder: TemplateFolder, path: str) -> Iterator[Problem]:
    for found in _ADDRESS.finditer(text):
        if not _allowed(found[1], folder):
            yield _refusal(found[1], folder, path, text.count("\n", 0, found.start(1)) + 1)


def _refused_by_styles(source: HtmlSource, path: str) -> Iterator[Problem]:
    for style in source.styles:
        sheet = f"{path.removesuffix(TEMPLATE)}{style.name}"
        for found in CSS_ADDRESS.finditer(style.text):
            address = found[2] or found[4]
            if not _allowed(address, source.folder):
                yield _refusal(address, source.folder, sheet, style.text.count("\n", 0, found.start()) + 1)


def _refusal(address: str, folder: TemplateFolder, path: str, line: int) -> Problem:
    """Why an address in the template's own words cannot be used: a name without its file, or something outside."""
    if folder.lacks(unquote(address)):
        return Problem("T404", path, Position(line, 1), args={"name": address})
    return Problem("T402", path, Position(line, 1), args={"scheme": scheme_of(address)})


def _allowed(address: str, folder: TemplateFolder) -> bool:
    """True for what is embedded, lies in the folder, is the logo, or is known only when a card is rendered."""
    embedded = address.startswith(("data:", "#")) or address == LOGO_ADDRESS
    return embedded or "{{" in address or folder.file(unquote(address)) is not None
