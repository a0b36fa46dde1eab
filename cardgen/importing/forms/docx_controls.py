"""The content controls of a Word document (ISO/IEC 29500-1, 17.5.2) with what stands in each.

`model.wordanchor` tells how they are named, and what other programs make of the names.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from cardgen.formtext.docx_lines import docx_lines
from cardgen.formtext.docx_text import GONE, MC, W14, W, control_text, text_of
from cardgen.formtext.elements import Element
from cardgen.importing.forms.controls import Control, Name, read_name, require_not_too_many
from cardgen.importing.forms.loose_rows import Cell, TableRow, loose_rows
from cardgen.importing.forms.strays import Surroundings
from cardgen.model.filledform import Entry, Ticked, control_name
from cardgen.model.wordanchor import anchored_name

_SDT, _TABLE, _ROW, _CELL, _PARAGRAPH = (f"{W}{name}" for name in ("sdt", "tbl", "tr", "tc", "p"))
_SECTION_ITEM = f"{W}sdtPr/{{http://schemas.microsoft.com/office/word/2012/wordml}}repeatingSectionItem"
_TAKEN_AWAY = GONE | {f"{MC}Fallback"}


@dataclass(frozen=True, slots=True)
class DocxPart:
    """The controls of a part in their order; a row put in by hand gives those it would have."""

    controls: tuple[Control, ...] = field(repr=False)
    around: Surroundings = field(repr=False)


def read_part(root: Element, names: Sequence[str]) -> DocxPart:
    """What a part holds. `names` are those the file lists for its bookmarks."""
    places = {node: place for node in root.iter(_SDT) if (place := _placed(node, names)) is not None}
    loose = _loose(places.values())
    return DocxPart(tuple(_controls(root, places, loose)), _around(root, places, loose))


def _controls(
    root: Element, places: Mapping[Element, _Place], loose: Mapping[Hashable, Sequence[Control]]
) -> Iterator[Control]:
    count = 0
    for node in root.iter(_SDT, _ROW):
        if node in places:
            place = places[node]
            require_not_too_many(count := count + 1)
            yield Control(place.name, _entry(node), place.holder, place.table)
        yield from loose.get(node, ())


def _around(root: Element, places: Mapping[Element, _Place], loose: Iterable[Hashable]) -> Surroundings:
    around = Surroundings([*docx_lines(root, places)], read={*loose})
    for place in places.values():
        for element in (place.paragraph, place.cell):
            if element is not None:
                around.named.setdefault(element, control_name(place.name.path, place.name.row))
    return around


@dataclass(slots=True)
class _Place:
    """A control's name, with the cell, the row and the table it stands in, and what holds its record.

    That is the section Word repeats as a whole, else the row, else the paragraph.
    """

    name: Name
    cell: Element | None = field(default=None, repr=False)
    row: Element | None = field(default=None, repr=False)
    table: Element | None = field(default=None, repr=False)
    section: Element | None = field(default=None, repr=False)
    paragraph: Element | None = field(default=None, repr=False)

    @property
    def holder(self) -> Element | None:
        return next((holder for holder in (self.section, self.row, self.paragraph) if holder is not None), None)


def _placed(node: Element, names: Sequence[str]) -> _Place | None:
    """Where a control of ours stands; None for another's, one that was deleted, or a copy for older programs."""
    name = read_name(_called(node, names))
    if name is None:
        return None
    place = _Place(name, cell=node.find(f"{W}sdtContent/{_CELL}"))
    for above in node.iterancestors():
        if above.tag in _TAKEN_AWAY or (above.tag == _ROW and _is_deleted(above)):
            return None
        _note(place, above)
    return place


def _called(node: Element, names: Sequence[str]) -> str:
    """A control's tag, or what its tag or the first bookmark in it is listed as; one around others has no such name."""
    tag = node.find(f"{W}sdtPr/{W}tag")
    given = "" if tag is None else tag.get(f"{W}val") or ""
    if given or next(node.iterdescendants(_SDT), None) is not None:
        return anchored_name(given, names) or given
    marks = (mark.get(f"{W}name") or "" for mark in node.iter(f"{W}bookmarkStart"))
    return next(filter(None, (anchored_name(mark, names) for mark in marks)), "")


def _note(place: _Place, above: Element) -> None:
    """Keep the nearest of each kind."""
    if above.tag == _CELL and place.row is None and place.cell is None:
        place.cell = above
    elif above.tag == _ROW and place.row is None:
        place.row = above
    elif above.tag == _TABLE and place.table is None:
        place.table = above
    elif above.tag == _PARAGRAPH and place.paragraph is None:
        place.paragraph = above
    elif above.tag == _SDT and place.section is None and above.find(_SECTION_ITEM) is not None:
        place.section = above


def _is_deleted(row: Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _entry(node: Element) -> Entry:
    """The text of a control, "" while it shows its prompt; whether its box is ticked."""
    checked = node.find(f"{W}sdtPr/{W14}checkbox/{W14}checked")
    if node.find(f"{W}sdtPr/{W14}checkbox") is not None:
        return Ticked(("",) if checked is not None and checked.get(f"{W14}val") in ("1", "true", "on") else ())
    text = control_text(node)
    return "" if text in _emptying(node) else text


def _emptying(node: Element) -> Iterator[str]:
    """What a list shows for the item that chooses nothing: the one without a value."""
    items = node.iterfind(f"{W}sdtPr/{W}dropDownList/{W}listItem")
    return (item.get(f"{W}displayText") or "" for item in items if not item.get(f"{W}value"))


def _loose(places: Iterable[_Place]) -> Mapping[Hashable, Sequence[Control]]:
    """What stands in rows put in by hand, by the row."""
    paths: dict[Element, set[str]] = {}
    tables: dict[Element, None] = {}
    for place in places:
        if place.cell is not None and place.table is not None:
            paths.setdefault(place.cell, set()).add(place.name.path)
            tables[place.table] = None
    found: dict[Hashable, list[Control]] = {}
    for table in tables:
        rows = [*_rows(table)]
        if any(paths.keys().isdisjoint(row.iter(_CELL)) for row in rows[1:]):
            for control in loose_rows([_table_row(row, paths) for row in rows], table):
                found.setdefault(control.holder, []).append(control)
    return found


def _rows(table: Element) -> Iterator[Element]:
    rows = (row for row in table.iter(_ROW) if next(row.iterancestors(_TABLE)) is table)
    return (row for row in rows if not _is_deleted(row))


def _table_row(row: Element, paths: Mapping[Element, set[str]]) -> TableRow:
    cells, column = [], 0
    for cell in row.iter(_CELL):
        if next(cell.iterancestors(_ROW)) is row:
            span = _span(cell)
            cells.append(Cell((column, span), _look(cell), text_of(cell), frozenset(paths.get(cell, ()))))
            column += span
    return TableRow(row, tuple(cells))


def _span(cell: Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = "" if span is None else span.get(f"{W}val") or ""
    return int(value) if value.isascii() and value.isdigit() else 1


def _look(cell: Element) -> str:
    """Shading, borders and the like, which Word copies into a row it puts in."""
    look = cell.find(f"{W}tcPr")
    return "" if look is None else etree.tostring(look, method="c14n", exclusive=True).decode()
