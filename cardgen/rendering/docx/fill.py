"""What docxtpl does to a part after Jinja2 has filled it, done only where this card needs it.

Line breaks and tabs in values become Word's own; tables whose rows no longer match their grid get a new one; drawings
are numbered again. Each step gives docxtpl's result; the tests compare both on the same templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import count

from jinja2 import nodes

_SPECIAL = "\n\t\a\f"
_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
_PARAGRAPH_END = "</w:p>"
_TABLE = re.compile(r"<(/?)w:tbl[ >]")
_DRAWING_TAG = "<wp:docPr"
_DRAWING = re.compile(r'(<wp:docPr\b[^>]*? id=")[^"]*(")')
_FIRST_DRAWING_ID = 1001
"""docxtpl's first number, kept so that both give the same document."""


class TableFit(Enum):
    """Whether tables may need another grid after filling."""

    NEVER = "no tables"
    JUDGED = "looked at in each card"
    ALWAYS = "left to docxtpl: tables inside tables, cells inside content controls"


@dataclass(frozen=True, slots=True)
class Finishing:
    """The steps a part needs at most, read from its template once: values bring no elements with them."""

    nested_paragraphs: bool
    tables: TableFit
    drawings: bool

    def apply(self, xml: str) -> str:
        """A filled part as docxtpl would leave it; `xml` is the whole part."""
        xml = resolve_breaks(xml, nested=self.nested_paragraphs)
        if self.tables is TableFit.ALWAYS or (self.tables is TableFit.JUDGED and not tables_fit(xml)):
            xml = fix_tables(xml)
        return number_drawings(xml) if self.drawings else xml


def finishing(source: str, tree: nodes.Template, *, main: bool) -> Finishing:
    """What a part needs, from its template's source; docxtpl sees to tables and drawings in the main part only.

    A single drawing outside loops has been numbered with the source.
    """
    return Finishing(
        nested_paragraphs="<w:txbxContent" in source,
        tables=_table_fit(source) if main else TableFit.NEVER,
        drawings=main and (source.count(_DRAWING_TAG) > 1 or _repeats_drawings(tree)),
    )


def _repeats_drawings(tree: nodes.Template) -> bool:
    loops = (data for loop in tree.find_all(nodes.For) for data in loop.find_all(nodes.TemplateData))
    return any(_DRAWING_TAG in data.data for data in loops)


def _table_fit(source: str) -> TableFit:
    depth = deepest = 0
    for closing in _TABLE.findall(source):
        depth += -1 if closing else 1
        deepest = max(deepest, depth)
    if not deepest:
        return TableFit.NEVER
    return TableFit.ALWAYS if deepest > 1 or "<w:sdt" in source else TableFit.JUDGED


def resolve_breaks(xml: str, *, nested: bool) -> str:
    """Turn LF, tab, BEL (new paragraph) and FF (new page) inside text into the elements Word has for them.

    BEL and FF come from the template's own literals only; no value may hold them.
    """
    if not any(special in xml for special in _SPECIAL):
        return xml
    from docxtpl import DocxTemplate

    pieces: list[str] = []
    done = 0
    for start, end in _every_paragraph(xml) if nested else _paragraphs_with_breaks(xml):
        pieces += (xml[done:start], DocxTemplate.resolve_listing(None, xml[start:end]))
        done = end
    return "".join((*pieces, xml[done:]))


def _every_paragraph(xml: str) -> Iterator[tuple[int, int]]:
    """What docxtpl takes for paragraphs where some hold others (text boxes): up to the first end tag."""
    return (found.span() for found in _PARAGRAPH.finditer(xml))


def _paragraphs_with_breaks(xml: str) -> Iterator[tuple[int, int]]:
    """The paragraphs with something to turn, each found from its break."""
    end = 0
    while (at := min((place for special in _SPECIAL if (place := xml.find(special, end)) >= 0), default=-1)) >= 0:
        start = max(xml.rfind("<w:p>", end, at), xml.rfind("<w:p ", end, at))
        if start >= 0 and xml.find(_PARAGRAPH_END, start, at) < 0:
            end = xml.index(_PARAGRAPH_END, at) + len(_PARAGRAPH_END)
            yield start, end
        else:
            end = at + 1


def fix_tables(xml: str) -> str:
    """Give tables whose rows have other cells than their grid has columns a grid that fits."""
    from docxtpl import DocxTemplate
    from lxml import etree

    return str(etree.tostring(DocxTemplate.fix_tables(None, xml), encoding="unicode"))


def tables_fit(xml: str) -> bool:
    """True where docxtpl's `fix_tables` would change nothing; for tables that do not nest.

    It counts a row's cells against the grid's columns (more cells add columns) and its spans (no row reaching the last
    column removes some).
    """
    for table in xml.split("</w:tbl>")[:-1]:
        grid = table.find("</w:tblGrid>")
        columns = table.count("<w:gridCol ", 0, grid)
        widest = 0
        for row in table[grid:].split("</w:tr>")[:-1]:
            cells = row.count("</w:tc>")
            if cells > columns:
                return False
            if widest < columns:
                widest = max(widest, _width(row, cells))
        if grid < 0 or widest < columns:
            return False
    return True


def _width(row: str, cells: int) -> int:
    """How many columns a row reaches over."""
    return cells + sum(int(span[: span.index('"')]) - 1 for span in row.split('<w:gridSpan w:val="')[1:])


def number_drawings(xml: str) -> str:
    """Number drawings from 1001 on: loops repeat them, branches leave some out, and Word wants each number once."""
    numbers = count(_FIRST_DRAWING_ID)
    return _DRAWING.sub(lambda found: f"{found[1]}{next(numbers)}{found[2]}", xml)
