"""cardgen show"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cardgen.cli.as_of_option import as_of_option
from cardgen.cli.completion import complete_ids
from cardgen.cli.console import data, data_json, note, printable, use_colour, warn
from cardgen.cli.help_page import Command
from cardgen.cli.language import asked_for, tell
from cardgen.cli.options import json_option, workspace_of
from cardgen.cli.problems import note_problems, problem_data
from cardgen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cardgen.model.cardview import CardView
    from cardgen.workflows.find_blob import FoundVersion
    from cardgen.workflows.show_as_of import PastCardView
    from cardgen.workflows.workspace import Workspace


@click.command(cls=Command, help=tell("help.show"))
@click.argument("card", metavar="ID", required=False, shell_complete=complete_ids)
@as_of_option
@click.option("--blob", metavar="HASH", default=None, help=tell("help.show.blob"))
@json_option
@click.pass_context
def show(context: click.Context, card: str | None, asked: str | None, blob: str | None, as_json: bool) -> None:
    """Show one card in the terminal."""
    from cardgen.workflows.workspace import open_workspace

    if blob is not None and (card is not None or asked is not None):
        raise UsageError("error.blob.and_as_of")
    workspace = open_workspace(workspace_of(context))
    if blob is not None:
        from cardgen.workflows.find_blob import card_behind

        version = card_behind(workspace, blob, asked_for() or workspace.settings.language)
        context.exit(_tell_version(version, workspace, as_json=as_json))
    if card is None:
        raise UsageError("error.show.what")
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


def _tell_version(version: FoundVersion, workspace: Workspace, *, as_json: bool) -> int:
    """The card behind printed digits, and when it was like that; returns the exit code."""
    since, until = (day.isoformat() if day else None for day in (version.since, version.until))
    about = {"since": since, "until": until, "current": version.current}
    code = _tell_past(version.card, workspace, about, as_json=as_json)
    if not as_json:
        how = "past" if until else "current" if version.current else "stands"
        text_id = f"blob.{how}" if since else "blob.uncommitted"
        note(tell(text_id, since=since or "", until=until or "", path=printable(version.card.path)))
    return code


def _tell_past(
    past: PastCardView, workspace: Workspace, about: Mapping[str, object] | None = None, *, as_json: bool
) -> int:
    """The card as it was, and what was wrong with it by the form of then; returns the exit code."""
    if as_json:
        data_json({**past_data(past), **(about or {})})
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
    revision = past.revision
    return {
        "path": past.path,
        "blob": past.blob,
        "commit": revision.commit if revision else None,
        "day": revision.day.isoformat() if revision and revision.day else None,
        "values": dict(past.values),
        "problems": [*map(problem_data, past.problems)],
    }
