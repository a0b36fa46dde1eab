"""Finds the paragraph a tag stands in, through docxtpl's rewriting and Jinja2's parsing.

Jinja2 knows only lines. So in a copy of the part made for checking, each tag carries the number of its paragraph; after
docxtpl has moved the tags to their places, each gets a line of its own, and the numbers become a table of lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from cardgen.rendering.docx.ooxml import W, parse_xml
from cardgen.rendering.docx.source import PartSource, body_source, patched
from cardgen.rendering.office.xml_parts import Element
from cardgen.rendering.written_tags import TAG, shortened

_WITHOUT_NAMES = re.compile(r"\{%\s*[vh]m\s*%\}")
"""docxtpl's `{% vm %}` and `{% hm %}`, recognised only as they stand."""

_MARK = re.compile("\ue000(\\d+)\ue001")


@dataclass(frozen=True, slots=True)
class Traced:
    """A part's source with a line for each tag; `lines` are the first lines of the tags, `places` their paragraphs."""

    part: PartSource
    texts: tuple[str, ...] = field(repr=False)
    lines: tuple[int, ...] = field(repr=False)
    places: tuple[int, ...] = field(repr=False)

    def paragraph(self, line: int) -> int:
        """The 1-based paragraph of the tag on this line of the source; 1 where no tag stands before it."""
        at = bisect_right(self.lines, line)
        return self.places[at - 1] if at else 1

    def text(self, paragraph: int) -> str:
        """The paragraph's text in the template, cut to 60 characters."""
        return shortened(self.texts[paragraph - 1]) if paragraph <= len(self.texts) else ""


def trace(name: str, content: bytes) -> Traced:
    """The part's source for checking. Raises lxml's XMLSyntaxError."""
    root = parse_xml(content)
    texts = tuple("".join(node.text or "" for node in _texts(one)) for one in root.iter(f"{W}p"))
    for number, paragraph in enumerate(root.iter(f"{W}p"), 1):
        _mark(list(_texts(paragraph)), number)
    if root.tag == f"{W}document":
        part = body_source(name, root)
    else:
        part = PartSource(name, patched(etree.tostring(root, encoding="unicode")))
    source, lines, places = _one_line_each(part.source)
    return Traced(PartSource(name, source, part.before, part.after), texts, lines, places)


def _texts(paragraph: Element) -> Iterator[Element]:
    """The text nodes of a paragraph, not those of paragraphs inside it (text boxes)."""
    for node in paragraph.iter(f"{W}t"):
        if next(node.iterancestors(f"{W}p")) is paragraph:
            yield node


def _mark(nodes: list[Element], number: int) -> None:
    """Put the paragraph's number before the closing brackets of each tag, last tag first so that offsets stay true."""
    joined = "".join(node.text or "" for node in nodes)
    for tag in reversed(list(TAG.finditer(joined))):
        if not _WITHOUT_NAMES.fullmatch(tag.group()):
            dash = 1 if tag.group().endswith(("-%}", "-}}")) else 0
            _insert(nodes, tag.end() - 2 - dash, f"\ue000{number}\ue001")


def _insert(nodes: list[Element], offset: int, mark: str) -> None:
    for node in nodes:
        text = node.text or ""
        if offset < len(text):
            node.text = f"{text[:offset]}{mark}{text[offset:]}"
            return
        offset -= len(text)


def _one_line_each(source: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """Move every marked tag to a line of its own; the lines where tags begin and the paragraphs they came from."""
    pieces: list[str] = []
    lines: list[int] = []
    places: list[int] = []
    done, line = 0, 1
    for mark in _MARK.finditer(source):
        start = max(source.rfind(opening, done, mark.start()) for opening in ("{{", "{%", "{#"))
        start = done if start < 0 else start
        piece = f"{source[done:start]}\n"
        line += piece.count("\n")
        pieces += (piece, source[start : mark.start()])
        lines.append(line)
        places.append(int(mark[1]))
        line += source.count("\n", start, mark.start())
        done = mark.end()
    return "".join((*pieces, source[done:])), tuple(lines), tuple(places)
