"""Puts the printed index together: pages, fonts, structure, bookmarks, metadata."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from cardgen.errors import TemplateError
from cardgen.fonts import character_name
from cardgen.messages import say
from cardgen.model.indexview import IndexRow, IndexView
from cardgen.model.problem import Problem
from cardgen.rendering.index_pdf.drawing import PageDrawing
from cardgen.rendering.index_pdf.layout import Faces, Layout, lay_out
from cardgen.rendering.index_pdf.structure import Mark, Structure
from cardgen.rendering.typesetting.typeface import FontShelf, Unprintable

FILE = "index.pdf"
"""How problems name this list."""

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>"""


def render_index_pdf(view: IndexView) -> bytes:
    """The printed index.

    Raises TemplateError for a character no font prints, and EnvironmentMissing where there is no Korean font.
    """
    try:
        return _rendered(view)
    except Unprintable as missing:  # in a label, or in the company's name: cards have been looked through before
        problem = Problem("T403", FILE, args={"code_point": character_name(missing.code_point)})
        raise TemplateError((problem,)) from None


def _rendered(view: IndexView) -> bytes:
    from pikepdf import Dictionary, ObjectStreamMode, Pdf

    with FontShelf() as shelf, Pdf.new() as pdf:
        faces = Faces.of(shelf)
        parts = [(part, lay_out(part, faces)) for part in _parts(view)]
        structure = Structure(pdf)
        resources = pdf.make_indirect(Dictionary())
        pages = [[_blank_page(pdf, layout, resources) for _ in layout.pages] for _, layout in parts]
        for (part, layout), own in zip(parts, pages, strict=True):
            for at, page in enumerate(own):
                _draw(part, layout, faces, structure, page, at)
        resources.Font = shelf.resources(pdf)
        _describe(pdf, view)
        pdf.Root.StructTreeRoot = structure.finish()
        _bookmarks(pdf, structure.marks)
        out = BytesIO()
        pdf.save(out, min_version="1.7", deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


def _parts(view: IndexView) -> Iterator[IndexView]:
    """What is printed one after the other: the list, and the totals as a list of their own."""
    if view.columns:
        yield replace(view, summary=None)
    if view.summary:
        groups = (IndexRow(table.label, row, table.label) for table in view.summary.tables for row in table.rows)
        title = f"{view.title} · {view.summary.label}" if view.columns else view.title
        yield replace(view, title=title, columns=view.summary.columns, name=0, rows=tuple(groups))


def _blank_page(pdf: Any, layout: Layout, resources: Any) -> Any:
    from pikepdf import Array, Dictionary, Name, Page

    page = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, *layout.size]), Resources=resources, Tabs=Name.S)
    pdf.pages.append(Page(pdf.make_indirect(page)))
    return pdf.pages[-1].obj


def _draw(view: IndexView, layout: Layout, faces: Faces, structure: Structure, page: Any, at: int) -> None:
    drawing = PageDrawing(view, layout, faces, structure.page(page))
    if at == 0 and view.summary:
        drawing.title("", view.summary.note)
    elif at == 0:
        drawing.title(say("index.printed.count", view.language, count=f"{len(view.rows):,}"))
    drawing.rows(layout.pages[at])
    whose = view.note or " · ".join(filter(None, (view.company, view.title)))
    number, pages = str(drawing.number), str(len(structure.pdf.pages))
    drawing.foot(whose, say("index.printed.page", view.language, page=number, pages=pages))
    page.Contents = structure.pdf.make_stream(drawing.content())


def _describe(pdf: Any, view: IndexView) -> None:
    """Language, title and the mark of a tagged document (ISO 14289-1, 5 and 7.1); no dates, no producer."""
    from pikepdf import Dictionary, Name, String

    title = " · ".join(filter(None, (view.title, view.company)))
    pdf.Root.Lang = String(view.language)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True, PrintScaling=Name("/None"))
    pdf.docinfo.Title = title
    metadata = pdf.make_stream(_XMP.format(title=escape(title)).encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = metadata


def _bookmarks(pdf: Any, marks: Sequence[Mark]) -> None:
    from pikepdf import Array, Name, OutlineItem

    with pdf.open_outline() as outline:
        for mark in marks:
            item = OutlineItem(mark.text)
            target = pdf.pages[mark.page].obj
            item.destination = Array([target, Name.XYZ, 0, float(target.MediaBox[3]) - mark.top, 0])
            outline.root.append(item)
