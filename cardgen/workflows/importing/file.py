"""The file to be imported, opened: its tables, and what they leave to be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cardgen.entry.field_names import one_field
from cardgen.entry.items import items_of
from cardgen.entry.values import entered_value
from cardgen.errors import UsageError
from cardgen.importing.cell_values import Value
from cardgen.importing.file_kind import FileKind
from cardgen.importing.tables import Book
from cardgen.model.form import FormSpec, Kind, Leaf
from cardgen.workflows.importing.apply import saved_columns
from cardgen.workflows.importing.read import read_file
from cardgen.workflows.importing.tables import Asked, Reading, read_tables
from cardgen.workflows.importing.values import MeantChoices, saved_choices
from cardgen.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that could be read, with its columns matched; `choices` are what its words were said to mean before."""

    file: Path
    kind: FileKind
    book: Book
    reading: Reading
    source: bytes = field(repr=False)
    choices: MeantChoices = field(default_factory=dict, repr=False)

    @property
    def mark(self) -> tuple[str, str] | None:
        """The form and version our own export wrote into the file."""
        return (self.book.form, self.book.version) if self.book.form else None


def open_file(workspace: Workspace, file: Path, asked: Asked) -> Opened:
    """Read a file and match its columns, as they were matched last time where nothing else is asked."""
    kind, book, source = read_file(file)
    saved = saved_columns(workspace, [*workspace.forms.values()])
    reading = read_tables(workspace, book, asked, saved)
    return Opened(file, kind, book, reading, source, saved_choices(reading.form, saved[reading.form.name]))


def default_values(workspace: Workspace, form: FormSpec, given: tuple[tuple[str, str], ...]) -> Mapping[str, Value]:
    """What new cards get that lack it, by path. UsageError for a field or choice the form does not have."""
    found: dict[str, Value] = {}
    for name, text in given:
        leaf = one_field(form, name, [it for it in form.members() if isinstance(it, Leaf) and it.kind is not Kind.ID])
        assert isinstance(leaf, Leaf)
        value: Value = [*items_of(text)] if leaf.many else entered_value(leaf, text, workspace.today)
        if leaf.choices and value not in leaf.choices:
            raise UsageError("error.import.default", name=name, known=", ".join(leaf.choices))
        found[leaf.path] = value
    return found


def lacking(reading: Reading, defaults: Mapping[str, Value]) -> list[Leaf]:
    """Required fields with choices that no column of the file fills: one answer may do for all its new cards."""
    tables = [table for table in reading.tables if table.records is None and not table.exact]
    filled = {column.leaf.path for table in tables for column in table.used if column.leaf}
    leaves = (member for member in reading.form.members() if isinstance(member, Leaf))
    return [
        leaf
        for leaf in leaves
        if tables and leaf.required and leaf.choices and "." not in leaf.path and leaf.path not in {*filled, *defaults}
    ]
