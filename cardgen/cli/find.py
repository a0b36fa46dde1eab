"""cardgen find"""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

from cardgen.cli.completion import complete_fields, complete_forms
from cardgen.cli.console import data, data_json, note, warn
from cardgen.cli.help_page import Command
from cardgen.cli.language import asked_for, tell
from cardgen.cli.options import jobs_option, json_option, processes, quiet_option, workspace_of
from cardgen.cli.problems import note_problems

if TYPE_CHECKING:
    from cardgen.model.indexview import IndexView
    from cardgen.workflows.find import FindReport


@click.command(cls=Command, help=tell("help.find"))
@click.argument("query", nargs=-1, metavar="[EXPR|WORD]...", shell_complete=complete_fields)
@click.option(
    "--form", "forms", multiple=True, metavar="FORM", help=tell("help.find.form"), shell_complete=complete_forms
)
@json_option
@click.option("--ids", "as_ids", is_flag=True, help=tell("help.find.ids"))
@jobs_option
@quiet_option
@click.pass_context
def find(
    context: click.Context,
    query: tuple[str, ...],
    forms: tuple[str, ...],
    as_json: bool,
    as_ids: bool,
    jobs: int | None,
    quiet: bool,
) -> None:
    """Find cards."""
    from cardgen.workflows.find import find as run
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    language = asked_for() or workspace.settings.language
    report = run(workspace, " ".join(query), forms, language, processes=processes(jobs))
    if as_json:
        data_json([card for hits in report.forms for card in hits.objects()])
    elif as_ids:
        for card in (card for hits in report.forms for card in hits.ids()):
            data(card)
    else:
        _print_tables(report, quiet=quiet)
    sys.stdout.flush()
    note_problems(report.problems, workspace.root)
    if report.left_out:
        warn(tell("find.left_out", cards=f"{report.left_out:,}"))
    if not quiet:
        _note_count(report)


def _note_count(report: FindReport) -> None:
    if report.cards:
        note(tell("find.count", cards=f"{report.cards:,}"))
        return
    note(tell("find.none"))
    if report.like_condition:
        note(tell("find.as_condition"))


def _print_tables(report: FindReport, *, quiet: bool) -> None:
    """A table for each form where anything was found, named where there are several."""
    from cardgen.cli.table import tabbed

    for number, hits in enumerate(report.forms):
        view = hits.table()
        if len(report.forms) > 1:
            data(f"{chr(10) if number else ''}■ {view.title}")
        if sys.stdout.isatty():
            _print_drawn(view, quiet=quiet)
        else:
            data(tabbed([[column.label for column in view.columns], *_texts(view)]))


def _print_drawn(view: IndexView, *, quiet: bool) -> None:
    from cardgen.cli.table import Column, draw_table

    columns = [Column(column.label, column.kind) for column in view.columns]
    drawn = draw_table(columns, _texts(view), shutil.get_terminal_size((80, 24)).columns)
    heading, *lines = drawn.lines
    data(click.style(heading, bold=True))
    if lines:
        data("\n".join(lines))
    if drawn.hidden and not quiet:
        note(tell("find.hidden", fields=", ".join(drawn.hidden)))


def _texts(view: IndexView) -> list[list[str]]:
    return [[value.text for value in row.values] for row in view.rows]
