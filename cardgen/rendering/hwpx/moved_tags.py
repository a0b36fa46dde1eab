"""Moves the tags that stand for a whole paragraph, row or cell to where that element was."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.rendering.hwpx.late import EMPTY
from cardgen.rendering.hwpx.owpml import CELL, HP, LIST, PARAGRAPH, ROW, RUN, TEXT
from cardgen.rendering.hwpx.tags import PLACE, Tag, Tags, place_of
from cardgen.rendering.hwpx.tree import around, put_after, put_before, take_out
from cardgen.rendering.office.xml_parts import Element

_ELEMENTS = {"p": PARAGRAPH, "tr": ROW, "tc": CELL}


def set_spans(root: Element, tags: Tags) -> Iterator[Tag]:
    """Let cells reach over as many columns as their `{% colspan %}` says. Gives those that stand in no cell."""
    for text in root.iter(TEXT):
        for piece, at in [*_scoped(text, tags)]:
            if tags.found[at].scope == "colspan":
                cell = around(text, CELL)
                span = None if cell is None else cell.find(f"{HP}cellSpan")
                if span is None:
                    yield tags.found[at]
                else:
                    span.set("colSpan", place_of(at))
                _erase(piece, place_of(at))


def move_tags(root: Element, tags: Tags) -> Iterator[Tag]:
    """Put the tags in their places. Gives those that stand in no such element."""
    moved: dict[Element, list[str]] = {}
    for text in root.iter(TEXT):
        for piece, at in [*_scoped(text, tags)]:
            home = around(text, _ELEMENTS[tags.found[at].scope])
            if home is None:
                yield tags.found[at]
            else:
                moved.setdefault(home, []).append(place_of(at))
            _erase(piece, place_of(at))
    for element, places in moved.items():
        _replace(element, "".join(places))


def _scoped(text: Element, tags: Tags) -> Iterator[tuple[Element, int]]:
    """The places with a scope in a text, each with the element whose own text or tail holds it."""
    for element in (text, *text.iterchildren()):
        content = (element.text if element is text else element.tail) or ""
        for found in PLACE.finditer(content):
            if tags.found[int(found[1])].scope:
                yield element, int(found[1])


def _erase(element: Element, place: str) -> None:
    if element.tag == TEXT and place in (element.text or ""):
        element.text = (element.text or "").replace(place, "")
    else:
        element.tail = (element.tail or "").replace(place, "")


def _replace(element: Element, places: str) -> None:
    """Put places where an element was. A section's first paragraph stays: it carries the page."""
    if element.find(f"{RUN}/{HP}secPr") is not None:
        for text in element.iterfind(f"{RUN}/{TEXT}"):
            text.clear()
        put_after(element, places)
        return
    home = element.getparent()
    if element.tag == PARAGRAPH and home is not None and home.tag == LIST and EMPTY not in home.attrib:
        run = element.find(RUN)
        letter = "0" if run is None else run.get("charPrIDRef", "0")
        home.set(EMPTY, f"{element.get('paraPrIDRef', '0')} {element.get('styleIDRef', '0')} {letter}")
    put_before(element, places)
    take_out(element)
