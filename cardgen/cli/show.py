"""cardgen show"""

from __future__ import annotations

import click

from cardgen.cli.completion import complete_ids
from cardgen.cli.console import data, data_json, use_colour
from cardgen.cli.help_page import Command
from cardgen.cli.language import asked_for, tell
from cardgen.cli.options import json_option, workspace_of
from cardgen.cli.problems import note_problems


@click.command(cls=Command, help=tell("help.show"))
@click.argument("card", metavar="ID", shell_complete=complete_ids)
@json_option
@click.pass_context
def show(context: click.Context, card: str, as_json: bool) -> None:
    """Show one card in the terminal."""
    from cardgen.workflows.show import show as run
    from cardgen.workflows.show import values_by_path
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    if as_json:
        values, problems = values_by_path(workspace, card)
        found = values is not None
        if found:
            data_json(values)
    else:
        view, problems = run(workspace, card, asked_for() or workspace.settings.language)
        found = view is not None
        if view is not None:
            from cardgen.cli.terminal_card import draw

            data(draw(view, colour=use_colour() is None))
    note_problems(problems, workspace.root)
    context.exit(0 if found else 1)
