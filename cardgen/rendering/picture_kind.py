"""Tells what kind of picture some bytes are, and how large it is."""

from __future__ import annotations

import struct
from dataclasses import dataclass

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_JPEG_MARK = 0xFF
_JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of the frames that hold a JPEG's size (ITU-T T.81, table B.1)."""


class UnknownPictureError(ValueError):
    """The logo is neither PNG nor JPEG, or is cut off."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's file type and its size in pixels."""

    suffix: str
    width: int
    height: int


def picture_of(content: bytes) -> Picture:
    """Read type and size from a picture's first bytes. Raises UnknownPictureError."""
    try:
        if content.startswith(_PNG):
            width, height = struct.unpack_from(">II", content, 16)
            return _sound(Picture("png", width, height))
        if content.startswith(_JPEG):
            return _sound(_jpeg(content))
    except (struct.error, IndexError) as error:
        raise UnknownPictureError from error
    raise UnknownPictureError


def _sound(picture: Picture) -> Picture:
    if not picture.width or not picture.height:
        raise UnknownPictureError
    return picture


def _jpeg(content: bytes) -> Picture:
    at = 2
    while content[at] == _JPEG_MARK:
        marker = content[at + 1]
        (length,) = struct.unpack_from(">H", content, at + 2)
        if marker in _JPEG_SIZES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return Picture("jpeg", width, height)
        at += 2 + length
    raise UnknownPictureError
