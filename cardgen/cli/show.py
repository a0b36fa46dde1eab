"""cardgen show"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cardgen.cli.as_of_option import as_of_option
from cardgen.cli.completion import complete_ids
from cardgen.cli.console import data, data_json, use_colour, warn
from cardgen.cli.help_page import Command
from cardgen.cli.language import asked_for, tell
from cardgen.cli.options import json_option, workspace_of
from cardgen.cli.problems import note_problems, problem_data

if TYPE_CHECKING:
    from cardgen.model.cardview import CardView
    from cardgen.workflows.show_as_of import PastCardView
    from cardgen.workflows.workspace import Workspace


@click.command(cls=Command, help=tell("help.show"))
@click.argument("card", metavar="ID", shell_complete=complete_ids)
@as_of_option
@json_option
@click.pass_context
def show(context: click.Context, card: str, asked: str | None, as_json: bool) -> None:
    """Show one card in the terminal."""
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    if asked is not None:
        from cardgen.workflows.show_as_of import show_as_of

        past = show_as_of(workspace, card, asked, asked_for() or workspace.settings.language)
        context.exit(_tell_past(past, workspace, as_json=as_json))
    context.exit(0 if _tell_present(workspace, card, as_json=as_json) else 1)


def _tell_present(workspace: Workspace, card: str, *, as_json: bool) -> bool:
    """The card as it is; False where it is not sound."""
    from cardgen.workflows.show import show as run
    from cardgen.workflows.show import values_by_path

    if as_json:
        values, problems = values_by_path(workspace, card)
        found = values is not None
        if found:
            data_json(values)
    else:
        view, problems = run(workspace, card, asked_for() or workspace.settings.language)
        found = view is not None
        if view is not None:
            _draw(view)
    note_problems(problems, workspace.root)
    return found


def _draw(view: CardView) -> None:
    from cardgen.cli.terminal_card import draw

    data(draw(view, colour=use_colour() is None))


def _tell_past(past: PastCardView, workspace: Workspace, *, as_json: bool) -> int:
    """The card as it was, and what was wrong with it by the form of then; returns the exit code."""
    if as_json:
        data_json(past_data(past))
    elif past.view is not None:
        _draw(past.view)
    note_problems(past.problems, workspace.root)
    if past.borrowed:
        warn(tell("as_of.borrowed", forms=past.form))
    broken = any(problem.is_error for problem in past.problems)
    if broken and past.view is not None:
        warn(tell("as_of.broken"))
    return 1 if broken else 0


def past_data(past: PastCardView) -> dict[str, object]:
    """A card as it was, for scripts: its values by the paths of the form of then."""
    day = past.revision.day
    return {
        "path": past.path,
        "blob": past.blob,
        "commit": past.revision.commit,
        "day": day.isoformat() if day else None,
        "values": dict(past.values),
        "problems": [*map(problem_data, past.problems)],
    }
