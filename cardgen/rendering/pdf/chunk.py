"""Some cards laid out and drawn, as objects that a print job renumbers and appends; they pickle, for workers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from itertools import chain
from typing import Any

from cardgen.model.cardview import CardView
from cardgen.model.imposition import AS_THEY_COME, Imposition
from cardgen.rendering.pdf.drawn import Drawn, Piece, draw, number_of, references
from cardgen.rendering.pdf.renderer import PdfRenderer


@dataclass(frozen=True, slots=True)
class FontUse:
    """The glyphs drawn from one font: their widths (1/1000 em) and the text each stands for, by glyph id.

    `name` is the font's key in content streams, the same wherever the same font is used; `family`, `weight` (CSS) and
    `style` (0 normal, 1 oblique, 2 italic) select it again.
    """

    name: str
    family: str
    weight: int
    style: int
    widths: Mapping[int, float] = field(repr=False)
    texts: Mapping[int, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark of the first level without its neighbours; `visible` counts it and the bookmarks open below it."""

    piece: Piece
    visible: int


@dataclass(frozen=True, slots=True)
class Shared:
    """Numbers of objects of which a print job has one each: tree of pages, font dictionary, root of the tags."""

    pages: int
    fonts: int
    document: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """Drawn cards; numbers name pieces, or what is `shared`.

    `parents` holds the values of the tags' parent tree, serialised, their keys counted from 0; `language` and `info`
    are serialised too.
    """

    pieces: tuple[Piece, ...] = field(repr=False)
    shared: Shared
    pages: tuple[int, ...]
    elements: tuple[int, ...] = field(repr=False)
    parents: tuple[bytes, ...] = field(repr=False)
    bookmarks: tuple[Bookmark, ...] = field(repr=False)
    metadata: int
    info: bytes
    language: bytes
    fonts: tuple[FontUse, ...]


def render_chunk(
    renderer: PdfRenderer, views: Sequence[CardView], first: int, how: Imposition = AS_THEY_COME, *, fill: bool = False
) -> Chunk:
    """Lay out each view as a document of its own (so that its pages count from 1) and draw them all as one.

    `first` is the position of the first view in the print job; it keeps the table headers' names of chunks apart.
    `how` says what comes onto a sheet; with `fill` one view is repeated until the sheet is full.
    Raises TemplateError where a card cannot be printed whole.
    """
    from weasyprint.pdf.metadata import DocumentMetadata

    from cardgen.rendering.pdf.imposed import impose, places_on_sheet

    documents = [renderer.lay_out(view) for view in views]
    while fill and len(documents) * places_on_sheet(documents[0].pages, how) % max(how.per_sheet, 1):
        documents.append(renderer.lay_out(views[0]))
    whole = documents[0].copy(impose([document.pages for document in documents], how, renderer.zoom))
    whole.metadata = DocumentMetadata(title=views[0].title, lang=views[0].language)
    return draw(renderer, whole, views, lambda drawn: _chunk(drawn, whole.fonts.values(), f"{first}-"))


def _chunk(drawn: Drawn, fonts: Iterable[Any], prefix: str) -> Chunk:
    structure = drawn.at(drawn.catalog["StructTreeRoot"])
    document = drawn.at(structure["K"][0])
    _rename_headers(drawn, prefix)
    _mark_keys(drawn)
    pages = tuple(drawn.pages["Kids"][::3])
    elements = tuple(map(number_of, document["K"]))
    parents = tuple(map(_serialised, drawn.at(structure["ParentTree"])["Nums"][1::2]))
    bookmarks = tuple(_bookmarks(drawn))
    shared = Shared(drawn.pages.number, drawn.fonts, document.number)
    metadata = number_of(drawn.catalog["Metadata"])
    loose = chain.from_iterable(map(references, (*parents, *(mark.piece.body for mark in bookmarks))))
    left_out = {*astuple(shared), *(mark.piece.number for mark in bookmarks)}
    return Chunk(
        pieces=tuple(drawn.reachable((*pages, *elements, metadata, *loose), left_out)),
        shared=shared,
        pages=pages,
        elements=elements,
        parents=parents,
        bookmarks=bookmarks,
        metadata=metadata,
        info=drawn.info.data,
        language=_serialised(drawn.catalog["Lang"]),
        fonts=tuple(map(_font_use, fonts)),
    )


def _rename_headers(drawn: Drawn, prefix: str) -> None:
    """Headers of tables are named for their object's number, which other chunks have too; cells share the name."""
    for item in drawn:
        if isinstance(item, dict) and "ID" in item:
            item["ID"].string = f"{prefix}{item['ID'].string}"


def _mark_keys(drawn: Drawn) -> None:
    for item in drawn:
        if isinstance(item, dict):
            item.update({key: f"@{item[key]}" for key in ("StructParents", "StructParent") if key in item})


def _bookmarks(drawn: Drawn) -> Iterator[Bookmark]:
    if "Outlines" not in drawn.catalog:
        return
    at = drawn.at(drawn.catalog["Outlines"])["First"]
    while at is not None:
        item = drawn.at(at)
        at = item.pop("Next", None)
        item.pop("Prev", None)
        item.pop("Parent")
        yield Bookmark(Piece(item.number, item.data), 1 + max(0, item["Count"]))


def _serialised(value: Any) -> bytes:
    data: bytes = value if isinstance(value, bytes) else value.data
    return data


def _font_use(font: Any) -> FontUse:
    return FontUse(font.hash, font.family, font.weight, font.style, dict(font.widths), dict(font.to_unicode))
