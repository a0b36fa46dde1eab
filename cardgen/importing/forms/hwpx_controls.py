"""The controls of a 한글 section in their order: its click-here fields, and named cells (셀 필드) without any."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace

from cardgen.formtext.elements import Element, attribute, local_name
from cardgen.formtext.hwpx_lines import hwpx_lines
from cardgen.importing.forms.controls import Control, read_name
from cardgen.importing.forms.hwpx_fields import Passage
from cardgen.importing.forms.loose_rows import Cell, TableRow, loose_rows
from cardgen.importing.forms.strays import Surroundings
from cardgen.importing.forms.ticks import drawn_boxes
from cardgen.model.filledform import Entry, Ticked, control_name
from cardgen.model.formseal import FormSeal
from cardgen.model.formstamp import STAMP_CONTROL

_PIECES = frozenset({"t", "compose", "mainText", "fieldBegin", "fieldEnd"})
_UNREAD = frozenset({"linesegarray", "secPr", "subText", "parameters"})


@dataclass(slots=True)
class Section:
    """What was found in a part: controls in their order, texts that may be a stamp, and what is around the controls."""

    controls: list[Control] = field(default_factory=list, repr=False)
    stamps: list[str] = field(default_factory=list, repr=False)
    around: Surroundings = field(default_factory=Surroundings, repr=False)
    seal: FormSeal | None = field(default=None, repr=False)


def read_section(root: Element, seal: FormSeal | None = None) -> Section:
    """What a part holds. By the `seal` of its file, choices are told that somebody drew anew."""
    section = Section(seal=seal)
    _Reader(section).passage(root)
    for line in hwpx_lines(root, _is_control):
        section.around.lines.append(line)
        for name in filter(None, map(read_name, line.names)):
            section.around.named.setdefault(line.paragraph, control_name(name.path, name.row))
    return section


def _is_control(name: str) -> bool:
    return name == STAMP_CONTROL or read_name(name) is not None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads what stands in one row of one table, or in none; whatever lies in a box or table within has its own."""

    section: Section
    row: Element | None = None
    table: Element | None = None

    def passage(self, node: Element) -> Passage:
        """Read a run of paragraphs; then its fields are known."""
        passage = Passage()
        at = len(self.section.controls)
        self._read(node, passage)
        self.section.stamps += [one.text for one in passage.fields if one.name == STAMP_CONTROL]
        own = (self._control(one.name, one.text, one.paragraph) for one in passage.fields)
        self.section.controls[at:at] = [control for control in own if control is not None]
        return passage

    def _read(self, node: Element, passage: Passage) -> None:
        for child in node:
            name = local_name(child)
            if name in _PIECES:
                passage.read(child)
            elif name == "tbl":
                self._table(child)
            elif name == "subList":
                self.passage(child)
            elif name == "switch":  # the same for newer and older programs
                self._read(child[0], passage)
            elif name and name not in _UNREAD:
                if name == "p":
                    passage.begin_paragraph(child)
                self._read(child, passage)

    def _table(self, table: Element) -> None:
        """Read a table row by row; each row may turn out to be one that somebody put in."""
        around, seal = self.section.around, self.section.seal
        rows = [(row, Section(around=around, seal=seal)) for row in table if local_name(row) == "tr"]
        known = [
            TableRow(row, tuple(_Reader(found, row, table).cell(cell) for cell in row if local_name(cell) == "tc"))
            for row, found in rows
        ]
        loose: dict[Hashable, list[Control]] = {}
        for control in loose_rows(known, table):
            loose.setdefault(control.holder, []).append(control)
        around.read |= loose.keys()
        for row, found in rows:
            self.section.controls += found.controls + loose.get(row, [])
            self.section.stamps += found.stamps

    def cell(self, cell: Element) -> Cell:
        """Read a cell; one that is named is a control itself unless it holds one."""
        at = len(self.section.controls)
        passage = self.passage(next((child for child in cell if local_name(child) == "subList"), cell))
        named = self._control(attribute(cell, "name"), passage.text, None)
        if named is not None and len(self.section.controls) == at:
            self.section.controls.append(named)
            self.section.around.read.add(cell)
        paths = frozenset(control.name.path for control in self.section.controls[at:])
        return Cell(_columns(cell), attribute(cell, "borderFillIDRef"), passage.text, paths)

    def _control(self, name: str, text: str, paragraph: Element | None) -> Control | None:
        read = read_name(name)
        if read is None:
            return None
        holder = paragraph if self.row is None else self.row
        entry = text if read.option is None else _choice(text, read.path, self.section.seal)
        return Control(replace(read, option=None), entry, holder, self.table)


def _choice(text: str, path: str, seal: FormSeal | None) -> Entry:
    """The boxes ticked; the text where somebody wrote something else there, or put a mark of another kind."""
    drawn = drawn_boxes(text)
    if drawn is None or (seal is not None and not seal.fits(path, drawn)):
        return text
    return Ticked(tuple(option for ticked, option in drawn if ticked))


def _columns(cell: Element) -> tuple[int, int]:
    """The first column a cell covers, from 0, and how many."""
    found: dict[str, Element] = {local_name(child): child for child in cell}
    return (_number(found.get("cellAddr"), "colAddr"), _number(found.get("cellSpan"), "colSpan"))


def _number(node: Element | None, name: str) -> int:
    value = "" if node is None else attribute(node, name)
    return int(value) if value.isascii() and value.isdigit() else 0
