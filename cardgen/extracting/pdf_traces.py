"""Every text of a PDF with the channel it lies in: on its pages, drawn or hidden, and everywhere around them."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pikepdf

from cardgen.extracting.found import Channel, Feature, Finding, Found, Picture, Trace, Unreadable
from cardgen.extracting.html_traces import Reading
from cardgen.extracting.package_parts import printable_runs
from cardgen.extracting.pdf_fonts import Fonts, font_names
from cardgen.extracting.pdf_geometry import page_box
from cardgen.extracting.pdf_objects import features_of, object_texts
from cardgen.extracting.pdf_page import Drawing
from cardgen.extracting.picture_traces import codes_on, codes_on_page, picture_traces
from cardgen.messages.catalog import text_of
from cardgen.model.problem import Label

_END = re.compile(rb"%%EOF[\r\n\t \0]*")
_STREAM = re.compile(rb"(?<=stream)\r?\n.*?endstream", re.DOTALL)
_OBJECT = re.compile(rb"(?:^|[\r\n])(\d{1,8}) (\d{1,5}) obj\b")
_COMMENT = re.compile(rb"%[^\r\n]+")
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>", re.DOTALL)
_CODE_SCALE = 1.5
"""Pixels per point: a code of 2 cm comes out at 85 pixels, which is enough for its modules."""

_FONT_SIGNATURES = (b"\0\1\0\0", b"true", b"OTTO")


def pdf_traces(content: bytes, reading: Reading, password: str = "", place: str = "") -> Iterator[Found]:
    """What pages and forms draw (whatever covers it), every string of every object, metadata, attachments, pictures.

    The same of every earlier revision the file still carries, and what stands before, after and between its objects.
    Raises pikepdf's PdfError for a damaged file, its PasswordError for a locked one.
    """
    yield from _around(content, place)
    yield from _revision(content, reading, password, place)
    ends = [found.end() for found in _END.finditer(content)]
    for end in ends[:-1]:
        if content.rfind(b"startxref", 0, end) > 0:
            yield Finding(Feature.REVISIONS, place)
            for found in _revision(content[:end], reading, password, place):
                yield Trace(Channel.REVISION, found.text, place) if isinstance(found, Trace) else found
    yield from drawn_codes(content, password, place)


def _around(content: bytes, place: str) -> Iterator[Found]:
    """Bytes that are part of no object: before the header, after the end, comments in between."""
    start = max(content.find(b"%PDF-"), 0)
    last = max((found.end() for found in _END.finditer(content)), default=len(content))
    for outside in (content[:start], content[last:]):
        if outside.strip(b"\r\n\t \0"):
            yield Finding(Feature.OUTSIDE, place)
            yield from (Trace(Channel.OUTSIDE, run, place) for run in printable_runs(outside))
    skeleton = _STRING.sub(b"", _STREAM.sub(b"endstream", content))
    for comment in _COMMENT.findall(skeleton):
        yield from (Trace(Channel.MARKUP, run, place) for run in printable_runs(comment))


def _revision(content: bytes, reading: Reading, password: str, place: str) -> Iterator[Found]:
    with pikepdf.open(io.BytesIO(content), password=password) as pdf:
        fonts = Fonts()
        drawn = set()
        for page in pdf.pages:
            drawn |= {part.objgen for part in _contents(page)}
            yield from _page(page, fonts, place)
        known = set()
        pictures = []
        for item in pdf.objects:
            known.add(getattr(item, "objgen", (0, 0)))
            if isinstance(item, pikepdf.Stream):
                if item.get("/Subtype") == "/Image":
                    pictures.append(item)
                elif item.objgen not in drawn:
                    yield from _stream(item, fonts, reading, place)
            yield from (Finding(feature, place) for feature in features_of(item))
        yield from _objects(pdf, place)
        yield from _surplus(fonts, place)
        for picture in pictures:
            yield from _picture(picture, place)
        yield from _orphans(content, known, place)


def _page(page: pikepdf.Page, fonts: Fonts, place: str) -> Iterator[Found]:
    drawing = Drawing(fonts, page.obj.get("/Resources") or page.resources, page_box(page.obj))
    yield from drawing.traces(page.obj, place)
    for part in _contents(page):
        yield from _comments(part, place)


def _contents(page: pikepdf.Page) -> list[pikepdf.Stream]:
    """The page's content streams."""
    contents = page.obj.get("/Contents")
    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return [part for part in parts if isinstance(part, pikepdf.Stream)]


def _comments(stream: pikepdf.Stream, place: str) -> Iterator[Trace]:
    """Comments of a content stream, which no reader ever shows."""
    for comment in _COMMENT.findall(_STRING.sub(b"", stream.read_bytes())):
        yield from (Trace(Channel.MARKUP, run, place) for run in printable_runs(comment))


def _stream(item: pikepdf.Stream, fonts: Fonts, reading: Reading, place: str) -> Iterator[Found]:
    kind, subtype = str(item.get("/Type")), str(item.get("/Subtype"))
    if subtype == "/Form" or (kind == "/Pattern" and "/PatternType" in item):
        yield from Drawing(fonts, item.get("/Resources")).traces(item, place)
        yield from _comments(item, place)
    elif kind == "/Metadata":
        text = item.read_bytes().decode("utf-8", "replace")
        yield from (Trace(Channel.METADATA, line, place) for line in text.splitlines() if line.strip())
        yield Trace(Channel.METADATA, re.sub(r"<[^>]*>", "\n", text), place)
    elif kind == "/EmbeddedFile":
        for found in reading("", item.read_bytes()):
            yield Trace(Channel.EMBEDDED, found.text, place) if isinstance(found, Trace) else found
    elif kind not in ("/ObjStm", "/XRef"):
        yield from _unknown_stream(item, place)


def _unknown_stream(item: pikepdf.Stream, place: str) -> Iterator[Trace]:
    """A font's program, a map, a colour profile, or data nobody reads: what it spells, line by line."""
    data = item.read_bytes()
    if b"begincmap" in data:
        return
    if data[:4] in _FONT_SIGNATURES:
        yield from (Trace(Channel.FONT, text, place) for text in font_names(data))
        return
    yield from (Trace(Channel.OBJECT, run, place) for run in printable_runs(data))


def _objects(pdf: pikepdf.Pdf, place: str) -> Iterator[Trace]:
    """The strings of all objects, those nothing refers to included; the document's information by itself."""
    info: Any = pdf.trailer.get("/Info")
    own = getattr(info, "objgen", None)
    seen: set[tuple[Channel, str]] = set()
    for item in (*pdf.objects, pdf.trailer):
        is_info = own is not None and own != (0, 0) and getattr(item, "objgen", None) == own
        for channel, text in object_texts(item, Channel.PROPERTY if is_info else None):
            if (channel, text) not in seen:
                seen.add((channel, text))
                yield Trace(channel, text, place)


def _surplus(fonts: Fonts, place: str) -> Iterator[Found]:
    if fonts.unreadable:
        yield Unreadable(Label(*text_of("audit.reason.font")), place)
    for letters in fonts.surplus():
        if letters:
            yield Finding(Feature.GLYPHS, place)
            yield Trace(Channel.FONT, letters, place)


def _picture(item: pikepdf.Stream, place: str) -> Iterator[Found]:
    raw = item.read_raw_bytes()
    if item.get("/Filter") in ("/DCTDecode", "/JPXDecode"):
        yield from picture_traces(raw, place)
        return
    codes = _codes_of(raw, item)
    yield from (Trace(Channel.CODE, code, place) for code in codes)
    yield Picture(hashlib.sha256(raw).hexdigest(), len(codes), place)


class _Stored:
    """A picture that is the same as another where its bytes are, so that a logo is looked at once."""

    def __init__(self, raw: bytes, item: pikepdf.Stream) -> None:
        self.raw = raw
        self.item = item

    def __hash__(self) -> int:
        return hash(self.raw)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Stored) and other.raw == self.raw


def _codes_of(raw: bytes, item: pikepdf.Stream) -> tuple[str, ...]:
    return _codes(_Stored(raw, item))


@lru_cache(maxsize=64)
def _codes(stored: _Stored) -> tuple[str, ...]:
    try:
        picture = pikepdf.PdfImage(stored.item).as_pil_image()
    except (ValueError, TypeError, NotImplementedError, pikepdf.PdfError, pikepdf.UnsupportedImageTypeError):
        return ()
    return tuple(codes_on(picture.convert("L")))


def _orphans(content: bytes, known: set[tuple[int, int]], place: str) -> Iterator[Found]:
    """Objects in the file's bytes that its table does not list: left by an update, or put there by hand."""
    skeleton = _STREAM.sub(b"endstream", content)
    numbers = {(int(number), int(generation)) for number, generation in _OBJECT.findall(skeleton)}
    others = {gen for gen in numbers - known if not _is_table(skeleton, gen)}
    if others:
        yield Finding(Feature.ORPHANS, place)
        yield from (Trace(Channel.OBJECT, run, place) for run in printable_runs(skeleton))


def _is_table(skeleton: bytes, gen: tuple[int, int]) -> bool:
    """Streams that hold the table and packed objects are listed nowhere themselves."""
    at = skeleton.find(b"%d %d obj" % gen)
    return re.search(rb"/(?:XRef|ObjStm)\b", skeleton[at : skeleton.find(b"endobj", at)]) is not None


def drawn_codes(content: bytes, password: str, place: str) -> Iterator[Found]:
    """The payload of codes on the pages as they look: drawn by filled boxes, too. And their text as it is laid out."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content, password=password or None)
    try:
        for page in document:
            text = page.get_textpage()
            yield from (Trace(Channel.LAYOUT, line, place) for line in text.get_text_range().splitlines())
            text.close()
            bitmap = page.render(scale=_CODE_SCALE, grayscale=True)
            yield from (Trace(Channel.CODE, code, place) for code in dict.fromkeys(codes_on_page(bitmap.to_pil())))
            bitmap.close()
            page.close()
    finally:
        document.close()
