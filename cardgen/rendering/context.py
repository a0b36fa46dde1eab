"""What a template author may write: the names a template sees, made from a view.

`{{ contact.mobile }}` prints a field and `{{ contact.mobile.label }}` its label; a loop such as
`{% for row in purchases %}{{ row.date }}` walks a table, its empty ruled rows included; `card` holds the rest: title,
footer, letterhead, and `card.sections` for a layout that follows the form by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any

from cardgen.model.cardview import CardView, Column, FieldView, Grid, Option, SectionView, TableView
from cardgen.rendering.template_values import Cell, FieldText, Row, Table, control_of


class FieldGroup:
    """Fields under one key (`contact`), reached by key alone so that no method hides a field of the same name."""

    __slots__ = ("_members",)

    def __init__(self) -> None:
        self._members: dict[str, object] = {}

    def __getitem__(self, key: str) -> object:
        return self._members[key]

    def __setitem__(self, key: str, member: object) -> None:
        self._members[key] = member

    def __contains__(self, key: str) -> bool:
        return key in self._members


class GridRow:
    """One line of label/value boxes: `cells` holds one or two fields; `wide` is true for a field alone on its line."""

    __slots__ = ("cells", "wide")

    def __init__(self, cells: tuple[FieldText, ...], *, wide: bool) -> None:
        self.cells = cells
        self.wide = wide


class Block:
    """A part of a section: `table` is a Table or none, `rows` the lines of boxes where it is none."""

    __slots__ = ("rows", "table")

    def __init__(self, rows: tuple[GridRow, ...], table: Table | None) -> None:
        self.rows = rows
        self.table = table


class SectionContext:
    """A titled part of the card."""

    __slots__ = ("blocks", "key", "label")

    def __init__(self, key: str, label: str, blocks: tuple[Block, ...]) -> None:
        self.key = key
        self.label = label
        self.blocks = blocks


class CardContext:
    """`card` in a template: everything that is not a field of the form.

    `approvals` are the titles of the 결재란; `logo` is true where the workspace has one; `document` names the card in
    the document's title; `mark` says of a shared copy that it is one; `qr` is the text of its QR code, "" for none;
    `fillable` is true of a form to fill in on the screen, where what is printed twice is filled in once.
    """

    __slots__ = (
        "approvals",
        "company",
        "document",
        "fillable",
        "footer",
        "language",
        "logo",
        "mark",
        "qr",
        "sections",
        "stem",
        "title",
    )

    def __init__(self, view: CardView, sections: tuple[SectionContext, ...]) -> None:
        self.title = view.title
        self.document = view.heading
        self.footer = view.footer
        self.language = view.language
        self.stem = view.stem
        self.company = view.letterhead.company
        self.logo = view.letterhead.logo is not None
        self.approvals = view.letterhead.approvals
        self.mark = view.mark
        self.qr = view.qr
        self.fillable = view.stamp is not None
        self.sections = sections


def _readers(names: Iterable[str]) -> Mapping[str, Callable[[Any], object]]:
    return {name: attrgetter(name) for name in names}


PUBLIC_FACTS: Mapping[type, Mapping[str, Callable[[Any], object]]] = {
    FieldText: _readers(FieldText.FACTS),
    Cell: _readers(Cell.FACTS),
    Row: _readers(("cells",)),
    Column: _readers(Column.__slots__),
    Option: _readers(Option.__slots__),
    **{known: _readers(known.__slots__) for known in (Table, GridRow, Block, SectionContext, CardContext)},
}
"""What a template may ask of each of our own types: facts without side effects, all of them for everybody to see."""


def template_context(view: CardView) -> Mapping[str, object]:
    """The names a template may use for this view: the form's fields by their keys, and `card`.

    Fields a policy leaves off the paper are there by name as well, and print that they are withheld.
    """
    sections = tuple(_section(section, fillable=view.stamp is not None) for section in view.sections)
    context: dict[str, object] = {}
    for block in (block for section in sections for block in section.blocks):
        if block.table is not None:
            _put(context, block.table.path, block.table)
        for cell in (cell for row in block.rows for cell in row.cells):
            _put(context, cell.path, cell)
    for member in view.unlisted:
        _put(context, member.path, Table(member) if isinstance(member, TableView) else FieldText.of(member))
    context["card"] = CardContext(view, sections)
    return context


def _section(section: SectionView, *, fillable: bool) -> SectionContext:
    return SectionContext(section.key, section.label, tuple(_block(block, fillable) for block in section.blocks))


def _block(block: Grid | TableView, fillable: bool) -> Block:
    if isinstance(block, TableView):
        return Block((), Table(block, fillable=fillable))
    return Block(tuple(GridRow(_fields(row.cells, fillable), wide=row.wide) for row in block.rows), None)


def _fields(fields: tuple[FieldView, ...], fillable: bool) -> tuple[FieldText, ...]:
    return tuple(FieldText.of(field, control_of(field) if fillable else "") for field in fields)


def _put(context: dict[str, object], path: str, member: object) -> None:
    *groups, key = path.split(".")
    home: dict[str, object] | FieldGroup = context
    for name in groups:
        if name not in home:
            home[name] = FieldGroup()
        group = home[name]
        assert isinstance(group, FieldGroup)
        home = group
    home[key] = member
