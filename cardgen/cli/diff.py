"""cardgen diff"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from cardgen.cli.changes_text import card_lines, page
from cardgen.cli.completion import complete_ids, complete_policies
from cardgen.cli.console import data, data_json, note
from cardgen.cli.help_page import Command
from cardgen.cli.language import asked_for, tell
from cardgen.cli.options import json_option, workspace_of
from cardgen.cli.visible import visible
from cardgen.errors import UsageError

if TYPE_CHECKING:
    from cardgen.workflows.card_diff import CardDiff, Side

SIDES = 2


@click.command(cls=Command, help=tell("help.diff"), context_settings={"ignore_unknown_options": True})
@click.argument("card", metavar="ID", shell_complete=complete_ids)
@click.argument("points", nargs=-1, metavar="[REV [REV]]")
@click.option("--policy", metavar="NAME", default=None, help=tell("help.log.policy"), shell_complete=complete_policies)
@click.option("--exit-code", "by_code", is_flag=True, help=tell("help.diff.exit_code"))
@json_option
@click.option("-v", "--verbose", is_flag=True, help=tell("help.diff.verbose"))
@click.pass_context
def diff(
    context: click.Context,
    card: str,
    points: tuple[str, ...],
    policy: str | None,
    by_code: bool,
    as_json: bool,
    verbose: bool,
) -> None:
    """Show how a card differs between two points in time."""
    from cardgen.workflows.card_diff import card_diff
    from cardgen.workflows.workspace import open_workspace

    if unknown := next((it for it in points if it.startswith("--")), None):  # -7d is a day, and looks like an option
        raise click.NoSuchOption(unknown, ctx=context)
    if len(points) > SIDES:
        raise UsageError("error.diff.points")
    workspace = open_workspace(workspace_of(context))
    found = card_diff(workspace, card, points, asked_for() or workspace.settings.language, policy)
    if as_json:
        data_json(_as_data(found))
    else:
        _print(found, full=verbose)
    sys.stdout.flush()
    context.exit(1 if by_code and found.differs else 0)


def _print(found: CardDiff, *, full: bool) -> None:
    before, after = _spoken(found.before), _spoken(found.after)
    if found.changes is None:
        note(tell("diff.absent.both", before=before, after=after))
        return
    if not found.differs:
        note(tell("diff.none"))
        return
    title = visible(f"{found.changes.heading} ({found.stem})" if found.changes.heading else found.stem)
    data(f"{click.style(title, bold=True)}  {before} → {after}")
    for side, name in ((found.before, before), (found.after, after)):
        if not side.there:
            note(tell("diff.absent", point=name))
    for line in card_lines(found.changes, page(full=full)):
        data(line)


def _spoken(side: Side) -> str:
    """What a side is called: as it was typed, or in words."""
    from cardgen.workflows.card_diff import LAST_COMMIT, WORKING

    return tell(f"diff.{side.name}") if side.name in (LAST_COMMIT, WORKING) else visible(side.name)


def _as_data(found: CardDiff) -> dict[str, object]:
    """`{"before", "after"}`, each `{"point", "commit", "there"}`, and what `card_changes_data` gives.

    `commit` is null for the working tree and under a policy; `changes` is empty where the card is at neither point.
    """
    from cardgen.viewing.changes_data import card_changes_data

    sides = {"before": _side_data(found.before), "after": _side_data(found.after)}
    if found.changes is None:
        return {"card": found.stem, "name": "", "deed": None, "unreadable": False, "changes": [], **sides}
    return {**card_changes_data(found.changes), **sides}


def _side_data(side: Side) -> dict[str, object]:
    return {"point": side.name, "commit": side.commit or None, "there": side.there}
