"""Turns a section of an HWPX file into Jinja2 source, and knows for each tag in which paragraph it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from cardgen.rendering.hwpx.grid import Edges, edges_of
from cardgen.rendering.hwpx.late import place_late
from cardgen.rendering.hwpx.moved_tags import move_tags, set_spans
from cardgen.rendering.hwpx.named_places import Place, named_places, print_at
from cardgen.rendering.hwpx.owpml import CELL, HP, PARAGRAPH, ROW, TABLE, TEXT, number
from cardgen.rendering.hwpx.pictures import print_slots
from cardgen.rendering.hwpx.repeated_rows import number_spans, repeat_rows
from cardgen.rendering.hwpx.sheet import AS_DRAWN, Drawing, draw
from cardgen.rendering.hwpx.tags import PLACE, Tag, Tags, clear_reserved, mark_tags, paragraph_text
from cardgen.rendering.hwpx.tree import around, outermost, own_cells, own_rows
from cardgen.rendering.office.xml_parts import Element

_LINES = f"{HP}linesegarray"
_OPENING = re.compile(r"\{(?=[{%#]|$)")


@dataclass(frozen=True, slots=True)
class Source:
    """A section as Jinja2 source with a line for each tag; `places` are the paragraphs of the tags by their order.

    `strange` are places with a name no field can have or outside the rows of their list, `unended` the paragraphs with
    a field that does not end, `homeless` tags for a row or cell where there is none.
    """

    text: str = field(repr=False)
    places: tuple[int, ...] = field(repr=False)
    lines: tuple[int, ...] = field(repr=False)
    tags: Tags = field(repr=False)
    strange: tuple[Place, ...] = field(repr=False)
    unended: tuple[int, ...] = ()
    homeless: tuple[Tag, ...] = ()

    def paragraph(self, line: int) -> int:
        """The 1-based paragraph of the tag on this line of the source; 1 where no tag stands before it."""
        at = bisect_right(self.lines, line)
        return self.places[at - 1] if at else 1


def read_source(root: Element, drawing: Drawing = AS_DRAWN) -> Source:
    """The source of a section's tree, which this uses up, drawn for a sheet."""
    paragraphs = [*root.iter(PARAGRAPH)]
    numbers = {paragraph: at for at, paragraph in enumerate(paragraphs, 1)}
    for paragraph in paragraphs:
        clear_reserved(paragraph)
    tags = Tags(tuple(map(paragraph_text, paragraphs)))
    _without_layout(root)
    places = [*named_places(root, numbers)]
    known = [place for place in places if place.code]
    unended = tuple(place.paragraph for place in known if not print_at(place, tags))
    for paragraph, at in numbers.items():
        mark_tags(paragraph, at, tags)
    print_slots(root, numbers, tags)
    homeless = [*set_spans(root, tags)]
    if drawing != AS_DRAWN:
        draw(root, drawing)
    tables = _prepare_tables(root, [place for place in known if place.table], tags)
    outside = [*repeat_rows(known, tags)]
    homeless += move_tags(root, tags)
    for cell in root.iter(CELL):
        cell.set("name", "")
    place_late(root, tables)
    text, lines, order = _with_tags(etree.tostring(root, encoding="unicode"), tags)
    strange = (*(place for place in places if not place.code), *outside)
    return Source(text, order, lines, tags, strange, unended, tuple(homeless))


def _without_layout(root: Element) -> None:
    """Drop what Hancom Office computed for the old text: where a cached line disagrees, it shows no text at all.

    Blanks between elements go too, so that a line break in the filled template is one in a value.
    """
    for lines in [*root.iter(_LINES)]:
        lines.getparent().remove(lines)  # type: ignore[union-attr] # it is in a paragraph
    for element in root.iter():
        if element.tag != TEXT and not (element.text or "").strip() and len(element):
            element.text = None
        parent = element.getparent()
        if parent is not None and parent.tag != TEXT:
            element.tail = None
    for text in root.iter(TEXT):
        for piece in (text, *text.iterchildren()):
            if piece.tail and piece is not text:
                piece.tail = _one_line(piece.tail)
        text.text = _one_line(text.text or "")


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")


def _prepare_tables(root: Element, columns: list[Place], tags: Tags) -> list[tuple[Element, Edges]]:
    """Let repeated rows go over pages. Gives the tables that tags change, with their columns."""
    repeated: dict[Element, int] = {}
    dynamic: dict[Element, None] = {}
    for place in columns:
        if place.row is not None:
            _note_loop(place.row, repeated, dynamic)
    for text in root.iter(TEXT):
        for found in PLACE.finditer("".join(text.itertext())):
            tag = tags.found[int(found[1])]
            row, table = around(text, ROW), around(text, TABLE)
            if tag.scope == "tr" and " for " in tag.code and row is not None:
                _note_loop(row, repeated, dynamic)
            elif tag.scope in {"tr", "tc"} and table is not None:
                dynamic[table] = None
    for span in root.iter(f"{HP}cellSpan"):
        table = around(span, TABLE)
        if table is not None and PLACE.search(span.get("colSpan", "")):
            dynamic[table] = None
    for table, at in repeated.items():
        _break_over_pages(table, at)
    number_spans(dynamic)
    return [(table, edges_of(table)) for table in dynamic]


def _note_loop(row: Element, repeated: dict[Element, int], dynamic: dict[Element, None]) -> None:
    table = row.getparent()
    if table is not None and table.tag == TABLE:
        dynamic[table] = None
        repeated.setdefault(table, own_rows(table).index(row))


def _break_over_pages(table: Element, first: int) -> None:
    """Let a table with repeated rows go on on the next page, under its header where that is the one row before them."""
    position = table.find(f"{HP}pos")
    if position is None or not outermost(table):
        return
    position.set("treatAsChar", "0")
    table.set("pageBreak", "CELL")
    table.set("repeatHeader", "1")
    cells = [cell for row in own_rows(table) for cell in own_cells(row)]
    if first == 1 and not any(number(cell, "header") for cell in cells):
        for cell in own_cells(own_rows(table)[0]):
            cell.set("header", "1")


def _with_tags(xml: str, tags: Tags) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """The source, the lines of its tags, and their paragraphs: each tag holds a line break, which Jinja2 ignores."""
    pieces, lines, order = [*_pieces(xml, tags)], [], []
    line = 1
    for piece in pieces:
        if isinstance(piece, Tag):
            line += 1
            lines.append(line)
            order.append(piece.paragraph)
        else:
            line += piece.count("\n")
    text = "".join(_broken(piece.code) if isinstance(piece, Tag) else piece for piece in pieces)
    return text, tuple(lines), tuple(order)


def _pieces(xml: str, tags: Tags) -> Iterator[str | Tag]:
    done = 0
    for place in PLACE.finditer(xml):
        yield _literal(xml[done : place.start()])
        yield tags.found[int(place[1])]
        done = place.end()
    yield _literal(xml[done:])


def _literal(xml: str) -> str:
    """The same XML without what Jinja2 would take for a tag: in attributes, in texts nobody fills in."""
    return _OPENING.sub("&#123;", xml)


def _broken(code: str) -> str:
    """A line break behind what opens the tag: `{%`, `{%-`, `{{-`."""
    head = 3 if code[2:3] in {"-", "+"} else 2
    return f"{code[:head]}\n{code[head:]}"
