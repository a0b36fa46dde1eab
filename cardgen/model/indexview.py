"""What an index and a ledger over many cards may show: rows of the same states as a card's view. It knows no Card."""

from __future__ import annotations

from dataclasses import dataclass, field

from cardgen.model.cardview import Value


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a list. `kind` is the form's x-kind, or "integer"/"number"/"boolean".

    `options` are the values people may filter by, in the order to offer them; empty where filtering makes no sense.
    """

    path: str
    label: str
    kind: str
    options: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One card in the index. `stem` names the card's files (an id or a pseudonym); `values` stand under the columns.

    `group` is the heading it stands under where the list is not grouped by initials, "" for none.
    """

    stem: str
    values: tuple[Value, ...] = field(repr=False)
    group: str = ""


@dataclass(frozen=True, slots=True)
class SummaryTable:
    """Customers in groups by one field, whose `path` it has: the values of a group stand under the summary's columns.

    The one over all customers has no path.
    """

    label: str
    rows: tuple[tuple[Value, ...], ...] = field(repr=False)
    path: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """Totals over the customers shared, none of which depends on few of them; `note` says what was left out.

    The first column says which group it is; those of sums have the paths of their fields.
    """

    label: str
    note: str
    columns: tuple[ListColumn, ...]
    tables: tuple[SummaryTable, ...]


@dataclass(frozen=True)
class IndexView:
    """An index over cards, its rows in 가나다 order of the name shown.

    `name` is the position of the column that names a card; `files` are the suffixes of the card files that exist
    ("pdf", "docx"), which lie in `cards/` beside the index. In a shared index the rows stand in the order of their
    pseudonyms (`grouped` is False: no heading for each initial), `note` is its footer, and `summary` holds the totals
    a policy asks for; one without columns has these alone.
    """

    form: str
    language: str
    title: str
    company: str
    columns: tuple[ListColumn, ...]
    name: int
    files: tuple[str, ...] = ()
    rows: tuple[IndexRow, ...] = field(default=(), repr=False)
    grouped: bool = True
    note: str = ""
    summary: Summary | None = None


@dataclass(frozen=True, slots=True)
class LedgerSheet:
    """One sheet: all cards, or all records of one list. `label` is what people call it.

    The first `frozen` columns say whose row it is and stay in sight. `path` is the record list's, "" for the cards. A
    sheet of totals ends with a row that is a note (`is_noted`).
    """

    label: str
    frozen: int
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[Value, ...], ...] = field(repr=False)
    path: str = ""
    is_noted: bool = False


@dataclass(frozen=True)
class LedgerView:
    """The ledger (고객관리장부): the cards first, then a sheet for each record list. `note` as in an index.

    `heading` stands above the columns of each sheet, where they do not say themselves what it is of.
    """

    form: str
    language: str
    title: str
    company: str
    sheets: tuple[LedgerSheet, ...] = field(repr=False)
    note: str = ""
    heading: str = ""
