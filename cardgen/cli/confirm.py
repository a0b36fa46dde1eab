"""cardgen confirm"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from cardgen.cli.completion import complete_ids
from cardgen.cli.console import data, data_json, note, warn
from cardgen.cli.help_page import Command
from cardgen.cli.language import asked_for, tell
from cardgen.cli.options import json_option
from cardgen.cli.set_fields import found_card
from cardgen.errors import UsageError

if TYPE_CHECKING:
    from cardgen.workflows.confirm import Confirmation
    from cardgen.workflows.workspace import Workspace


@click.command(cls=Command, help=tell("help.confirm"))
@click.argument("cards", metavar="ID...", nargs=-1, required=True, shell_complete=complete_ids)
@click.option("--date", "day", metavar="DATE", default=None, help=tell("help.confirm.date"))
@click.option("--dry-run", is_flag=True, help=tell("help.dry_run"))
@json_option
@click.pass_context
def confirm(context: click.Context, cards: tuple[str, ...], day: str | None, dry_run: bool, as_json: bool) -> None:
    """Record that cards are right."""
    from cardgen.workflows.confirm import Outcome
    from cardgen.workflows.confirm import confirm as run

    found = [found_card(context, card) for card in dict.fromkeys(cards)]
    workspace = found[0][0]
    when = _day(day, workspace)
    report = run(workspace, [*{file.path: file for _, file in found}.values()], when, dry=dry_run)
    _tell(report, workspace, dry=dry_run and not as_json)
    if as_json:
        data_json([_as_json(it) for it in report])
    done = sum(it.outcome is Outcome.DONE for it in report)
    note(tell("confirm.would" if dry_run else "confirm.done", day=when.isoformat(), cards=f"{done:,}"))
    context.exit(0 if all(it.outcome in (Outcome.DONE, Outcome.SAME) for it in report) else 1)


def _day(text: str | None, workspace: Workspace) -> date:
    from cardgen.entry.dates import day_of

    day = workspace.today if text is None else day_of(text, workspace.today)
    if day is None:
        raise UsageError("error.confirm.no_day", day=text or "")
    return day


def _tell(report: Sequence[Confirmation], workspace: Workspace, *, dry: bool) -> None:
    """What was not done and why; what would be, where that is all that was asked for."""
    from cardgen.cli.problems import note_entry_problems
    from cardgen.workflows.confirm import Outcome

    for it in report:
        if it.outcome is Outcome.DONE:
            if dry:
                _tell_changes(it, workspace)
            continue
        if it.outcome is Outcome.REFUSED:
            errors = [problem for problem in it.edit.problems if problem.is_error]
            note_entry_problems(errors, workspace.root, it.edit.after.decode("utf-8-sig", "replace"))
        say = note if it.outcome is Outcome.SAME else warn
        say(tell(f"confirm.{it.outcome}", id=it.edit.card.stem, day=it.before))


def _tell_changes(it: Confirmation, workspace: Workspace) -> None:
    """The day that would be put on a card, as a change of a field."""
    from cardgen.cli.changes_text import card_lines, page
    from cardgen.cli.log_text import card_title
    from cardgen.workflows.card_change import form_of
    from cardgen.workflows.edit_changes import edit_changes

    changes = edit_changes(it.edit, form_of(workspace, it.edit.card), asked_for() or workspace.settings.language)
    data(card_title(changes))
    for line in card_lines(changes, page()):
        data(line)


def _as_json(it: Confirmation) -> dict[str, object]:
    return {"id": it.edit.card.stem, "outcome": it.outcome.value, "before": it.before or None}
