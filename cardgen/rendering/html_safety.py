"""What card.html may not hold: what runs, asks or sends, addresses outside its folder, addresses made of values.

The page is read as a browser reads it, with each tag of Jinja2 as one sign that belongs to no HTML.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote

from cardgen.model.problem import Position, Problem
from cardgen.rendering.template_folder import TemplateFolder, scheme_of

LOGO_ADDRESS = "card:logo"
QR_ADDRESS = "card:qr"
"""The address under which a template finds the company's logo."""

CSS_ADDRESS = re.compile(r"""url\(\s*(["']?)(?!data:)([^"')]+)\1\s*\)|@import\s+(["'])([^"']+)\3""", re.IGNORECASE)
"""An address in a style sheet: group 2 or 4."""

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_SIGN, _VALUE = "\ue000", "\ue001"
"""What stands for a statement or comment, which may print nothing, and for a value."""

_ELEMENT = re.compile(rf"<([a-z{_SIGN}{_VALUE}][^\s/>]*)", re.IGNORECASE)
_FORBIDDEN = frozenset(
    {"applet", "base", "embed", "fencedframe", "form", "frame", "frameset", "iframe", "object", "plaintext", "portal"}
    | {"script", "xmp"}
)
_ADDRESSES = frozenset(
    {
        "action",
        "archive",
        "background",
        "cite",
        "classid",
        "codebase",
        "data",
        "dynsrc",
        "formaction",
        "href",
        "longdesc",
    }
    | {"lowsrc", "manifest", "ping", "poster", "profile", "src", "srcdoc", "srcset", "xlink:href"}
)
_FOLLOWED = ("#", "http:", "https:", "mailto:", "tel:")
_SPANS = frozenset({"colspan", "rowspan", "span"})
MAX_SPAN = 1_000
"""Columns or rows of one cell, as in browsers (HTML, 4.9.11); laying out a million takes minutes."""

_META = frozenset({"content-type", "content-language", "x-ua-compatible"})
_SVG_ADDRESS = re.compile(
    r"""href\s*=\s*["']?(?!["'#]|data:)|url\(\s*["']?(?!["'#]|data:)|@import|<script""", re.IGNORECASE
)


def refused(text: str, folder: TemplateFolder, path: str) -> Iterator[Problem]:
    """Every forbidden thing with its line: T402 or T404 for an address, T405 for an element or attribute."""
    signed = _TAG.sub(_signed, text)
    for found in _ELEMENT.finditer(signed):
        name = found[1].rstrip(_SIGN).lower()
        if name in _FORBIDDEN or _made(name) or not name:
            line = signed.count("\n", 0, found.start()) + 1
            yield _forbidden(f"<{_shown(name)}>", path, line)
    reader = _Reader(folder, path)
    reader.feed(signed)
    reader.close()
    yield from reader.problems


def _signed(tag: re.Match[str]) -> str:
    return (_VALUE if tag[0].startswith("{{") else _SIGN) + "\n" * tag[0].count("\n")


def _made(text: str) -> bool:
    """True for text a template puts together."""
    return _SIGN in text or _VALUE in text


def _shown(name: str) -> str:
    return name.replace(_SIGN, "{% %}").replace(_VALUE, "{{ }}")


def css_addresses(style: str, folder: TemplateFolder) -> Iterator[tuple[str, int]]:
    """The addresses in a style sheet that a template may not load, and the line of each in it, counted from 0."""
    for found in CSS_ADDRESS.finditer(style):
        if not allowed(found[2] or found[4], folder):
            yield found[2] or found[4], style.count("\n", 0, found.start())


def allowed(address: str, folder: TemplateFolder) -> bool:
    """True for what is embedded, lies in the folder or is the logo or QR code."""
    if address.lower().startswith("data:"):
        return not _reaching_svg(address)
    own = address in (LOGO_ADDRESS, QR_ADDRESS)
    return own or address.startswith("#") or folder.file(unquote(address)) is not None


def refusal(address: str, folder: TemplateFolder, path: str, line: int) -> Problem:
    """Why an address in the template's own words cannot be used: a name without its file, or something outside."""
    if folder.lacks(unquote(address)):
        return Problem("T404", path, Position(line, 1), args={"name": address})
    return Problem("T402", path, Position(line, 1), args={"scheme": scheme_of(address)})


def _reaching_svg(address: str) -> bool:
    """True for an embedded drawing that loads something itself."""
    head, _, body = address.partition(",")
    if "svg" not in head.lower():
        return False
    try:
        drawing = b64decode(unquote(body)).decode() if head.lower().endswith(";base64") else unquote(body)
    except ValueError:
        return True
    return _SVG_ADDRESS.search(drawing) is not None


def _forbidden(name: str, path: str, line: int) -> Problem:
    return Problem("T405", path, Position(line, 1), args={"name": name})


class _Reader(HTMLParser):
    """Collects problems with attributes and style sheets of a page."""

    def __init__(self, folder: TemplateFolder, path: str) -> None:
        super().__init__()
        self.problems: list[Problem] = []
        self._folder = folder
        self._path = path

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Judge an element by its attributes."""
        tag = tag.rstrip(_SIGN)
        given = {name.strip(_SIGN): value or "" for name, value in attrs}
        for name, value in given.items():
            self._attribute(tag, name, value.strip())
        kind = given.get("rel", "").strip().lower()
        if _made(kind) or (tag == "link" and kind != "stylesheet") or "attachment" in kind:
            self._forbid(f"<{tag} rel>")
        if tag == "meta" and given.get("http-equiv", "content-type").strip().lower() not in _META:
            self._forbid("<meta http-equiv>")

    def handle_data(self, data: str) -> None:
        """Judge the text of a <style> element."""
        if self.cdata_elem == "style":
            self._style(data)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or _made(name):
            self._forbid(_shown(name))
        elif name == "style":
            self._style(value)
        elif name in _SPANS and value.isdecimal() and (len(value) > len(str(MAX_SPAN)) or int(value) > MAX_SPAN):
            self._forbid(f'{name}="{value[:8]}"')
        elif name not in _ADDRESSES:
            return
        elif _made(value) and not value.startswith("#"):
            self._forbid(f'{name}="{{{{ }}}}"')
        elif tag in ("a", "area") and name == "href":
            if not value.lower().startswith(_FOLLOWED):
                self._address(value, 0)
        elif not allowed(value, self._folder):
            self._address(value, 0)

    def _style(self, style: str) -> None:
        for address, line in css_addresses(style, self._folder):
            self._address(address, line)

    def _address(self, address: str, after: int) -> None:
        self.problems.append(refusal(address, self._folder, self._path, self.getpos()[0] + after))

    def _forbid(self, name: str) -> None:
        self.problems.append(_forbidden(name, self._path, self.getpos()[0]))
