"""cardgen merge"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from cardgen.cli.completion import complete_ids
from cardgen.cli.console import data_json
from cardgen.cli.help_page import Command
from cardgen.cli.language import tell
from cardgen.cli.options import json_option, workspace_of
from cardgen.cli.prompts import Unanswered
from cardgen.errors import TemplateError, UsageError

if TYPE_CHECKING:
    from cardgen.cli.merge_deciding import Deciding
    from cardgen.workflows.conflicted import ConflictedCard


@click.command(cls=Command, help=tell("help.merge"))
@click.argument("names", metavar="[ID]...", nargs=-1, shell_complete=complete_ids)
@click.option("--resolve", is_flag=True, help=tell("help.merge.resolve"))
@click.option("--ours", is_flag=True, help=tell("help.merge.ours"))
@click.option("--theirs", is_flag=True, help=tell("help.merge.theirs"))
@click.option("--add", is_flag=True, help=tell("help.merge.add"))
@json_option
@click.pass_context
def merge(
    context: click.Context,
    names: tuple[str, ...],
    resolve: bool,
    ours: bool,
    theirs: bool,
    add: bool,
    as_json: bool,
) -> None:
    """Show and decide what merges of cards left open."""
    from cardgen.cli.merge_desk import Desk
    from cardgen.workflows.past_cards import repository_of
    from cardgen.workflows.workspace import open_workspace

    if ours and theirs:
        raise UsageError("error.merge.one_side")
    workspace = open_workspace(workspace_of(context))
    if workspace.form_problems:
        raise TemplateError(workspace.form_problems, "error.merge.form")
    desk = Desk(workspace, repository_of(workspace))
    chosen = desk.chosen(names)
    asked = bool(chosen) and (resolve or ours or theirs or add)
    if asked:
        from cardgen.cli.merge_deciding import Deciding

        desk.tell_set_up()
        _decide(Deciding(desk, ask=resolve, side="1" if ours else "2" if theirs else "", mended=add), chosen)
        chosen = desk.chosen(())
        desk.tell_next(chosen)
    if as_json:
        data_json(desk.as_json(chosen))
    elif not asked:
        desk.show(chosen)
    context.exit(1 if chosen else 0)


def _decide(deciding: Deciding, cards: Sequence[ConflictedCard]) -> None:
    """Decide the cards; who stops before the last is told of those that are saved."""
    try:
        for card in cards:
            deciding.decide(card)
    except Unanswered as stop:
        stop.words = tell("merge.stopped", cards=f"{deciding.done:,}") if deciding.done else stop.words
        raise
