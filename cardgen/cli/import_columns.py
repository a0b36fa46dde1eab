"""Shows which column of a file goes to which field, and what else is to be known of its sheets."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator

import click
from rich import box
from rich.console import Console
from rich.table import Table as Drawn
from rich.text import Text

from cardgen.cli.console import printable, use_colour, warn
from cardgen.cli.language import tell
from cardgen.importing.columns import Column, Table, Why, kept, samples_of
from cardgen.workflows.importing.file import Opened

MOST_WIDTH = 100
MOST_NAMES = 8
"""Columns without a field named in one line."""

NARROW = 80
"""Columns of a terminal below which paths of fields are left out: labels say enough, and words stay whole."""

_UNUSUAL = frozenset({Why.CHOSEN, Why.LEFT_OUT})
"""What makes the columns of a file our own export wrote worth showing."""

_NEW = frozenset({Why.CHOSEN, Why.NAME, Why.PATH, Why.VALUES})
"""How a column came to its field that was not remembered."""


class ColumnTables:
    """Shows the columns of one import; examples of cells where `examples`, for the person at the terminal alone."""

    def __init__(self, opened: Opened, language: str, say: Callable[[str], None], *, examples: bool) -> None:
        self._opened = opened
        self._language = language
        self._say = say
        self._examples = examples
        self._width = min(MOST_WIDTH, max(40, shutil.get_terminal_size((80, 24)).columns))

    def show(self, remembered_in: str, *, all_of_them: bool) -> None:
        """Each table with its columns; one line where all are as they are remembered in a file."""
        book, reading = self._opened.book, self._opened.reading
        if book.encoding not in ("", "UTF-8"):
            self._say(tell("import.encoding", encoding=book.encoding))
        if book.form and book.version != str(reading.form.version):
            version = book.version or "?"
            warn(tell("import.version", form=reading.form.name, version=version, now=str(reading.form.version)))
        if self._are_remembered() and not all_of_them:
            self._say(tell("import.remembered", path=remembered_in))
            self._note_unmatched()
        else:
            for table in reading.tables:
                self._say(self._title(table))
                if all_of_them or not table.exact or any(column.why in _UNUSUAL for column in table.columns):
                    self._say(self._drawn(table))
        for table in reading.tables:
            for text in self._hidden(table):
                warn(text)
        if reading.skipped:
            self._say(tell("import.skipped", sheets=", ".join(map(printable, reading.skipped))))

    def _are_remembered(self) -> bool:
        """True where no column came to its field in another way than last time."""
        tables = self._opened.reading.tables
        return not any(table.exact or column.why in _NEW for table in tables for column in table.columns)

    def _note_unmatched(self) -> None:
        for table in self._opened.reading.tables:
            names = [printable(it.heading) for it in filter(kept, table.columns) if it.why in (Why.UNKNOWN, Why.TAKEN)]
            if names:
                listed = ", ".join(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")
                count = f"{len(names):,}"
                self._say(tell("import.unmatched", sheet=self._sheet_name(table), count=count, columns=listed))

    def _hidden(self, table: Table) -> Iterator[str]:
        """That hidden columns, by name, and hidden rows are read."""
        if table.exact:
            return
        sheet = table.sheet
        columns = [it for it in table.used if it.at in sheet.hidden_columns]
        if columns:
            names = ", ".join(f"{printable(it.heading)}({sheet.column_name(it.at)})" for it in columns)
            yield tell("import.hidden.columns", sheet=self._sheet_name(table), columns=names)
        if sheet.hidden_rows:
            yield tell("import.hidden.rows", sheet=self._sheet_name(table), rows=f"{len(sheet.hidden_rows):,}")

    def _title(self, table: Table) -> str:
        sheet = self._sheet_name(table)
        if table.records is None:
            title = tell("import.cards", sheet=sheet)
        else:
            title = tell("import.records", sheet=sheet, records=table.records.label.text(self._language))
        return click.style(title, bold=True)

    def _sheet_name(self, table: Table) -> str:
        return printable(table.sheet.name) or self._opened.file.name

    def _drawn(self, table: Table) -> str:
        drawn = Drawn(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
        for name in ("column", "heading", "field", *(["example"] if self._examples else [])):
            drawn.add_column(tell(f"import.{name}"), overflow="fold")
        for column in filter(kept, table.columns):
            cells = [table.sheet.column_name(column.at), printable(column.heading), self._field(column)]
            drawn.add_row(*(Text(cell) for cell in (*cells, *([_example(table, column)] if self._examples else []))))
        colour = self._examples and use_colour() is None
        console = Console(
            file=io.StringIO(), width=self._width, no_color=not colour, highlight=False, legacy_windows=False
        )
        with console.capture() as captured:
            console.print(drawn)
        return "\n".join(line.rstrip() for line in captured.get().strip("\n").splitlines())

    def _field(self, column: Column) -> str:
        if column.leaf is not None:
            labels = " > ".join(label.text(self._language) for label in column.leaf.labels)
            return labels if self._width < NARROW else f"{labels} ({column.leaf.path})"
        named = {Why.LEFT_OUT: "left_out", Why.TAKEN: "taken", Why.POSITION: "position"}
        return tell(f"import.why.{named.get(column.why, 'unknown')}")


def _example(table: Table, column: Column) -> str:
    found = samples_of(table.sheet, table.first_row, column.at, 1)
    text = printable(found[0]) if found else ""
    return f"{text[:20]}…" if len(text) > len("…") + 20 else text
