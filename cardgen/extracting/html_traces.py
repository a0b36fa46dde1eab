"""Every text of an HTML or SVG file with the channel it lies in."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes

from cardgen.extracting.encodings import readings
from cardgen.extracting.found import Channel, Feature, Finding, Found, Trace, Unreadable
from cardgen.extracting.html_elements import BY_ATTRIBUTE, INLINE, LOADERS, LOADING, VOID
from cardgen.extracting.neighbours import joined
from cardgen.extracting.text_traces import json_texts
from cardgen.messages.catalog import text_of
from cardgen.model.problem import Label

_INVISIBLE = re.compile(
    r"display:none|visibility:hidden|opacity:0(?![.\d])|font-size:0|left:-\d{3}|top:-\d{3}|text-indent:-\d{3}"
    r"|(?<!-)color:(?:white|#fff(?:fff)?|transparent)\b"
)
_QUOTED = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`", re.DOTALL)
Reading = Callable[[str, bytes], Iterator[Found]]


def html_traces(data: bytes, reading: Reading, place: str = "") -> Iterator[Found]:
    """What the page shows, joined as a browser joins it, and every comment, attribute, script and style.

    `reading` opens files that lie in it as `data:` addresses.
    """
    texts = readings(data, declared=True)
    if not texts:
        yield Unreadable(Label(*text_of("audit.reason.damaged")), place)
    for text in texts or (data.decode("utf-8", "replace"),):
        reader = _Reader(place)
        reader.feed(text)
        reader.close()
        yield from reader.finished()
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
        self._boxes: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._within = ""
        self._script_type = ""

    @property
    def _is_hidden(self) -> bool:
        return any(hidden for _, hidden in self._open)

    def finished(self) -> Iterator[Found]:
        """Everything found, and what boxes beside each other spell together."""
        self._end_box()
        yield from self.found
        yield from (Trace(Channel.CONTENT, text, self._place) for text in joined(self._boxes))

    def _end_box(self) -> None:
        """Take what was shown so far as one text, and its pieces by themselves: a label may run into its value."""
        pieces = [piece for piece in self._text if piece.strip()]
        text = "".join(self._text)
        self._text.clear()
        channel = Channel.HIDDEN if self._is_hidden else Channel.CONTENT
        self._add(channel, text)
        for piece in pieces if len(pieces) > 1 else ():
            self._add(channel, piece)
        if pieces:
            self._boxes.append(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        hidden = _is_hidden(tag, attrs)
        if tag not in INLINE or hidden:
            self._end_box()
        self._within = tag if tag in (*self.CDATA_CONTENT_ELEMENTS, "title") else ""
        if tag not in VOID:
            self._open.append((tag, hidden))
        self._script_type = next((value or "" for name, value in attrs if name == "type"), "")
        for name, value in attrs:
            self._attribute(tag, name, value or "")

    def handle_endtag(self, tag: str) -> None:
        self._within = ""
        hidden = next((hidden for name, hidden in reversed(self._open) if name == tag), False)
        if tag not in INLINE or hidden:
            self._end_box()
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
        if value.startswith("data:") and name in LOADING:
            self._file(value)
            return
        if name in LOADING and tag in LOADERS and re.match(r"(?:[a-z]+:)?//", value, re.IGNORECASE):
            self.found.append(Finding(Feature.EXTERNAL, self._place))
        channel = Channel.DATA_ATTRIBUTE if tag != "meta" else Channel.PROPERTY
        self._add(BY_ATTRIBUTE.get(name, channel) if tag != "meta" else channel, value)
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
            values = [*json_texts(data)]
            for text in (*values, *joined(values)):
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
