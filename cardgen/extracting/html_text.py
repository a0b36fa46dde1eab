"""Every text a reader could find in an HTML file: shown, hidden, in comments, attributes, scripts and styles."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import unquote

_INLINE = frozenset({"a", "abbr", "b", "bdi", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "u", "wbr"})
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})")


def html_text(content: bytes) -> str:
    """All text of the file, one place per line; entities, percent signs and JSON's escapes are decoded."""
    reader = _Reader()
    reader.feed(content.decode("utf-8", "replace"))
    reader.close()
    lines = "".join(reader.shown).splitlines()
    return "\n".join([*filter(str.strip, lines), *reader.around])


class _Reader(HTMLParser):
    """Collects text nodes in `shown`, a line break wherever a browser would make a box, and the rest in `around`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown: list[str] = []
        self.around: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._box(tag)
        self._hidden = tag in self.CDATA_CONTENT_ELEMENTS
        values = (value for _, value in attrs if value and not value.startswith("data:"))
        self.around.extend(unquote(value) for value in values)

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False
        self._box(tag)

    def handle_data(self, data: str) -> None:
        if self._hidden:
            self.around.append(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), data))
        else:
            self.shown.append(data)

    def handle_comment(self, data: str) -> None:
        self.around.append(data)

    def handle_decl(self, decl: str) -> None:
        self.around.append(decl)

    def handle_pi(self, data: str) -> None:
        self.around.append(data)

    def unknown_decl(self, data: str) -> None:
        self.around.append(data)

    def _box(self, tag: str) -> None:
        if tag not in _INLINE:
            self.shown.append("\n")
