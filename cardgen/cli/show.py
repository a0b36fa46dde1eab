"""cardgen show"""

from __future__ import annotations

import click

from cardgen.cli.completion import complete_ids
from cardgen.cli.console import data, use_colour
from cardgen.cli.help_page import Command
from cardgen.cli.language import asked_for, tell
from cardgen.cli.options import workspace_of
from cardgen.cli.problems import note_problems


@click.command(cls=Command, help=tell("help.show"))
@click.argument("card", metavar="ID", shell_complete=complete_ids)
@click.pass_context
def show(context: click.Context, card: str) -> None:
    """Show one card in the terminal."""
    from cardgen.cli.terminal_card import draw
    from cardgen.workflows.show import show as run
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    view, problems = run(workspace, card, asked_for() or workspace.settings.language)
    if view is not None:
        data(draw(view, colour=use_colour() is None))
    note_problems(problems, workspace.root)
    context.exit(0 if view is not None else 1)
