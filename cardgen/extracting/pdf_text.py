"""Every text a reader could find in a PDF: on its pages, drawn or hidden, and everywhere around them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import chain
from typing import Any

import pikepdf

from cardgen.extracting.pdf_cmap import text_map

_END_OF_REVISION = re.compile(rb"%%EOF\r?\n?")
_SHOWING = frozenset({"Tj", "TJ", "'", '"'})
_SEPARATING = frozenset({"ET", "BDC", "BMC", "EMC", "T*", "'", '"'})

TextMap = Mapping[bytes, str]


def pdf_text(content: bytes) -> str:
    """All text of the file, one place per line.

    That is what pages and forms draw (whatever covers it), every string of every object (information, bookmarks, links,
    named destinations, form values, alternative texts, names of attachments), metadata and attachments, and the same
    of every earlier revision the file still carries.
    """
    return "\n".join(chain.from_iterable(map(_revision, _revisions(content))))


def _revisions(content: bytes) -> Iterator[bytes]:
    """The file as it is, then as it was before each update appended to it."""
    yield content
    ends = [found.end() for found in _END_OF_REVISION.finditer(content)]
    for end in ends[:-1]:
        if content.rfind(b"startxref", 0, end) > 0:
            yield content[:end]


def _revision(content: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        maps: dict[tuple[int, int], TextMap] = {}
        for page in pdf.pages:
            yield from _drawn(page.obj, page.obj.get("/Resources"), maps)
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream):
                yield from _stream(item, maps)
        yield from dict.fromkeys(chain.from_iterable(map(_strings, (*pdf.objects, pdf.trailer))))


def _drawn(
    source: pikepdf.Object, resources: pikepdf.Object | None, maps: dict[tuple[int, int], TextMap]
) -> Iterator[str]:
    """What a content stream shows, joined as far as it belongs together: one marked content, or one text object."""
    fonts: Any = resources.get("/Font", {}) if resources is not None else {}
    current: TextMap = {}
    piece = ""
    for instruction in pikepdf.parse_content_stream(source):
        operator = str(instruction.operator)
        if operator in _SEPARATING and piece:
            yield piece
            piece = ""
        if operator == "Tf" and str(instruction.operands[0]) in fonts:
            current = _map_of(fonts[str(instruction.operands[0])], maps)
        elif operator in _SHOWING:
            piece += "".join(_decoded(bytes(text), current) for text in _shown(list(instruction.operands)))
    if piece:
        yield piece


def _shown(operands: list[object]) -> Iterator[pikepdf.String]:
    for operand in operands:
        if isinstance(operand, pikepdf.String):
            yield operand
        elif isinstance(operand, pikepdf.Array):
            yield from (item for item in operand if isinstance(item, pikepdf.String))


def _map_of(font: pikepdf.Object, maps: dict[tuple[int, int], TextMap]) -> TextMap:
    if font.objgen not in maps or font.objgen == (0, 0):
        source = font.get("/ToUnicode")
        maps[font.objgen] = text_map(source.read_bytes()) if isinstance(source, pikepdf.Stream) else {}
    return maps[font.objgen]


def _decoded(codes: bytes, texts: TextMap) -> str:
    """The text of character codes, whose length (one or two bytes) the font's map tells; Latin-1 without a map."""
    if not texts:
        return codes.decode("latin-1")
    width = len(next(iter(texts)))
    return "".join(texts.get(codes[at : at + width], "") for at in range(0, len(codes), width))


def _stream(item: pikepdf.Stream, maps: dict[tuple[int, int], TextMap]) -> Iterator[str]:
    if item.get("/Subtype") == "/Form":
        yield from _drawn(item, item.get("/Resources"), maps)
    elif item.get("/Type") in ("/Metadata", "/EmbeddedFile"):
        yield unescape(item.read_bytes().decode("utf-8", "replace"))
    elif item.get("/Filter") == "/DCTDecode":
        yield item.read_raw_bytes().decode("utf-8", "ignore")


def _strings(item: pikepdf.Object) -> Iterator[str]:
    """The strings of an object and what lies directly in it; objects it refers to come by themselves."""
    if isinstance(item, pikepdf.String):
        yield str(item)
        return
    if isinstance(item, pikepdf.Array):
        children = list(item)
    elif isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        children = [child for _, child in item.items()]
    else:
        return
    for child in children:
        if isinstance(child, pikepdf.Object) and not child.is_indirect:
            yield from _strings(child)
