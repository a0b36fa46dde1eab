"""What lies in the streams of a PDF that are no page: forms, metadata, files, fonts, maps, and what nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

from cardgen.extracting.found import Channel, Found, Trace
from cardgen.extracting.html_traces import Reading
from cardgen.extracting.package_parts import printable_runs
from cardgen.extracting.pdf_cmap import outside_map, text_map
from cardgen.extracting.pdf_fonts import Fonts, font_texts
from cardgen.extracting.pdf_page import Drawing
from cardgen.extracting.pdf_syntax import COMMENT, packed_texts, stripped

_FONT_SIGNATURES = (b"\0\1\0\0", b"true", b"OTTO")


def comment_traces(stream: pikepdf.Stream, place: str) -> Iterator[Trace]:
    """Comments of a content stream, which no reader ever shows."""
    data = stream.read_bytes()
    for comment in COMMENT.findall(stripped(data)) if b"%" in data else ():
        yield from (Trace(Channel.MARKUP, run, place) for run in printable_runs(comment))


def stream_traces(item: pikepdf.Stream, fonts: Fonts, reading: Reading, place: str) -> Iterator[Found]:
    """The texts of a stream by what it says it is; one that says nothing is read as bytes."""
    kind, subtype = str(item.get("/Type")), str(item.get("/Subtype"))
    if subtype == "/Form" or (kind == "/Pattern" and "/PatternType" in item):
        yield from Drawing(fonts, item.get("/Resources")).traces(item, place)
        yield from comment_traces(item, place)
    elif kind == "/Metadata":
        text = item.read_bytes().decode("utf-8", "replace")
        yield from (Trace(Channel.METADATA, line, place) for line in text.splitlines() if line.strip())
        yield Trace(Channel.METADATA, re.sub(r"<[^>]*>", "\n", text), place)
    elif kind == "/EmbeddedFile":
        for found in reading("", item.read_bytes()):
            yield Trace(Channel.EMBEDDED, found.text, place) if isinstance(found, Trace) else found
    else:
        yield from _data(item, kind, fonts, place)


def _data(item: pikepdf.Stream, kind: str, fonts: Fonts, place: str) -> Iterator[Trace]:
    """A font's program, a map, packed objects, a colour profile, or data nobody reads: what it spells."""
    data = item.read_bytes()
    if kind == "/ObjStm":
        first, count = (int(item.get(key, 0)) for key in ("/First", "/N"))
        yield from (Trace(Channel.OBJECT, text, place) for text in packed_texts(data, first, count))
    elif b"begincmap" in data:
        yield from (Trace(Channel.FONT, line, place) for line in outside_map(data))
        if item.objgen not in fonts.maps:
            yield Trace(Channel.FONT, "".join(text_map(data).values()), place)
    elif data[:4] in _FONT_SIGNATURES:
        yield from (Trace(Channel.FONT, text, place) for text in font_texts(data))
    else:
        yield from (Trace(Channel.OBJECT, run, place) for run in printable_runs(data))
