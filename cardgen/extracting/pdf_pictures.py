"""The pictures of a PDF: drawn, in its content, as a thumbnail or as an alternative, and the codes on them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pikepdf

from cardgen.extracting.found import Channel, Found, Picture, Trace
from cardgen.extracting.package_parts import printable_runs
from cardgen.extracting.picture_traces import codes_on, picture_traces

_BROKEN = (ValueError, TypeError, AttributeError, RuntimeError, pikepdf.PdfError, pikepdf.UnsupportedImageTypeError)
"""What a picture that cannot be drawn makes the library raise."""


def is_image(item: pikepdf.Stream) -> bool:
    """True for what says it is a picture, and for what has the size of one: thumbnails need not say so (12.3.4)."""
    if item.get("/Subtype") == "/Form":
        return False
    return item.get("/Subtype") == "/Image" or ("/Width" in item and "/Height" in item)


def image_traces(item: pikepdf.Stream, place: str) -> Iterator[Found]:
    """The picture, the codes on it, and what its file's comments spell."""
    raw = item.read_raw_bytes()
    if item.get("/Filter") in ("/DCTDecode", "/JPXDecode"):
        yield from picture_traces(raw, place)
        return
    item.Subtype = pikepdf.Name.Image  # or the library will not draw it
    codes = _codes(_Stored(raw, item))
    yield from (Trace(Channel.CODE, code, place) for code in codes)
    yield Picture(hashlib.sha256(raw).hexdigest(), len(codes), place)


def inline_traces(image: Any, place: str) -> Iterator[Found]:
    """A picture in the content itself (8.9.7)."""
    raw = bytes(image.unparse())
    yield from (Trace(Channel.PICTURE, run, place) for run in printable_runs(raw))
    codes = _codes_of(image)
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


@lru_cache(maxsize=64)
def _codes(stored: _Stored) -> tuple[str, ...]:
    try:
        image = pikepdf.PdfImage(stored.item)
    except _BROKEN:
        return ()
    return _codes_of(image)


def _codes_of(image: Any) -> tuple[str, ...]:
    try:
        picture = image.as_pil_image()
    except _BROKEN:
        return ()
    return tuple(codes_on(picture.convert("L")))
