"""What is packed by gzip, bzip2 or xz, and the files of tar archives, so that an erasure can look into them."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Callable
from dataclasses import dataclass, field

_MOST = 64 * 1024 * 1024
"""Bytes that are unpacked of one file: a small one may unpack to any size."""
_TAR_AT, _TAR = 257, b"ustar"
_OPENERS: tuple[tuple[bytes, Callable[[io.BytesIO], io.BufferedIOBase]], ...] = (
    (b"\x1f\x8b", lambda file: gzip.GzipFile(fileobj=file)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\0", lzma.LZMAFile),
)
"""What such files begin with (RFC 1952, 2.3.1; bzip2; the .xz file format, 2.1.1.1)."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The files that were packed; `whole` where that is all of them."""

    parts: tuple[bytes, ...] = field(repr=False)
    whole: bool = True


def is_packed(content: bytes) -> bool:
    """True for a file that begins as such files do."""
    begins = tuple(it for it, _ in _OPENERS)
    return content.startswith(begins) or content[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR


def unpacked_from(content: bytes) -> Unpacked | None:
    """What is packed in a file; None for one that is not packed so. A damaged one gives as much as can be read."""
    if content[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR:
        return _from_tar(content)
    opener = next((it for begins, it in _OPENERS if content.startswith(begins)), None)
    return _from_stream(opener(io.BytesIO(content))) if opener else None


def _from_stream(stream: io.BufferedIOBase) -> Unpacked:
    found = bytearray()
    try:
        while len(found) <= _MOST and (piece := stream.read1(io.DEFAULT_BUFFER_SIZE)):
            found += piece
    except (OSError, EOFError, lzma.LZMAError, ValueError):
        return Unpacked((bytes(found),), whole=False)
    return Unpacked((bytes(found[:_MOST]),), whole=len(found) <= _MOST)


def _from_tar(content: bytes) -> Unpacked:
    parts: list[bytes] = []
    try:
        with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive:
            for member in archive:
                parts.append(f"{member.name}\n{member.linkname}\n{member.uname}".encode("utf-8", "replace"))
                if member.isfile() and (file := archive.extractfile(member)):
                    parts.append(file.read())
    except (tarfile.TarError, OSError, ValueError):
        return Unpacked((*parts, content), whole=False)
    return Unpacked(tuple(parts))
