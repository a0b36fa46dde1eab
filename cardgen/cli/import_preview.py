"""What an import shows before it writes: which column goes where, what would change, what is wrong."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from rich import box
from rich.console import Console
from rich.table import Table as Drawn
from rich.text import Text

from cardgen.cli.console import data, note, printable, use_colour, warn
from cardgen.cli.language import language as spoken_language
from cardgen.cli.language import tell
from cardgen.editing.changes import Append, Change, Drop, Put, Quote
from cardgen.importing.columns import Column, Table, Why, kept, samples_of
from cardgen.importing.entries import place_of
from cardgen.messages.problems import hint_of, label_of, message_of
from cardgen.model.form import FormSpec, RecordList
from cardgen.workflows.import_apply import Applied
from cardgen.workflows.import_draft import Draft
from cardgen.workflows.import_file import Opened
from cardgen.workflows.import_plan import Plan
from cardgen.workflows.import_row import RowProblem

MOST_WIDTH = 100
_UNUSUAL = frozenset({Why.CHOSEN, Why.LEFT_OUT})
"""What makes the columns of a file our own export wrote worth showing."""

_ADVICE_FOR_FILES = frozenset({"C101", "C102", "C112", "C119", "C120"})
"""Rules whose hint speaks of lines and quotes in a card's file, which rows of a table do not have."""


class Preview:
    """Shows one import; on stdout where the preview is the command's result."""

    def __init__(self, opened: Opened, language: str, *, to_stdout: bool) -> None:
        self._opened = opened
        self._form = opened.reading.form
        self._language = language
        self._say = data if to_stdout else note
        self._on_terminal = (sys.stdout if to_stdout else sys.stderr).isatty()
        self._may_show = self._on_terminal or to_stdout

    def columns(self) -> None:
        """Each table with its columns and the fields they fill; examples on a terminal only."""
        book, reading = self._opened.book, self._opened.reading
        if book.encoding not in ("", "UTF-8"):
            self._say(tell("import.encoding", encoding=book.encoding))
        if book.form and book.version != str(self._form.version):
            version = book.version or "?"
            warn(tell("import.version", form=self._form.name, version=version, now=str(self._form.version)))
        for table in reading.tables:
            self._say(self._title(table))
            if table.exact and not any(column.why in _UNUSUAL for column in table.columns):
                continue
            self._say(self._drawn(table))
            hidden = table.sheet.hidden_columns, table.sheet.hidden_rows
            if any(hidden):
                columns, rows = (f"{len(it):,}" for it in hidden)
                warn(tell("import.hidden", sheet=self._sheet_name(table), columns=columns, rows=rows))
        if reading.skipped:
            self._say(tell("import.skipped", sheets=", ".join(map(printable, reading.skipped))))

    def plan(self, plan: Plan) -> None:
        """What would be made and changed, and every problem."""
        for card in plan.changed:
            self._say("\n".join(self._card_changes(card.draft, card.job.changes)))
        note_row_problems(self._opened, plan, [*plan.problems, *plan.warnings])
        if plan.unsound:
            warn(tell("import.unsound", cards=f"{plan.unsound:,}"))
        if plan.held:
            warn(tell("import.held", cards=f"{len(plan.held):,}"))
        counts = {"new": len(plan.new), "changed": len(plan.changed), "same": plan.same, "bad": len(plan.bad_rows)}
        self._say(tell("import.summary", **{name: f"{count:,}" for name, count in counts.items()}))
        if not (plan.new or plan.changed or plan.held or plan.problems):
            self._say(tell("import.same"))

    def as_json(self, plan: Plan, applied: Applied | None, bad: Path | None) -> dict[str, object]:
        """The import for scripts: places and names of fields, no values."""
        problems = [*plan.problems, *plan.warnings, *(applied.problems if applied else ())]
        return {
            "form": plan.form.name,
            "tables": [self._table_json(table) for table in plan.tables],
            "skipped": [*self._opened.reading.skipped],
            "new": [card.draft.person.card_id for card in plan.new],
            "changed": [
                {"id": card.draft.person.card_id, "fields": [_path(it.pointer) for it in card.job.changes]}
                for card in plan.changed
            ],
            "held": [draft.person.card_id for draft in plan.held],
            "unchanged": plan.same,
            "bad_rows": len(plan.bad_rows),
            "bad_file": str(bad) if bad else None,
            "written": [*applied.new, *applied.changed] if applied else [],
            "problems": [self._problem_json(plan, it) for it in problems],
        }

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
        for name in ("column", "heading", "field", *(["example"] if self._on_terminal else [])):
            drawn.add_column(tell(f"import.{name}"), overflow="fold")
        for column in filter(kept, table.columns):
            cells = [table.sheet.column_name(column.at), printable(column.heading), self._field(column)]
            drawn.add_row(*(Text(cell) for cell in (*cells, *([_example(table, column)] if self._on_terminal else []))))
        width = min(MOST_WIDTH, max(40, shutil.get_terminal_size((80, 24)).columns))
        colour = self._on_terminal and use_colour() is None
        console = Console(file=io.StringIO(), width=width, no_color=not colour, highlight=False, legacy_windows=False)
        with console.capture() as captured:
            console.print(drawn)
        return "\n".join(line.rstrip() for line in captured.get().strip("\n").splitlines())

    def _field(self, column: Column) -> str:
        if column.leaf is not None:
            labels = " > ".join(label.text(self._language) for label in column.leaf.labels)
            return f"{labels} ({column.leaf.path})"
        named = {Why.LEFT_OUT: "left_out", Why.TAKEN: "taken", Why.POSITION: "position"}
        return tell(f"import.why.{named.get(column.why, 'unknown')}")

    def _card_changes(self, draft: Draft, changes: Sequence[Change]) -> Iterator[str]:
        assert draft.card is not None
        leaf = self._form.name_leaf
        name = str(draft.card.value(leaf.path) or "") if leaf and self._may_show else ""
        yield tell("import.change", id=draft.card.id, name=printable(name)).rstrip()
        for change in changes:
            yield f"  {self._change(change, draft.card.data)}"

    def _change(self, change: Change, before: Mapping[str, object]) -> str:
        label = label_at(self._form, change.pointer, self._language)
        match change:
            case Append(_, value):
                shown = ", ".join(map(_text, value.values())) if isinstance(value, Mapping) else _text(value)
                title = tell("import.new_record", label=label)
                return f"{title} {shown}" if self._may_show else title
            case Put(pointer, value):
                return self._pair(label, _at(before, pointer), value)
            case Drop(pointer):
                return self._pair(label, _at(before, pointer), None)
            case Quote():
                return label

    def _pair(self, label: str, before: object, after: object) -> str:
        return f"{label}: {_text(before)} → {_text(after)}" if self._may_show else label

    def _table_json(self, table: Table) -> dict[str, object]:
        columns = [
            {
                "column": table.sheet.column_name(column.at),
                "heading": column.heading,
                "field": column.leaf.path if column.leaf else None,
                "how": column.why.value,
            }
            for column in filter(kept, table.columns)
        ]
        return {"sheet": table.sheet.name, "of": table.records.path if table.records else None, "columns": columns}

    def _problem_json(self, plan: Plan, found: RowProblem) -> dict[str, object]:
        spot, problem = found.spot, found.problem
        sheet = plan.tables[spot.table].sheet
        return {
            "sheet": sheet.name,
            "row": sheet.row_number(spot.row),
            "column": None if spot.column is None else sheet.column_name(spot.column),
            "code": problem.code,
            "severity": problem.severity.value,
            "field": problem.field,
            "label": label_of(problem, self._language),
            "message": message_of(problem, self._language),
        }


def note_row_problems(opened: Opened, plan: Plan, problems: Iterable[RowProblem]) -> None:
    """Each problem with its place in the file: list.xlsx[고객]:12:C: error[C104] ..."""
    for found in problems:
        problem, spot = found.problem, found.spot
        place = place_of(opened.file.name, plan.tables[spot.table].sheet, spot.row, spot.column)
        severity = click.style(
            f"{problem.severity}[{problem.code}]", fg="red" if problem.is_error else "yellow", bold=True
        )
        label = label_of(problem, spoken_language())
        hint = "" if problem.code in _ADVICE_FOR_FILES else hint_of(problem, spoken_language())
        words = [f"{label}:" if label else "", message_of(problem, spoken_language()), hint]
        note(f"{printable(place)}: {severity} {' '.join(filter(None, words))}")


def label_at(form: FormSpec, pointer: Sequence[str | int], language: str) -> str:
    """The labels of the place a pointer leads to, records by their number: 구매 이력 3 > 금액."""
    path = ""
    number = ""
    for step in pointer:
        if isinstance(step, int):
            path, number = f"{path}[]", f" {step + 1}"
        else:
            path = f"{path}.{step}" if path else step
    member = form.by_path.get(path) or form.by_path[path.removesuffix("[]")]
    labels = [label.text(language) for label in member.labels]
    if number:
        labels[0 if isinstance(member, RecordList) else -2] += number
    return " > ".join(labels)


def _path(pointer: Sequence[str | int]) -> str:
    path = ""
    for step in pointer:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def _at(found: Any, pointer: Sequence[str | int]) -> object:
    for step in pointer:
        try:
            found = found[step]
        except (KeyError, IndexError, TypeError):
            return None
    return found


def _text(value: object) -> str:
    if value is None:
        return tell("import.nothing")
    return printable(", ".join(map(str, value)) if isinstance(value, list) else str(value))


def _example(table: Table, column: Column) -> str:
    found = samples_of(table.sheet, table.first_row, column.at, 1)
    text = printable(found[0]) if found else ""
    return f"{text[:20]}…" if len(text) > len("…") + 20 else text
