"""What a template author may write: the names a template sees, made from a view.

`{{ contact.mobile }}` prints a field and `{{ contact.mobile.label }}` its label; a loop such as
`{% for row in purchases %}{{ row.date }}` walks a table, its empty ruled rows included; `card` holds the rest: title,
footer, letterhead, and `card.sections` for a layout that follows the form by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, ClassVar, Self

from cardgen.model.cardview import Blank, CardView, Column, FieldView, Grid, Option, Shown, TableView
from cardgen.model.filledform import control_name


class FieldText(str):
    """A field as a template sees it: prints as its text, its other facts are attributes.

    `value` is the text without boxes (the chosen option alone); `options` the choices, each with `.text` and
    `.checked`; `lines` the height of a long text on paper; `label` what people call it; `barred` is true where it is
    blacked out. The facts are looked up when
    asked for: a card has hundreds of fields, and most templates ask each for one or two of them.

    `_control` names its control on a card to be filled in on the screen, "" where there is none. With one the field
    counts as there even when it is empty, so that what a template prints only where there is a value is there to fill.
    """

    FACTS: ClassVar[tuple[str, ...]] = ("barred", "kind", "label", "lines", "options", "path", "value")
    __slots__ = ("_control", "_view")

    _control: str
    _view: FieldView

    @classmethod
    def of(cls, field: FieldView, control: str = "") -> Self:
        """The field of a view."""
        text = cls(field.text)
        text._view = field
        text._control = control
        return text

    def __bool__(self) -> bool:
        return bool(self._control or len(self))

    barred = property(attrgetter("_view.barred"))
    kind = property(attrgetter("_view.kind"))
    label = property(attrgetter("_view.label"))
    lines = property(attrgetter("_view.lines"))
    options = property(attrgetter("_view.value.options"))
    path = property(attrgetter("_view.path"))
    value = property(attrgetter("_view.value.text"))


class Cell(FieldText):
    """A field in a table's row, which also knows its column's width (`span`, in 24ths) and `align`."""

    FACTS: ClassVar[tuple[str, ...]] = (*FieldText.FACTS, "align", "span")
    __slots__ = ("align", "span")

    align: str
    span: int

    @classmethod
    def under(cls, column: Column, field: FieldView, control: str = "") -> Self:
        """The field of a view under this column."""
        cell = cls.of(field, control)
        cell.align, cell.span = column.align, column.span
        return cell


def control_of(field: FieldView, row: int | None = None) -> str:
    """The name of a field's control where it can be filled in, else "". `row` counts from 1.

    A card's number is not filled in, and what a policy hides would come back as a value.
    """
    open_to_people = field.kind != "id" and isinstance(field.value, Shown | Blank)
    return control_name(field.path, row) if open_to_people else ""


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


class Row:
    """One row of a table: a cell by its column's key, all those on paper as `cells`."""

    __slots__ = ("_columns", "_unlisted", "cells")

    def __init__(self, columns: Mapping[str, int], cells: tuple[Cell, ...], unlisted: Mapping[str, Cell]) -> None:
        self._columns = columns
        self._unlisted = unlisted
        self.cells = cells

    def __getitem__(self, key: str) -> Cell:
        return self.cells[self._columns[key]] if key in self._columns else self._unlisted[key]


class Table:
    """A record list: iterating gives every row on paper, the empty ruled ones last."""

    __slots__ = ("columns", "label", "path", "records", "rows", "withheld")

    def __init__(self, view: TableView, *, fillable: bool = False) -> None:
        keys = {column.key: at for at, column in enumerate(view.columns)}
        self.path = view.path
        self.label = view.label
        self.columns: tuple[Column, ...] = view.columns
        self.rows = _filled_in_rows(view, keys) if fillable else _rows(view, keys)
        self.records = self.rows[: view.records]
        self.withheld = view.withheld

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def _rows(view: TableView, keys: Mapping[str, int]) -> tuple[Row, ...]:
    """The rows; the empty ones share their cells, as they do in the view."""
    made: dict[int, Row] = {}
    unlisted = {column.key: Cell.under(column, field) for column, field in view.unlisted}
    for row in view.rows:
        if id(row) not in made:
            made[id(row)] = Row(keys, tuple(map(Cell.under, view.columns, row)), unlisted)
    return tuple(made[id(row)] for row in view.rows)


def _filled_in_rows(view: TableView, keys: Mapping[str, int]) -> tuple[Row, ...]:
    """The rows with a control in each cell, the empty ones too."""
    unlisted = {column.key: Cell.under(column, field) for column, field in view.unlisted}
    rows = []
    for number, row in enumerate(view.rows, 1):
        cells = (
            Cell.under(column, field, control_of(field, number))
            for column, field in zip(view.columns, row, strict=True)
        )
        rows.append(Row(keys, tuple(cells), unlisted))
    return tuple(rows)


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
    context: dict[str, object] = {}
    fillable = view.stamp is not None
    sections = []
    for section in view.sections:
        blocks = []
        for block in section.blocks:
            if isinstance(block, Grid):
                rows = tuple(GridRow(_fields(row.cells, fillable), wide=row.wide) for row in block.rows)
                blocks.append(Block(rows, None))
                for row in rows:
                    for cell in row.cells:
                        _put(context, cell.path, cell)
            else:
                table = Table(block, fillable=fillable)
                blocks.append(Block((), table))
                _put(context, table.path, table)
        sections.append(SectionContext(section.key, section.label, tuple(blocks)))
    for member in view.unlisted:
        _put(context, member.path, Table(member) if isinstance(member, TableView) else FieldText.of(member))
    context["card"] = CardContext(view, tuple(sections))
    return context


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
