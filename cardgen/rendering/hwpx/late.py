"""Places in a template for what can be told only once it is filled: where a cell stands, how high a table is.

They are texts no document holds, so filling needs no second look at elements: `assembly` goes over these places alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from cardgen.rendering.hwpx.grid import Edges, written
from cardgen.rendering.hwpx.owpml import FIELD_BEGIN, FIELD_END, HP, LIST, PARAGRAPH, child, number
from cardgen.rendering.hwpx.repeated_rows import SPANNED, SPANNER
from cardgen.rendering.hwpx.tree import own_cells, own_rows, put_after, put_before
from cardgen.rendering.office.xml_parts import Element

LATE = re.compile("\ufde2([^\ufde3]*)\ufde3")

EMPTY = "cardgenEmpty"
"""Attribute, while a template is prepared, of a list of paragraphs that may lose all: the letter of an empty one."""

_KINDS = (
    *("tbl", "pic", "ole", "container", "rect", "line", "ellipse", "arc", "polygon", "curve", "connectLine", "textart"),
    *("equation", "btn", "radioBtn", "checkBtn", "comboBox", "edit", "listBox", "scrollBar"),
)
_OBJECTS = tuple(f"{HP}{kind}" for kind in _KINDS)
_PARTS = ("cellAddr", "cellSpan", "cellSz")


class Late(StrEnum):
    """The kinds of places, each with what its text holds behind it."""

    TABLE = "T"  # columns
    TABLE_END = "t"
    ROW_COUNT = "r"
    COLUMN_COUNT = "c"
    WIDTH = "w"
    HEIGHT = "h"
    ROW = "R"  # numbers of the cells from above that may reach into it
    ROW_END = "e"
    CELL = "C"  # columns;height;its own number
    LIST_END = "L"  # paragraph layout, style, letter
    OBJECT = "O"  # number
    INSTANCE = "I"  # number
    FIELD = "F"  # number
    FIELD_END = "f"  # number


def place_late(root: Element, tables: Iterable[tuple[Element, Edges]]) -> None:
    """Put all places into a section whose tags stand where they belong. `tables` are those that tags change."""
    for paragraph in root.iter(PARAGRAPH):
        paragraph.set("id", "0")  # what Hancom Office itself writes for most
    for element in root.iter(*_OBJECTS):
        _number(element, "id", Late.OBJECT)
        if "instid" in element.attrib:
            _number(element, "instid", Late.INSTANCE)
    for begin in root.iter(FIELD_BEGIN):
        _number(begin, "id", Late.FIELD)
    for end in root.iter(FIELD_END):
        _number(end, "beginIDRef", Late.FIELD_END)
    for around in root.iter(LIST):
        if EMPTY in around.attrib:
            _at_end(around, _place(Late.LIST_END, str(around.attrib.pop(EMPTY))))
    for table, edges in tables:
        if table.getroottree().getroot() is root:
            _place_table(table, edges)


def _place(kind: Late, held: str = "") -> str:
    return f"\ufde2{kind}{held}\ufde3"


def _number(element: Element, name: str, kind: Late) -> None:
    element.set(name, _place(kind, element.get(name, "")))


def _at_end(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _place_table(table: Element, edges: Edges) -> None:
    table.set("rowCnt", _place(Late.ROW_COUNT))
    table.set("colCnt", _place(Late.COLUMN_COUNT))
    size = child(table, "sz")
    size.set("width", _place(Late.WIDTH))
    size.set("height", _place(Late.HEIGHT))
    for zones in table.findall(f"{HP}cellzoneList"):
        table.remove(zones)  # they name rows by number
    for row in own_rows(table):
        put_before(row, _place(Late.ROW, row.attrib.pop(SPANNED, "")))
        put_after(row, _place(Late.ROW_END))
        for cell in own_cells(row):
            _place_cell(cell)
    put_before(table, _place(Late.TABLE, written(edges)))
    put_after(table, _place(Late.TABLE_END))


def _place_cell(cell: Element) -> None:
    address, span, size = (child(cell, name) for name in _PARTS)
    columns, height = span.get("colSpan", "1"), number(size, "height")
    put_before(address, _place(Late.CELL, f"{columns};{height};{cell.attrib.pop(SPANNER, '')}"))
    for part in (address, span, size):
        cell.remove(part)
