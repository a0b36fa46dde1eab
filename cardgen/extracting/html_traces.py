"""Every text of an HTML or SVG file with the channel it lies in."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes

from cardgen.extracting.found import Channel, Feature, Finding, Found, Trace
from cardgen.extracting.text_traces import json_texts

INLINE = frozenset({"a", "abbr", "b", "bdi", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "u", "wbr"})
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_LOADING = frozenset({"src", "href", "data", "poster", "action", "formaction", "srcset", "xlink:href"})
_LOADERS = frozenset(
    {"script", "img", "iframe", "object", "embed", "link", "source", "video", "audio", "form", "image"}
)
_INVISIBLE = re.compile(
    r"display:none|visibility:hidden|opacity:0(?![.\d])|font-size:0|left:-\d{3}|top:-\d{3}|text-indent:-\d{3}"
    r"|(?<!-)color:(?:white|#fff(?:fff)?|transparent)\b"
)
_QUOTED = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`", re.DOTALL)
_BY_ATTRIBUTE = {
    "id": Channel.BOOKMARK,
    "name": Channel.BOOKMARK,
    "for": Channel.BOOKMARK,
    "href": Channel.LINK,
    "src": Channel.LINK,
    "action": Channel.LINK,
    "alt": Channel.DESCRIPTION,
    "title": Channel.DESCRIPTION,
    "aria-label": Channel.DESCRIPTION,
    "value": Channel.FORM_VALUE,
    "placeholder": Channel.FORM_VALUE,
    "style": Channel.STYLE,
}

Reading = Callable[[str, bytes], Iterator[Found]]


def html_traces(data: bytes, reading: Reading, place: str = "") -> Iterator[Found]:
    """What the page shows, joined as a browser joins it, and every comment, attribute, script and style.

    `reading` opens files that lie in it as `data:` addresses.
    """
    reader = _Reader(place)
    reader.feed(data.decode("utf-8", "replace"))
    reader.close()
    reader.end_box()
    yield from reader.found
    for name, content in reader.files:
        yield from reading(name, content)


class _Reader(HTMLParser):
    """Collects traces; a text ends wherever a browser would begin a new box."""

    def __init__(self, place: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Found] = []
        self.files: list[tuple[str, bytes]] = []
        self._place = place
        self._text: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._within = ""
        self._script_type = ""

    @property
    def _is_hidden(self) -> bool:
        return any(hidden for _, hidden in self._open)

    def end_box(self) -> None:
        """Take what was shown so far as one text."""
        text = "".join(self._text)
        self._text.clear()
        if text.strip():
            self._add(Channel.HIDDEN if self._is_hidden else Channel.CONTENT, text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        hidden = _is_hidden(tag, attrs)
        if tag not in INLINE or hidden:
            self.end_box()
        self._within = tag if tag in (*self.CDATA_CONTENT_ELEMENTS, "title") else ""
        if tag not in _VOID:
            self._open.append((tag, hidden))
        self._script_type = next((value or "" for name, value in attrs if name == "type"), "")
        for name, value in attrs:
            self._attribute(tag, name, value or "")

    def handle_endtag(self, tag: str) -> None:
        self._within = ""
        hidden = next((hidden for name, hidden in reversed(self._open) if name == tag), False)
        if tag not in INLINE or hidden:
            self.end_box()
        at = next((at for at in range(len(self._open) - 1, -1, -1) if self._open[at][0] == tag), None)
        if at is not None:
            del self._open[at:]

    def handle_data(self, data: str) -> None:
        if self._within == "style":
            self._code(Channel.STYLE, data)
        elif self._within == "script":
            self._script(data)
        elif self._within == "title":
            self._add(Channel.PROPERTY, data)
        else:
            self._text.append(data)

    def handle_comment(self, data: str) -> None:
        self._add(Channel.MARKUP, data)

    def handle_decl(self, decl: str) -> None:
        self._add(Channel.MARKUP, decl)

    def handle_pi(self, data: str) -> None:
        self._add(Channel.MARKUP, data)

    def unknown_decl(self, data: str) -> None:
        self._add(Channel.MARKUP, data)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if value.startswith("data:") and name in _LOADING:
            self._file(value)
            return
        if name in _LOADING and tag in _LOADERS and re.match(r"(?:[a-z]+:)?//", value, re.IGNORECASE):
            self.found.append(Finding(Feature.EXTERNAL, self._place))
        channel = Channel.DATA_ATTRIBUTE if tag != "meta" else Channel.PROPERTY
        self._add(_BY_ATTRIBUTE.get(name, channel) if tag != "meta" else channel, value)
        self._add(Channel.DATA_ATTRIBUTE, name)

    def _file(self, address: str) -> None:
        kind, _, body = address.partition(",")
        try:
            content = base64.b64decode(body) if kind.endswith(";base64") else unquote_to_bytes(body)
        except (binascii.Error, ValueError):
            content = body.encode()
        self.files.append(("", content))

    def _script(self, data: str) -> None:
        if "json" in self._script_type:
            for text in json_texts(data):
                self._add(Channel.JSON, text)
        else:
            self._code(Channel.SCRIPT, data)

    def _code(self, channel: Channel, data: str) -> None:
        """Line by line, and each literal by itself; pieces that are added up are joined as they follow."""
        for line in data.splitlines():
            self._add(channel, line)
        literals = ["".join(groups) for groups in _QUOTED.findall(data)]
        self._add(channel, "".join(literals) if len(literals) > 1 else "")

    def _add(self, channel: Channel, text: str) -> None:
        if text.strip():
            self.found.append(Trace(channel, text, self._place))


def _is_hidden(tag: str, attrs: list[tuple[str, str | None]]) -> bool:
    if tag in ("template", "noscript") or any(name == "hidden" for name, _ in attrs):
        return True
    styles = [re.sub(r"\s+", "", value or "").lower() for name, value in attrs if name == "style"]
    return any(_INVISIBLE.search(style) for style in styles) or ("type", "hidden") in attrs
