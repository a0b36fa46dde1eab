"""Fields and tables as a template sees them: texts that know their facts, rows that know their cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import ClassVar, Self

from cardgen.model.cardview import Column, FieldView, TableView
from cardgen.model.filledform import control_name


class FieldText(str):
    """A field as a template sees it: prints as its text, its other facts are attributes.

    `value` is the text without boxes (the chosen option alone); `options` the choices, each with `.text` and
    `.checked`; `lines` the height of a long text on paper; `label` what people call it; `barred` is true where it is
    blacked out. The facts are looked up when asked for: a card has hundreds of fields, and most templates ask
    each for one or two of them.

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
    return control_name(field.path, row) if field.is_filled_in else ""


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
