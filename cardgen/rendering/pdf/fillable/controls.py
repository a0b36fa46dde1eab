"""What each field of a form is filled in with, and how the boxes are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cardgen.messages import say
from cardgen.model.cardview import CardView, FieldView, Grid, Option, SectionView, TableView
from cardgen.model.filledform import control_name

_BETWEEN = " › "
_HINTED = frozenset(
    {"date", "birth-date", "phone", "email", "postcode", "business-number", "money", "integer", "number"}
)


@dataclass(frozen=True, slots=True)
class TextControl:
    """A box to write in. `title` is what a screen reader says and what stands beside the pointer."""

    name: str
    title: str
    text: str = field(repr=False)
    long: bool


@dataclass(frozen=True, slots=True)
class ListControl:
    """A list to choose one of `options` from; `text` is the one chosen, "" for none."""

    name: str
    title: str
    text: str = field(repr=False)
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TickControl:
    """Boxes to tick, one for each option; at most one of them unless `many`. A lone box has no text."""

    name: str
    title: str
    options: tuple[Option, ...] = field(repr=False)
    many: bool

    @property
    def lone(self) -> bool:
        """True for one box that says yes or no."""
        return len(self.options) == 1 and not self.options[0].text


Control = TextControl | ListControl | TickControl
Place = tuple[str, int | None]
"""A field's path and, in a table, its row from 1."""


def controls(view: CardView) -> Mapping[Place, Control]:
    """The controls of a view in the order printed. The card's own number and what a policy hides have none."""
    return {place: control for section in view.sections for place, control in _of_section(section, view.language)}


def _of_section(section: SectionView, language: str) -> Iterator[tuple[Place, Control]]:
    for block in section.blocks:
        if isinstance(block, Grid):
            cells = (cell for row in block.rows for cell in row.cells if cell.is_filled_in)
            yield from (((cell.path, None), _control(cell, None, section.label, language)) for cell in cells)
        else:
            yield from _of_table(block, section, language)


def _of_table(table: TableView, section: SectionView, language: str) -> Iterator[tuple[Place, Control]]:
    above = "" if table.label == section.label else f"{section.label}{_BETWEEN}"
    for number, row in enumerate(() if table.withheld else table.rows, start=1):
        for cell in (it for it in row if it.is_filled_in):
            yield (cell.path, number), _control(cell, number, f"{above}{table.label} {number}", language)


def _control(cell: FieldView, row: int | None, above: str, language: str) -> Control:
    name = control_name(cell.path, row)
    title = f"{above}{_BETWEEN}{cell.label}"
    if hint := _hint(cell, language):
        title = f"{title} ({hint})"
    options = cell.value.options
    if not options:
        return TextControl(name, title, cell.value.text, long=cell.lines > 1 or cell.kind == "long-text")
    if row is None or cell.many or not options[0].text:
        return TickControl(name, title, options, cell.many)
    return ListControl(name, title, cell.value.text, tuple(option.text for option in options))


def _hint(cell: FieldView, language: str) -> str:
    if cell.many:
        return say("control.hint.choose-many" if cell.value.options else "control.hint.many", language)
    return say(f"control.hint.{cell.kind}", language) if cell.kind in _HINTED and not cell.value.options else ""
