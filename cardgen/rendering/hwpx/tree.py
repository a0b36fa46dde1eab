"""Small steps on a tree of elements with text between them."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.rendering.hwpx.owpml import CELL, LIST, PARAGRAPH, ROW, TABLE
from cardgen.rendering.office.xml_parts import Element


def put_before(element: Element, text: str) -> None:
    """Put a text before an element, after what stands there already."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def put_after(element: Element, text: str) -> None:
    """Put a text directly behind an element."""
    element.tail = text + (element.tail or "")


def take_out(element: Element) -> None:
    """Remove an element and leave the text behind it."""
    if element.tail:
        put_before(element, element.tail)
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def around(element: Element, tag: str) -> Element | None:
    """The nearest element of that kind the element stands in."""
    return next(element.iterancestors(tag), None)


def own_rows(table: Element) -> list[Element]:
    """The rows of a table, not those of tables inside it."""
    return list(table.iterchildren(ROW))


def own_cells(row: Element) -> list[Element]:
    """The cells of a row."""
    return list(row.iterchildren(CELL))


def own_paragraphs(cell: Element) -> Iterator[Element]:
    """The paragraphs of a cell, not those of tables inside it."""
    for inner in cell.iterchildren(LIST):
        yield from inner.iterchildren(PARAGRAPH)


def outermost(table: Element) -> bool:
    """True for a table that stands in no other."""
    return around(table, TABLE) is None
