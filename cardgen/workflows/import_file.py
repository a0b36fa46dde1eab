"""`cardgen import`: a file opened, what it would do worked out, and what was agreed to written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cardgen.entry.field_names import one_field
from cardgen.entry.items import items_of
from cardgen.entry.values import entered_value
from cardgen.errors import UsageError
from cardgen.importing.bad_rows import BadTable, bad_rows_file
from cardgen.importing.cell_values import Value
from cardgen.importing.file_kind import FileKind
from cardgen.importing.tables import Book
from cardgen.messages.problems import label_of, message_of
from cardgen.model.form import FormSpec, Kind, Leaf
from cardgen.model.problem import Problem
from cardgen.workflows.import_apply import saved_columns
from cardgen.workflows.import_plan import Plan
from cardgen.workflows.import_read import read_file
from cardgen.workflows.import_row import RowProblem
from cardgen.workflows.import_tables import Asked, Reading, read_tables
from cardgen.workflows.workspace import Workspace
from cardgen.writing import write_file


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that could be read, with its columns matched."""

    file: Path
    kind: FileKind
    book: Book
    reading: Reading
    source: bytes = field(repr=False)

    @property
    def mark(self) -> tuple[str, str] | None:
        """The form and version our own export wrote into the file."""
        return (self.book.form, self.book.version) if self.book.form else None


def open_file(workspace: Workspace, file: Path, asked: Asked) -> Opened:
    """Read a file and match its columns, as they were matched last time where nothing else is asked."""
    kind, book, source = read_file(file)
    saved = saved_columns(workspace, [*workspace.forms.values()])
    return Opened(file, kind, book, read_tables(workspace, book, asked, saved), source)


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


def bad_file(opened: Opened, wanted: Path | None) -> Path:
    """Where the rows go that cannot be imported. UsageError where the file somebody named exists."""
    if wanted is not None:
        if wanted.exists():
            raise UsageError("error.import.bad_exists", file=wanted.name)
        return wanted
    stem = opened.file.stem.removesuffix(".bad")
    for number in range(1, 10_000):
        file = opened.file.with_name(f"{stem}.bad{f'-{number}' if number > 1 else ''}.{opened.kind.value}")
        if not file.exists():
            return file
    raise UsageError("error.import.bad_exists", file=file.name)


def write_bad_rows(opened: Opened, plan: Plan, more: list[RowProblem], target: Path, language: str) -> None:
    """Write the bad rows of all tables with the reasons in words."""
    reasons: dict[int, dict[int, str]] = {}
    for spot, problem in ((it.spot, it.problem) for it in (*plan.problems, *more)):
        home = reasons.setdefault(spot.table, {})
        sentence = _sentence(problem, language)
        if sentence not in home.get(spot.row, ""):
            home[spot.row] = f"{home[spot.row]} / {sentence}" if spot.row in home else sentence
    tables = [BadTable(plan.tables[at], dict(sorted(reasons[at].items()))) for at in sorted(reasons)]
    write_file(target, bad_rows_file(opened.kind, tables, opened.source, opened.mark))


def _sentence(problem: Problem, language: str) -> str:
    label = label_of(problem, language)
    message = message_of(problem, language)
    return f"{label}: {message}" if label else message
