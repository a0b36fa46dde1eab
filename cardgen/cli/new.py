"""cardgen new"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from cardgen.cli.completion import complete_assignments, complete_forms
from cardgen.cli.console import complain, data, note, use_colour, warn
from cardgen.cli.help_page import Command
from cardgen.cli.language import asked_for, tell
from cardgen.cli.options import workspace_of

if TYPE_CHECKING:
    from cardgen.workflows.card_change import Judge
    from cardgen.workflows.new_card import NewCard


@click.command(cls=Command, help=tell("help.new"))
@click.option("--form", default=None, shell_complete=complete_forms, help=tell("help.new.form"))
@click.option("--id", "card_id", default=None, help=tell("help.new.id"))
@click.option(
    "--set",
    "assignments",
    multiple=True,
    metavar="FIELD=VALUE",
    shell_complete=complete_assignments,
    help=tell("help.new.set"),
)
@click.option("--dry-run", is_flag=True, help=tell("help.dry_run"))
@click.option("--yes", is_flag=True, help=tell("help.new.yes"))
@click.pass_context
def new(
    context: click.Context,
    form: str | None,
    card_id: str | None,
    assignments: tuple[str, ...],
    dry_run: bool,
    yes: bool,
) -> None:
    """Make a new card."""
    from cardgen.workflows.card_change import Judge
    from cardgen.workflows.new_card import begin, create, given
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    judge = Judge(workspace)
    card = begin(workspace, form, card_id)
    asks = not (yes or dry_run) and (not assignments or (sys.stdin.isatty() and sys.stderr.isatty()))
    if not _is_meant(card, asks=asks):
        note(tell("new.left"))
        return
    if assignments:
        values = given(workspace, card, assignments)
    else:
        from cardgen.cli.ask import Asking

        values = Asking(judge, card).ask()
    text = card.text(values)
    if not _is_sound(judge, card, values, text):
        complain(tell("new.refused"))
        context.exit(1)
    if dry_run:
        data(text.rstrip("\n"))
        return
    if not _is_wanted(judge, card, values, asks=asks) or (
        asks and not assignments and not _agreed(judge, card, values)
    ):
        note(tell("new.left"))
        context.exit(0)
    create(workspace, card, text)
    note(tell("new.done"))
    data(card.file.path)


def _is_sound(judge: Judge, card: NewCard, values: Mapping[str, Any], text: str) -> bool:
    """False, and the errors told, where the card would break a rule."""
    from cardgen.cli.problems import note_entry_problems
    from cardgen.workflows.new_card import verdict_of

    problems = [problem for problem in verdict_of(judge, card, values).problems if problem.is_error]
    note_entry_problems(problems, judge.workspace.root, text)
    return not problems


def _is_meant(card: NewCard, *, asks: bool) -> bool:
    """Say where the number is nearly one on a form in somebody's hand, and ask, where we may, whether it is right."""
    from cardgen.cli.prompts import agreed

    if card.printed:
        warn(tell("new.not_printed", id=card.file.stem, ids=", ".join(card.printed)))
    return not (card.printed and asks) or agreed(tell("new.not_printed.ask"))


def _is_wanted(judge: Judge, card: NewCard, values: Mapping[str, Any], *, asks: bool) -> bool:
    """Say where there is a card of the same person, and ask, where we may, whether another shall be made."""
    from cardgen.cli.prompts import agreed
    from cardgen.workflows.namesakes import twins

    found = twins(judge.workspace, card.form, values)
    if found:
        warn(tell("new.twin", ids=", ".join(found)))
    return not (found and asks) or agreed(tell("new.twin.ask"))


def _agreed(judge: Judge, card: NewCard, values: Mapping[str, Any]) -> bool:
    """Show the card and ask whether it shall be made."""
    from cardgen.cli.prompts import agreed
    from cardgen.cli.terminal_card import draw
    from cardgen.workflows.new_card import preview

    view = preview(judge, card, values, asked_for() or judge.workspace.settings.language)
    note(f"\n{draw(view, colour=use_colour() is None)}")
    return agreed(tell("new.ask"), default=True)
