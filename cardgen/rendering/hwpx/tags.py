"""Finds Jinja2 tags in the text of a paragraph, over however many runs they are split, and puts places for them there.

A place is a text no document holds; once the tree is XML again, the tags go where their places are. So nothing a tag
says (`<`, quotes) is ever taken for markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cardgen.rendering.hwpx.owpml import RUN, TEXT
from cardgen.rendering.office.xml_parts import Element
from cardgen.rendering.written_tags import OPENING, TAG, shortened

PLACE = re.compile("\ufde0([0-9]+)\ufde1")
_RESERVED = re.compile("[\ufdd0-\ufdef]")
_SCOPE = re.compile(r"(\{%-?)\s*(p|tr|tc|colspan)\s")
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\n": " ", "\r": " "})


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as Jinja2 reads it; `scope` is the element whose place it takes, "" for a tag within text."""

    code: str
    scope: str
    paragraph: int


@dataclass(slots=True)
class Tags:
    """The tags of a part so far; `texts` are its paragraphs, 1-based in messages."""

    texts: tuple[str, ...] = field(repr=False)
    found: list[Tag] = field(default_factory=list, repr=False)

    def place(self, code: str, paragraph: int, scope: str = "") -> str:
        """Keep a tag; the text that stands for it in the tree."""
        self.found.append(Tag(code, scope, paragraph))
        return place_of(len(self.found) - 1)

    def text(self, paragraph: int) -> str:
        """The paragraph's text in the template, cut so that a message stays one line."""
        return shortened(self.texts[paragraph - 1]) if paragraph <= len(self.texts) else ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some text of a paragraph: an element's own, or (`tail`) what follows it."""

    element: Element
    tail: bool

    def read(self) -> str:
        return (self.element.tail if self.tail else self.element.text) or ""

    def write(self, text: str) -> None:
        if self.tail:
            self.element.tail = text
        else:
            self.element.text = text


def place_of(at: int) -> str:
    """The text that stands for the tag found as the so-manyeth, from 0."""
    return f"\ufde0{at}\ufde1"


def paragraph_text(paragraph: Element) -> str:
    """The paragraph's own text, not that of paragraphs inside it (tables, text boxes, footers)."""
    return "".join(piece.read() for piece in _pieces(paragraph))


def clear_reserved(paragraph: Element) -> None:
    """Take away characters that stand for tags and controls here; no editor types them."""
    for piece in _pieces(paragraph):
        if _RESERVED.search(piece.read()):
            piece.write(_RESERVED.sub("", piece.read()))


def mark_tags(paragraph: Element, at: int, tags: Tags) -> None:
    """Put places for the paragraph's tags. The last first: what is before it keeps its offset."""
    pieces = list(_pieces(paragraph))
    joined = "".join(piece.read() for piece in pieces)
    if not OPENING.search(joined):
        return
    places = [(tag, _place(tag.group(), at, tags)) for tag in TAG.finditer(joined)]
    for tag, place in reversed(places):
        _replace(pieces, tag.start(), tag.end(), place)


def _place(written: str, at: int, tags: Tags) -> str:
    code = written.translate(_STRAIGHT)
    scoped = _SCOPE.match(code)
    if scoped is None:
        return tags.place(code, at)
    rest = code[scoped.end() :]
    if scoped[2] == "colspan":
        return tags.place(f"{{{{ {rest.removesuffix('%}').removesuffix('-').strip()} }}}}", at, "colspan")
    return tags.place(f"{scoped[1]} {rest}", at, scoped[2])


def _pieces(paragraph: Element) -> Iterator[_Piece]:
    for run in paragraph.iterchildren(RUN):
        for text in run.iterchildren(TEXT):
            yield _Piece(text, tail=False)
            for inner in text.iterchildren():
                yield _Piece(inner, tail=True)


def _replace(pieces: list[_Piece], start: int, end: int, place: str) -> None:
    """Put `place` where the text from `start` to `end` stood: in the letter of its first character."""
    offset = 0
    for piece in pieces:
        text = piece.read()
        first, last = max(start - offset, 0), min(end - offset, len(text))
        if first < last:
            piece.write(text[:first] + (place if offset <= start else "") + text[last:])
        offset += len(text)
