"""Which form a file is for, which of its sheets are tables, and which field each column fills."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cardgen.entry.heading_words import list_words
from cardgen.entry.values import spelling
from cardgen.errors import TemplateError, UsageError
from cardgen.importing.cell_text import plain_text
from cardgen.importing.columns import Choices, Column, Table, Why, match_columns
from cardgen.importing.header import Header, find_header, lawful
from cardgen.importing.mapping_file import SavedColumns, named_leaf
from cardgen.importing.own_columns import match_paths
from cardgen.importing.tables import Book, Sheet
from cardgen.importing.vocabulary import IDENTITY, Vocabulary, spellings
from cardgen.model.exportview import HEADER_ROWS, HEADING_ROW, PATH_ROW, POSITION, VERSION
from cardgen.model.form import FormSpec, Kind, Leaf, RecordList
from cardgen.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says about the file: its form, its sheets, and columns as (heading, field)."""

    form: str | None = None
    sheets: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as tables of one form.

    `skipped` are the names of sheets that are none; `misfit` says which field of those asked for the form lacks.
    """

    form: FormSpec
    tables: tuple[Table, ...]
    skipped: tuple[str, ...] = ()
    misfit: UsageError | None = None

    @property
    def score(self) -> int:
        """How many fields the file fills."""
        return sum(table.score for table in self.tables)


def read_tables(workspace: Workspace, book: Book, asked: Asked, saved: Mapping[str, SavedColumns]) -> Reading:
    """The tables of a file. UsageError where it has none, or fits several forms alike."""
    sheets = _sheets(book, asked.sheets)
    forms = _forms(workspace, book, asked.form)
    readings = [_FormReading(form, book, asked, saved.get(form.name, SavedColumns())).read(sheets) for form in forms]
    found = sorted((it for it in readings if it.tables), key=_fitness, reverse=True)
    if not found:
        raise UsageError("error.import.no_header")
    if found[0].misfit:
        raise found[0].misfit
    if len(found) > 1 and _fitness(found[0]) == _fitness(found[1]):
        raise UsageError("error.import.which_form", known=", ".join(it.form.name for it in found))
    _require_known_columns(found[0], asked)
    _refuse_resident_numbers(found[0])
    return found[0]


def _fitness(reading: Reading) -> tuple[bool, int]:
    """A form with the fields asked for comes before all without; then the one of which the file fills more."""
    return reading.misfit is None, reading.score


def _sheets(book: Book, names: Sequence[str]) -> list[Sheet]:
    """The sheets named, by default all that are not hidden."""
    known = {spelling(sheet.name): sheet for sheet in book.sheets}
    if not names:
        return [sheet for sheet in book.sheets if not sheet.hidden and sheet.rows]
    for name in names:
        if spelling(name) not in known:
            raise UsageError("error.import.no_such_sheet", name=name, known=", ".join(it.name for it in book.sheets))
    return [known[spelling(name)] for name in names]


def _forms(workspace: Workspace, book: Book, name: str | None) -> Sequence[FormSpec]:
    wanted = name or book.form
    if wanted in workspace.broken_forms or not workspace.forms:
        raise TemplateError(workspace.form_problems)
    if wanted is None:
        return [*workspace.forms.values()]
    if wanted not in workspace.forms:
        raise UsageError("error.no_such_form", name=wanted, known=", ".join(workspace.forms))
    return [workspace.forms[wanted]]


class _FormReading:
    """A file read as cards of one form."""

    def __init__(self, form: FormSpec, book: Book, asked: Asked, saved: SavedColumns) -> None:
        self._form = form
        self._exact = book.form is not None
        self._asked = asked
        self._saved = saved
        self._cards = Vocabulary(form, None)
        self._lists = [Vocabulary(form, records) for records in form.record_lists()]
        self._named: dict[str, Leaf | None] = {}

    def read(self, sheets: Sequence[Sheet]) -> Reading:
        misfit = self._name_columns()
        options = {sheet.name: self._options(sheet) for sheet in sheets}
        has_cards = {name for name, tables in options.items() if _is_of_cards(tables)}
        chosen = {name: _chosen(tables, others=bool(has_cards - {name})) for name, tables in options.items()}
        tables = tuple(table for table in chosen.values() if table is not None)
        return Reading(self._form, tables, tuple(name for name, table in chosen.items() if table is None), misfit)

    def _name_columns(self) -> UsageError | None:
        """Look up the fields asked for; what is wrong with the first that the form does not have."""
        misfit = None
        for heading, path in self._asked.columns:
            try:
                self._named[heading] = named_leaf(self._form, path) if path else None
            except UsageError as error:
                misfit = misfit or error
        return misfit

    def _options(self, sheet: Sheet) -> list[Table]:
        """The sheet as a table of cards and as one of each record list, as far as it can be one."""
        chosen = self._choices(sheet)
        if exact := self._by_paths(sheet, chosen):
            return [exact]
        header = find_header(sheet, lambda heading: self._knows(heading, chosen))
        if header is None:
            return []
        found = [self._table(it, sheet, header, chosen) for it in (self._cards, *self._lists)]
        return [table for table in found if _is_usable(table)]

    def _table(self, vocabulary: Vocabulary, sheet: Sheet, header: Header, chosen: Choices) -> Table:
        saved = self._saved.choices(self._form, vocabulary.records)
        return match_columns(self._form, vocabulary, sheet, header, chosen, saved)

    def _choices(self, sheet: Sheet) -> Choices:
        """What the command line says of this sheet's columns; 구매!비고 is of one sheet alone."""
        found = {}
        for name, leaf in self._named.items():
            of_sheet, parted, heading = name.rpartition("!")
            if not parted or spelling(of_sheet) == spelling(sheet.name):
                found[spelling(heading)] = leaf
        return found

    def _knows(self, heading: str, chosen: Choices) -> float:
        saved = (self._saved.cards, *self._saved.records.values())
        if spelling(heading) in chosen or any(heading in fields for fields in saved):
            return 1
        return max(vocabulary.knows(heading) for vocabulary in (self._cards, *self._lists))

    def _by_paths(self, sheet: Sheet, chosen: Choices) -> Table | None:
        """The table of a sheet with the fields' paths above its headings, as our own export writes it."""
        if not self._exact or len(sheet.rows) < HEADER_ROWS:
            return None
        paths = [plain_text(cell) for cell in sheet.rows[PATH_ROW]]
        filled = [path for path in paths if path and path not in (POSITION, VERSION)]
        if not filled or not all(path in self._cards.paths for path in filled):
            return None
        lists = {path.partition("[]")[0] for path in filled if "[]" in path}
        vocabulary = next((it for it in self._lists if it.records and it.records.path in lists), self._cards)
        headings = tuple(lawful(plain_text(cell)) for cell in sheet.rows[HEADING_ROW])
        return match_paths(vocabulary, sheet, Header(headings, 0, 1), paths, chosen)


def _is_usable(table: Table) -> bool:
    """True for a table that says whom its rows are about; records also need what every record has."""
    leaves = [column.leaf for column in table.used if column.leaf is not None]
    if not any(leaf.kind in IDENTITY and "[]" not in leaf.path for leaf in leaves):
        return False
    if table.records is None:
        return True
    own = {leaf.path for leaf in leaves}
    return all(column.path in own for column in table.records.columns if column.required)


def _is_of_cards(tables: Iterable[Table]) -> bool:
    return any(table.records is None and _own_fields(table) for table in tables)


def _own_fields(table: Table) -> int:
    """How many fields of the card itself a table fills besides those that say whose card it is."""
    leaves = (column.leaf for column in table.used)
    return sum(leaf is not None and "[]" not in leaf.path and leaf.kind is not Kind.NAME for leaf in leaves)


def _chosen(tables: Sequence[Table], *, others: bool) -> Table | None:
    """The table a sheet is: named for a list of records, or by which it fills more fields.

    One that could be both is of records where another sheet holds the cards.
    """
    if len(tables) == 1 and (tables[0].records is None or others):
        return tables[0]
    for table in tables:
        if table.records is not None and _is_named_for(table.sheet, table.records):
            return table
    return max(tables, key=lambda it: (it.score, (it.records is not None) is others), default=None)


def _is_named_for(sheet: Sheet, records: RecordList) -> bool:
    name = spelling(sheet.name)
    return bool(name) and any(word in name for word in list_words(records))


def _require_known_columns(reading: Reading, asked: Asked) -> None:
    """UsageError for a column on the command line that no sheet has."""
    names = {
        spelling(name)
        for table in reading.tables
        for column in table.columns
        for name in (column.heading, table.sheet.column_name(column.at))
    }
    for heading, _ in asked.columns:
        if spelling(heading.rpartition("!")[2]) not in names:
            known = dict.fromkeys(it.heading for table in reading.tables for it in table.columns if it.heading)
            raise UsageError("error.import.no_such_column", name=heading, known=", ".join(known))


def _refuse_resident_numbers(reading: Reading) -> None:
    """UsageError for a column of 주민등록번호 nobody has left out."""
    for table in reading.tables:
        for column in table.columns:
            if column.why is Why.RESIDENT:
                raise UsageError("error.import.resident", column=_column_name(table, column))


def _column_name(table: Table, column: Column) -> str:
    """How `--map` can name a column: by its heading, or by its letter where it has none."""
    return column.heading if column.heading and spellings(column.heading) else table.sheet.column_name(column.at)
