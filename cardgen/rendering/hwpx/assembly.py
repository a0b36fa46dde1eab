"""What a filled section still needs: its tables laid out, line breaks of values, numbers of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count

from cardgen.rendering.control_marks import Control
from cardgen.rendering.hwpx.controls import with_controls
from cardgen.rendering.hwpx.grid import read
from cardgen.rendering.hwpx.late import LATE, Late
from cardgen.rendering.hwpx.owpml import DECLARATION
from cardgen.rendering.hwpx.table_layout import Cell, Row, Table

_FIRST_NUMBER = 1_500_000_001
_BREAKS = {"\n": "<hp:lineBreak/>", "\t": '<hp:tab width="4000" leader="0" type="1"/>'}
"""A tab as wide as a tab stop of a new document, in HWPUNITs; the numbers are those Hancom Office writes."""


def finished(xml: str, controls: Mapping[str, Control]) -> bytes:
    """A filled section as Hancom Office reads it. Line breaks and tabs in it are those of values."""
    if "\r" in xml:  # an XML reader would see LF (XML 1.0, section 2.11)
        xml = xml.replace("\r\n", "\n").replace("\r", "\n")
    if controls:
        xml = with_controls(xml, controls)
    xml = _Assembly().whole(xml)
    for sign, element in _BREAKS.items():
        xml = xml.replace(sign, element)
    return DECLARATION + xml.encode()


class _Assembly:
    """Goes over the places of a filled section, and keeps what waits for the end of its row or table."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._tables: list[Table] = []
        self._fields: list[tuple[str, str]] = []
        self._seen: dict[str, set[str]] = {}
        self._numbers: Iterator[int] = count(_FIRST_NUMBER)
        self._steps: Mapping[str, Callable[[str], str]] = {
            Late.TABLE: self._table,
            Late.TABLE_END: self._table_end,
            Late.ROW: self._row,
            Late.ROW_END: self._row_end,
            Late.CELL: self._cell,
            Late.LIST_END: self._list_end,
            Late.OBJECT: lambda own: self._number("object", own),
            Late.INSTANCE: lambda own: self._number("instance", own),
            Late.FIELD: self._field,
            Late.FIELD_END: self._field_end,
            **{kind: self._fact(kind) for kind in (Late.ROW_COUNT, Late.COLUMN_COUNT, Late.WIDTH, Late.HEIGHT)},
        }

    def whole(self, xml: str) -> str:
        """The section with every place filled."""
        pieces = self._pieces
        texts = iter(LATE.split(xml))
        pieces.append(next(texts))
        for place, text in zip(texts, texts, strict=True):
            pieces.append(self._steps[place[0]](place[1:]))
            pieces.append(text)
        return "".join(pieces)

    def _table(self, edges: str) -> str:
        self._tables.append(Table(len(self._pieces), read(edges)))
        return ""

    def _fact(self, kind: Late) -> Callable[[str], str]:
        def note(_: str) -> str:
            self._tables[-1].facts[kind] = len(self._pieces)
            return ""

        return note

    def _row(self, reached: str) -> str:
        self._tables[-1].rows.append(Row(len(self._pieces), frozenset(reached.split())))
        return ""

    def _row_end(self, _: str) -> str:
        row = self._tables[-1].rows[-1]
        if not row.cells:
            del self._pieces[row.at :]
            self._tables[-1].rows.pop()
        return ""

    def _cell(self, facts: str) -> str:
        columns, height, number = facts.split(";")
        asked = int(columns) if columns.isdecimal() else 1
        self._tables[-1].rows[-1].cells.append(Cell(len(self._pieces), max(asked, 1), int(height), number))
        return ""

    def _table_end(self, _: str) -> str:
        table = self._tables.pop()
        if table.rows:
            for at, text in table.laid_out():
                self._pieces[at] = text
        else:  # a table without rows is none: Hancom Office opens no file with such a one
            del self._pieces[table.at :]
        return ""

    def _list_end(self, facts: str) -> str:
        """A list of paragraphs needs one: tags may have left out all of a cell's."""
        before = next((piece for piece in reversed(self._pieces) if piece), "")
        if before.endswith("</hp:p>"):
            return ""
        layout, style, letter = facts.split()
        return (
            f'<hp:p id="0" paraPrIDRef="{layout}" styleIDRef="{style}" pageBreak="0" columnBreak="0" merged="0">'
            f'<hp:run charPrIDRef="{letter}"><hp:t/></hp:run></hp:p>'
        )

    def _number(self, kind: str, own: str) -> str:
        """Give a number away once; what a loop has repeated gets another."""
        seen = self._seen.setdefault(kind, set())
        while not own or own in seen:
            own = str(next(self._numbers))
        seen.add(own)
        return own

    def _field(self, own: str) -> str:
        number = self._number("object", own)
        self._fields.append((own, number))
        return number

    def _field_end(self, own: str) -> str:
        """Fields stand inside each other: an end belongs to the last begin of its number."""
        at = next((at for at in reversed(range(len(self._fields))) if self._fields[at][0] == own), None)
        return own if at is None else self._fields.pop(at)[1]
