"""Any number of cards in one PDF: a bookmark per card, each font once, tags kept, memory flat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import BinaryIO

from cardgen.model.imposition import Flip
from cardgen.rendering.pdf.chunk import Bookmark, Chunk
from cardgen.rendering.pdf.drawn import Piece
from cardgen.rendering.pdf.font_pool import FontPool
from cardgen.rendering.pdf.object_writer import ObjectWriter
from cardgen.rendering.pdf.piece_mover import Moved, PieceMover
from cardgen.rendering.pdf.renderer import PdfRenderer

CARDS_PER_CHUNK = 10
"""Cards drawn together. More save no time; each costs four megabytes until its chunk is appended."""


_PREFERENCES = b"/DisplayDocTitle true /PrintScaling /None"
"""Printed in its own size: forms and stock are measured in millimetres (ISO 32000-1, 12.2)."""
_DUPLEX = {
    None: b"",
    Flip.LONG_EDGE: b" /Duplex /DuplexFlipLongEdge",
    Flip.SHORT_EDGE: b" /Duplex /DuplexFlipShortEdge",
}


@dataclass(frozen=True, slots=True)
class _Shared:
    """Numbers of the objects of which the file has one."""

    pages: int
    fonts: int
    document: int
    structure: int


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the first chunk says of the whole: the number of its XMP metadata, information and language, serialised."""

    metadata: int
    info: bytes
    language: bytes


class PrintJob:
    """Appends chunks to one file. They come in the order of the cards, wherever they were drawn."""

    def __init__(self, out: BinaryIO, flip: Flip | None = None) -> None:
        """`out` is written front to back, so it need not be seekable; `flip` is how the printer turns the sheets."""
        self._flip = flip
        self._writer = ObjectWriter(out)
        self._mover = PieceMover(self._writer)
        self._shared = _Shared(*(self._writer.reserve() for _ in fields(_Shared)))
        self._fonts = FontPool()
        self._pages: list[int] = []
        self._elements: list[int] = []
        self._parents: list[bytes] = []
        self._bookmarks: list[Bookmark] = []
        self._facts: _Facts | None = None

    def add(self, chunk: Chunk) -> None:
        """Append a chunk's cards."""
        known = {chunk.shared.pages: self._shared.pages, chunk.shared.fonts: self._shared.fonts}
        known[chunk.shared.document] = self._shared.document
        known.update((mark.piece.number, self._writer.reserve()) for mark in chunk.bookmarks)
        moved = self._mover.move(chunk.pieces, known, first_key=len(self._parents))
        self._fonts.add(chunk.fonts)
        self._pages += (moved.numbers[page] for page in chunk.pages)
        self._elements += (moved.numbers[element] for element in chunk.elements)
        self._parents += (self._parent(moved.body(value)) for value in chunk.parents)
        self._bookmarks += (_moved_bookmark(mark, moved) for mark in chunk.bookmarks)
        self._facts = self._facts or _Facts(moved.numbers[chunk.metadata], chunk.info, chunk.language)

    def finish(self, renderer: PdfRenderer) -> int:
        """Write what the cards share and end the file; returns the number of pages.

        `renderer` embeds the fonts. It is asked for only now: appending alone does not load the PDF engine.
        """
        if self._facts is None:
            raise ValueError("a print job needs a card")
        shared, writer = self._shared, self._writer
        self._write_fonts(renderer)
        self._write_structure()
        pages = (len(self._pages), _listed(self._pages))
        writer.write(shared.pages, b"<</Type /Pages /Count %d /Kids [%b]>>" % pages)
        root = writer.add(
            b"<</Type /Catalog /Pages %d 0 R /StructTreeRoot %d 0 R /Outlines %d 0 R /Metadata %d 0 R /Lang %b"
            b" /MarkInfo <</Marked true>> /ViewerPreferences <<%b>>>>"
            % (
                shared.pages,
                shared.structure,
                self._outlines(),
                self._facts.metadata,
                self._facts.language,
                _PREFERENCES + _DUPLEX[self._flip],
            )
        )
        writer.close(root, writer.add(self._facts.info))
        return len(self._pages)

    def _parent(self, value: bytes) -> bytes:
        """A parent tree entry: a page's list becomes an object of its own, an annotation's element is a reference."""
        return b"%d 0 R" % self._writer.add(value) if value.startswith(b"[") else value

    def _write_fonts(self, renderer: PdfRenderer) -> None:
        number, pieces = self._fonts.embedded(renderer)
        self._mover.move(pieces, {number: self._shared.fonts})

    def _write_structure(self) -> None:
        shared, writer = self._shared, self._writer
        keyed = b" ".join(b"%d %b" % entry for entry in enumerate(self._parents))
        tree = writer.add(b"<</Nums [%b]>>" % keyed)
        writer.write(
            shared.structure,
            b"<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>"
            % (shared.document, tree, len(self._parents)),
        )
        writer.write(
            shared.document,
            b"<</Type /StructElem /S /Document /P %d 0 R /K [%b]>>" % (shared.structure, _listed(self._elements)),
        )

    def _outlines(self) -> int:
        """Link the cards' bookmarks to each other; returns the number of their root."""
        root = self._writer.reserve()
        numbers = [mark.piece.number for mark in self._bookmarks]
        for at, mark in enumerate(self._bookmarks):
            links = b"/Parent %d 0 R" % root
            if at:
                links += b" /Prev %d 0 R" % numbers[at - 1]
            if mark is not self._bookmarks[-1]:
                links += b" /Next %d 0 R" % numbers[at + 1]
            self._writer.write(mark.piece.number, b"%b %b>>" % (mark.piece.body.removesuffix(b">>"), links))
        ends = b"/First %d 0 R /Last %d 0 R" % (numbers[0], numbers[-1]) if numbers else b""
        visible = sum(mark.visible for mark in self._bookmarks)
        self._writer.write(root, b"<</Type /Outlines /Count %d %b>>" % (visible, ends))
        return root


def _moved_bookmark(mark: Bookmark, moved: Moved) -> Bookmark:
    return Bookmark(Piece(moved.numbers[mark.piece.number], moved.body(mark.piece.body)), mark.visible)


def _listed(numbers: Iterable[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)
