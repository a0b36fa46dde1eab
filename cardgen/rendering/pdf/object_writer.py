"""Writes a PDF's objects to a file as they come, in compressed object streams (ISO 32000-1, 7.5.7 and 7.5.8).

Only where each object stands is kept in memory: a card has about 600 objects, and libraries that hold them all
need a megabyte per card.
"""

from __future__ import annotations

import zlib
from typing import BinaryIO

PER_STREAM = 200
"""Objects per object stream: enough to compress well; a reader unpacks one stream to get at one object."""

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_FREE, _PLAIN, _PACKED = 0, 1, 2
_WIDTHS = (1, 5, 2)
"""Bytes of a cross-reference row: kind, place (byte offset, or number of the object stream), index in that stream."""
_ROW = sum(_WIDTHS)


class ObjectWriter:
    """An open PDF. Reserve a number, refer to it, and write the object any time before `close`."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._at = 0
        self._rows = bytearray(_row(_FREE, 0, 65535))
        self._packing: list[tuple[int, bytes]] = []
        self._put(_HEADER)

    def reserve(self) -> int:
        """A new object number."""
        self._rows += _row(_FREE, 0, 0)
        return len(self._rows) // _ROW - 1

    def write(self, number: int, body: bytes) -> None:
        """Write a dictionary, an array or another plain object."""
        self._packing.append((number, body))
        if len(self._packing) == PER_STREAM:
            self._pack()

    def write_stream(self, number: int, dictionary: bytes, payload: bytes) -> None:
        """Write a stream; its dictionary already names filter and length."""
        self._place(number, _PLAIN, self._at)
        self._put(b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (number, dictionary, payload))

    def add(self, body: bytes) -> int:
        """Write a plain object and give its number."""
        number = self.reserve()
        self.write(number, body)
        return number

    def close(self, root: int, info: int) -> None:
        """Write the cross-reference stream; `root` is the catalog, `info` the document information."""
        self._pack()
        own, start = self.reserve(), self._at
        self._place(own, _PLAIN, start)
        packed = zlib.compress(self._rows, 9)
        widths = b" ".join(b"%d" % width for width in _WIDTHS)
        dictionary = b"<</Type /XRef /Size %d /W [%b] /Root %d 0 R /Info %d 0 R /Filter /FlateDecode /Length %d>>"
        self.write_stream(own, dictionary % (len(self._rows) // _ROW, widths, root, info, len(packed)), packed)
        self._put(b"startxref\n%d\n%%%%EOF\n" % start)

    def _pack(self) -> None:
        if not self._packing:
            return
        stream = self.reserve()
        offsets, position = [], 0
        for index, (number, body) in enumerate(self._packing):
            self._place(number, _PACKED, stream, index)
            offsets.append(b"%d %d" % (number, position))
            position += len(body) + 1
        head = b" ".join(offsets) + b"\n"
        payload = zlib.compress(head + b"\n".join(body for _, body in self._packing))
        dictionary = b"<</Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d>>"
        self.write_stream(stream, dictionary % (len(self._packing), len(head), len(payload)), payload)
        self._packing = []

    def _place(self, number: int, kind: int, at: int, index: int = 0) -> None:
        self._rows[number * _ROW : (number + 1) * _ROW] = _row(kind, at, index)

    def _put(self, data: bytes) -> None:
        self._out.write(data)
        self._at += len(data)


def _row(*values: int) -> bytes:
    return b"".join(value.to_bytes(width, "big") for value, width in zip(values, _WIDTHS, strict=True))
