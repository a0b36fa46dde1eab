"""What a picture holds besides what eyes see: EXIF and comments, and the codes drawn on it."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cardgen.extracting.found import Channel, Found, Picture, Trace
from cardgen.extracting.package_parts import printable_runs

if TYPE_CHECKING:
    from PIL.Image import Image

SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF", b"\0\0\x01\0")

_MOST_PIXELS = 50_000_000
"""Larger pictures are not drawn: they count as unknown."""


def is_picture(data: bytes) -> bool:
    """True where the bytes begin as a picture."""
    return data.startswith(SIGNATURES) and not (data.startswith(b"BM") and len(data) < 30)  # noqa: PLR2004 - BMP header


def picture_traces(data: bytes, place: str = "") -> Iterator[Found]:
    """Texts within the picture's bytes, the payload of every code on it, and the picture itself."""
    yield from (Trace(Channel.PICTURE, run, place) for run in printable_runs(data))
    codes = [*codes_on(opened(data))]
    yield from (Trace(Channel.CODE, code, place) for code in codes)
    yield Picture(hashlib.sha256(data).hexdigest(), len(codes), place)


def opened(data: bytes) -> Image | None:
    """The picture in grey, None where it cannot be drawn."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data))
            if picture.width * picture.height > _MOST_PIXELS:
                return None
            return picture.convert("RGBA").convert("L")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def codes_on(picture: Image | None) -> Iterator[str]:
    """The payload of each QR code, barcode or matrix code, whichever way it lies."""
    if picture is None:
        return
    import zxingcpp

    yield from (code.text for code in zxingcpp.read_barcodes(picture) if code.text)


def codes_on_page(picture: Image) -> Iterator[str]:
    """The same for a whole page, in a third of the time: codes lie straight on it, upright or on their side."""
    import zxingcpp
    from PIL.Image import Resampling

    size = (picture.width * 2 // 3, picture.height * 2 // 3)
    smaller = picture.resize(size, Resampling.BILINEAR).rotate(90, expand=True)
    for side in (picture, smaller):
        yield from (code.text for code in zxingcpp.read_barcodes(side, try_rotate=False) if code.text)
