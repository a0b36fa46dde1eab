"""What is wrong with the rows of a file, told in few lines: one for each column and rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from cardgen.cli.console import note, printable, shown_path
from cardgen.cli.language import language, tell
from cardgen.importing.cell_values import Value
from cardgen.importing.entries import place_of
from cardgen.messages.problems import label_of, message_of
from cardgen.workflows.importing.bad_rows import advice
from cardgen.workflows.importing.customers import ITS_CUSTOMER
from cardgen.workflows.importing.file import Opened
from cardgen.workflows.importing.plan import Plan
from cardgen.workflows.importing.row import RowProblem

MOST_LINES = 20
MOST_ROWS = 8
"""Rows named in one line."""

Group = list[RowProblem]


def note_row_problems(opened: Opened, plan: Plan, problems: Iterable[RowProblem]) -> None:
    """A line for each column and rule with the rows that break it; rows that only follow their customer come last."""
    groups = sorted(_groups(problems), key=lambda it: it[0].problem.code == ITS_CUSTOMER)
    for group in groups[:MOST_LINES]:
        problem = group[0].problem
        severity = click.style(
            f"{problem.severity}[{problem.code}]", fg="red" if problem.is_error else "yellow", bold=True
        )
        note(f"{_place(opened, plan, group)}: {severity} {_told(plan, group)}")
    if len(groups) > MOST_LINES:
        note(tell("import.more_problems", count=f"{len(groups) - MOST_LINES:,}"))


def note_passed_over(opened: Opened, plan: Plan) -> None:
    """Why rows are no entries."""
    for group in _groups(plan.notes):
        note(f"{_place(opened, plan, group)}: {_told(plan, group)}")


def _groups(problems: Iterable[RowProblem]) -> list[Group]:
    found: dict[tuple[object, ...], Group] = {}
    for it in problems:
        words = message_of(it.problem, language())
        found.setdefault((it.spot.table, it.spot.column, it.problem.severity, it.problem.code, words), []).append(it)
    return [*found.values()]


def _place(opened: Opened, plan: Plan, group: Group) -> str:
    """list.xlsx[고객]:12:C for a single row, list.xlsx[고객] for several."""
    spot, sheet = group[0].spot, plan.tables[group[0].spot.table].sheet
    if len(group) == 1:
        return printable(place_of(opened.file.name, sheet, spot.row, spot.column))
    return printable(f"{opened.file.name}[{sheet.name}]" if sheet.name else opened.file.name)


def _told(plan: Plan, group: Group) -> str:
    """생일(H열) 19줄: what is wrong and what to do - 6, 9, 11 …"""
    problem, spot = group[0].problem, group[0].spot
    label = label_of(problem, language())
    words = " ".join(filter(None, (message_of(problem, language()), advice(problem, language()))))
    if len(group) == 1:
        return f"{label}: {words}" if label else words
    table = plan.tables[spot.table]
    rows = [str(table.sheet.row_number(row)) for row in dict.fromkeys(it.spot.row for it in group)]
    count = f"{len(rows):,}"
    if spot.column is None:
        subject = tell("import.group.rows", rows=count)
    else:
        heading = next((it.heading for it in table.columns if it.at == spot.column), "") or label
        column = table.sheet.column_name(spot.column)
        subject = tell("import.group", heading=printable(heading), column=column, rows=count)
    more = " …" if len(rows) > MOST_ROWS else ""
    return f"{subject}: {words} - {', '.join(rows[:MOST_ROWS])}{more}"


def next_command(file: Path, form: str | None, given: Mapping[str, Value], *, update: bool) -> str:
    """What to type when the bad rows are mended."""
    defaults = [f"--default {_quoted(f'{path}={value}')}" for path, value in given.items()]
    words = [f"--form {form}" if form else "", *defaults, "--update" if update else ""]
    return " ".join(filter(None, ["cardgen import", _quoted(shown_path(file.absolute())), *words]))


def _quoted(text: str) -> str:
    return f'"{text}"' if any(char.isspace() for char in text) else text
