"""Brings drawn objects into a print job: gives them new numbers and writes equal pictures (the logo) only once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cardgen.rendering.pdf.drawn import REFERENCE, Piece, references
from cardgen.rendering.pdf.object_writer import ObjectWriter


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a document's objects went: its numbers and the job's, and the job's key for its first parent tree entry."""

    numbers: Mapping[int, int]
    first_key: int

    def body(self, body: bytes) -> bytes:
        """A serialised object as it reads in the job."""
        return REFERENCE.sub(self._replaced, body)

    def _replaced(self, found: re.Match[bytes]) -> bytes:
        if found[1]:
            return b"%d 0 R" % self.numbers[int(found[1])]
        return b"%d" % (self.first_key + int(found[2])) if found[2] else found[0]


class PieceMover:
    """Writes pieces of any number of documents to one file."""

    def __init__(self, writer: ObjectWriter) -> None:
        self._writer = writer
        self._images: dict[bytes, int] = {}

    def move(self, pieces: Iterable[Piece], known: Mapping[int, int], first_key: int = 0) -> Moved:
        """Write a document's pieces; `known` are numbers that already have a place in the job."""
        numbers = dict(known)
        moved = Moved(numbers, first_key)
        others = []
        for piece in sorted(pieces, key=lambda piece: (any(references(piece.body)), piece.number)):
            if piece.payload is not None and b"/Subtype /Image" in piece.body:
                numbers[piece.number] = self._image(moved.body(piece.body), piece.payload)
            else:
                if piece.number not in known:
                    numbers[piece.number] = self._writer.reserve()
                others.append(piece)
        for piece in others:
            self._write(numbers[piece.number], moved.body(piece.body), piece.payload)
        return moved

    def _image(self, body: bytes, payload: bytes) -> int:
        """The number of a picture. Its mask, which refers to nothing, has come before it."""
        digest = hashlib.sha256(body + payload).digest()
        if digest not in self._images:
            self._images[digest] = self._writer.reserve()
            self._write(self._images[digest], body, payload)
        return self._images[digest]

    def _write(self, number: int, body: bytes, payload: bytes | None) -> None:
        if payload is None:
            self._writer.write(number, body)
        else:
            self._writer.write_stream(number, body, payload)
