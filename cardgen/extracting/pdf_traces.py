"""Every text of a PDF with the channel it lies in: on its pages, drawn or hidden, and everywhere around them."""

from __future__ import annotations

import io
import re
from collections.abc import Container, Iterable, Iterator
from typing import Any

import pikepdf

from cardgen.extracting.found import Channel, Feature, Finding, Found, Trace, Unreadable
from cardgen.extracting.html_traces import Reading
from cardgen.extracting.neighbours import joined
from cardgen.extracting.package_parts import printable_runs
from cardgen.extracting.pdf_fonts import Fonts
from cardgen.extracting.pdf_geometry import page_box
from cardgen.extracting.pdf_objects import features_of, object_texts
from cardgen.extracting.pdf_page import Drawing
from cardgen.extracting.pdf_pictures import image_traces, is_image
from cardgen.extracting.pdf_streams import comment_traces, stream_traces
from cardgen.extracting.pdf_syntax import COMMENT, skeleton_of, stripped, unowned
from cardgen.extracting.picture_traces import codes_on_page
from cardgen.messages.catalog import text_of
from cardgen.model.problem import Label

_END = re.compile(rb"%%EOF[\r\n\t \0]*")
_OBJECT = re.compile(rb"(?:^|[\r\n])(\d{1,8}) (\d{1,5}) obj\b")
_LAST_OPERATOR = b"\nend"
"""An operator nobody knows, put behind a page's own: it takes what operands are left over there."""

_CODE_SCALE = 1.5
"""Pixels per point: a code of 2 cm comes out at 85 pixels, which is enough for its modules."""


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
    skeleton = skeleton_of(content[start:last])
    for outside in (content[:start], content[last:], unowned(skeleton)):
        if outside.strip(b"\r\n\t \0"):
            yield Finding(Feature.OUTSIDE, place)
            yield from (Trace(Channel.OUTSIDE, run, place) for run in printable_runs(outside))
    for comment in COMMENT.findall(stripped(skeleton)):
        yield from (Trace(Channel.MARKUP, run, place) for run in printable_runs(comment))


def _revision(content: bytes, reading: Reading, password: str, place: str) -> Iterator[Found]:
    with pikepdf.open(io.BytesIO(content), password=password) as pdf:
        fonts = Fonts()
        drawn = set()
        for page in pdf.pages:
            page.contents_add(_LAST_OPERATOR)
            drawn |= {part.objgen for part in _contents(page)}
            yield from _page(page, fonts, place)
        known = set()
        others = []
        for item in pdf.objects:
            known.add(getattr(item, "objgen", (0, 0)))
            if isinstance(item, pikepdf.Stream) and item.objgen not in drawn:
                others.append(item)
            yield from (Finding(feature, place) for feature in features_of(item))
        objects = [*_objects(pdf, place)]
        yield from objects
        yield from _streams(others, fonts, reading, place, {trace.text for trace in objects})
        yield from _surplus(fonts, place)
        yield from _orphans(content, pdf, known, place)


def _streams(
    items: Iterable[pikepdf.Stream], fonts: Fonts, reading: Reading, place: str, said: Container[str]
) -> Iterator[Found]:
    """What lies in streams that are no page's content; packed objects say again what the objects said."""
    for item in items:
        if is_image(item):
            yield from image_traces(item, place)
            continue
        for found in stream_traces(item, fonts, reading, place):
            if item.get("/Type") != "/ObjStm" or not (isinstance(found, Trace) and found.text in said):
                yield found


def _page(page: pikepdf.Page, fonts: Fonts, place: str) -> Iterator[Found]:
    drawing = Drawing(fonts, page.obj.get("/Resources") or page.resources, page_box(page.obj))
    yield from drawing.traces(page.obj, place)
    for part in _contents(page):
        yield from comment_traces(part, place)


def _contents(page: pikepdf.Page) -> list[pikepdf.Stream]:
    """The page's content streams."""
    contents = page.obj.get("/Contents")
    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return [part for part in parts if isinstance(part, pikepdf.Stream)]


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


def _orphans(content: bytes, pdf: pikepdf.Pdf, known: set[tuple[int, int]], place: str) -> Iterator[Found]:
    """Objects in the file's bytes that its table does not list: left by an update, or put there by hand."""
    skeleton = skeleton_of(content)
    numbers = {(int(number), int(generation)) for number, generation in _OBJECT.findall(skeleton)}
    others = (gen for gen in numbers - known if pdf.get_object(gen) is None and not _is_table(skeleton, gen))
    if any(others):
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
            lines = text.get_text_range().splitlines()
            yield from (Trace(Channel.LAYOUT, line, place) for line in (*lines, *joined(lines)))
            text.close()
            bitmap = page.render(scale=_CODE_SCALE, grayscale=True)
            yield from (Trace(Channel.CODE, code, place) for code in dict.fromkeys(codes_on_page(bitmap.to_pil())))
            bitmap.close()
            page.close()
    finally:
        document.close()
