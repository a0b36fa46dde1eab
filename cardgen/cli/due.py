"""cardgen due"""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

from cardgen.cli.completion import complete_fields, complete_forms
from cardgen.cli.console import data, data_json, note, warn
from cardgen.cli.help_page import Command
from cardgen.cli.language import asked_for, language, spoken, tell
from cardgen.cli.options import jobs_option, json_option, processes, quiet_option, workspace_of
from cardgen.cli.problems import note_problems

if TYPE_CHECKING:
    from cardgen.cli.table import Column
    from cardgen.workflows.due import Due, DueList, DueReport


@click.command(cls=Command, help=tell("help.due"))
@click.option("--stale", metavar="PERIOD", is_flag=False, flag_value="180d", default="", help=tell("help.due.stale"))
@click.option("--retention", is_flag=True, help=tell("help.due.retention"))
@click.option("--within", metavar="PERIOD", default="", help=tell("help.due.within"))
@click.option("--consents", is_flag=True, help=tell("help.due.consents"))
@click.option("--where", default=None, metavar="EXPR", help=tell("help.where"), shell_complete=complete_fields)
@click.option(
    "--form", "forms", multiple=True, metavar="FORM", help=tell("help.due.form"), shell_complete=complete_forms
)
@json_option
@click.option("--ids", "as_ids", is_flag=True, help=tell("help.find.ids"))
@jobs_option
@quiet_option
@click.pass_context
def due(  # noqa: PLR0913, PLR0917 - a parameter for each option
    context: click.Context,
    stale: str,
    retention: bool,
    within: str,
    consents: bool,
    where: str | None,
    forms: tuple[str, ...],
    as_json: bool,
    as_ids: bool,
    jobs: int | None,
    quiet: bool,
) -> None:
    """List the cards that want looking after."""
    from cardgen.workflows.due import Asked
    from cardgen.workflows.due import due as run
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    asked = Asked(stale, retention, consents, within, where, forms)
    report = run(workspace, asked, asked_for() or workspace.settings.language, processes=processes(jobs))
    if as_json:
        from cardgen.workflows.due_data import due_data

        data_json(due_data(report))
    elif as_ids:
        for card in dict.fromkeys(card.id for found in report.lists for card in found.cards):
            data(card)
    else:
        _print(report)
    sys.stdout.flush()
    note_problems(report.problems, workspace.root)
    _warn(report)
    if not quiet:
        _note_count(report)


def _warn(report: DueReport) -> None:
    if report.no_history is not None:
        named = {name: spoken(text) for name, text in report.no_history.arguments.items()}
        warn(tell("due.no_history", problem=tell(report.no_history.message_id, **named)))
    if report.left_out:
        warn(tell("due.left_out", cards=f"{report.left_out:,}"))


def _note_count(report: DueReport) -> None:
    from cardgen.workflows.due import Due

    if not report.lists:
        looked = ", ".join(_title(report, why) for why in report.looked) or tell("due.nothing_to_look")
        note(tell("due.none", looked=looked))
        return
    note(tell("due.count", cards=f"{report.cards:,}"))
    if any(found.due is Due.STALE for found in report.lists):
        note(tell("due.confirm"))


def _print(report: DueReport) -> None:
    """A table for each reason and form, the form named where there are several."""
    from cardgen.cli.due_table import due_columns, due_rows

    forms = {found.form.name for found in report.lists}
    for number, found in enumerate(report.lists):
        if number:
            data("")
        data(click.style(f"■ {_heading(report, found, named=len(forms) > 1)}", bold=True))
        _print_rows(due_columns(found, language()), due_rows(found))


def _heading(report: DueReport, found: DueList, *, named: bool) -> str:
    title = _title(report, found.due)
    cards = f"{len({card.id for card in found.cards}):,}"
    if named:
        return tell("due.heading.form", title=title, form=found.form.label.text(language()), cards=cards)
    return tell("due.heading", title=title, cards=cards)


def _title(report: DueReport, why: Due) -> str:
    from cardgen.workflows.due import Due

    day = report.stale_since if why is Due.STALE else report.kept_until
    ahead = why is Due.RETENTION and report.looks_ahead
    return tell(f"due.{why}.within" if ahead else f"due.{why}", day=day.isoformat())


def _print_rows(columns: list[Column], rows: list[list[str]]) -> None:
    """Drawn in the terminal's width, in pipes whole with tabs between cells."""
    from cardgen.cli.table import draw_table, tabbed

    if sys.stdout.isatty():
        data("\n".join(draw_table(columns, rows, shutil.get_terminal_size((80, 24)).columns).lines))
        return
    data(tabbed([[column.label for column in columns], *rows]))
