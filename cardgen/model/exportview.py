"""What an export may hold: every value as it is, in the states of a card's view. It knows no Card."""

from __future__ import annotations

from dataclasses import dataclass, field

from cardgen.model.cardview import Blank, Value

PATH_ROW, HEADING_ROW, HEADER_ROWS = 0, 1, 2
"""Rows of a sheet, from 0: the fields' paths stand in the hidden first row, the headings below them, then the data.

Not the other way round: a spreadsheet program unhides and sorts whatever lies below the row with the filter's buttons.
"""

POSITION = "#"
"""The path of the column that says which of a card's records a row is, counted from 1."""

VERSION = "@"
"""The path of the hidden column that says which version of its card a row was made from."""

FORM_PROPERTY, VERSION_PROPERTY = "cardgen-form", "cardgen-form-version"
"""Custom document properties by which a workbook is known for an export, and for one of which form."""


VERSION_DIGITS = 16
"""Leading digits of a blob's id: two versions of one card never share so many."""


def version_of(blob: str) -> str:
    """A card's version as an export states it."""
    return blob[:VERSION_DIGITS]


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A field. `label` names it alone among the columns beside it; `labels` run from the outermost group to the field.

    `kind` is the form's x-kind, or "integer"/"number"/"boolean"; a plain list (`many`) is one text of its items.
    """

    path: str
    label: str
    labels: tuple[str, ...]
    kind: str
    choices: tuple[str, ...] = ()
    many: bool = False


@dataclass(frozen=True, slots=True)
class ExportList:
    """A record list: its columns, the first of which is POSITION. `owner` are the labels of the card's id and name."""

    path: str
    label: str
    owner: tuple[str, ...]
    columns: tuple[ExportColumn, ...]


@dataclass(frozen=True, slots=True)
class ExportCard:
    """One card: `values` stand under the view's columns, `records` under its lists, a row of values for each record.

    `stem` is the card's id or a pseudonym. `version` is the card's blob, shortened: it tells a workbook that is older
    than the card; blank where nothing may be read back.
    """

    stem: str
    values: tuple[Value, ...] = field(repr=False)
    records: tuple[tuple[tuple[Value, ...], ...], ...] = field(repr=False)
    version: Value = field(default_factory=Blank, repr=False)


@dataclass(frozen=True)
class ExportView:
    """Cards of one form, in 가나다 order of the name shown, with all their fields.

    `owner` are the positions in `columns` of what says whose a record is: the id and, where the form has one, the name.
    """

    form: str
    version: int
    language: str
    title: str
    company: str
    columns: tuple[ExportColumn, ...]
    owner: tuple[int, ...]
    lists: tuple[ExportList, ...]
    cards: tuple[ExportCard, ...] = field(repr=False)
