"""cardgen restore"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cardgen.cli.completion import complete_fields, complete_ids
from cardgen.cli.console import complain, data, data_json, note, printable, warn
from cardgen.cli.help_page import Command
from cardgen.cli.language import asked_for, tell
from cardgen.cli.options import json_option, workspace_of

if TYPE_CHECKING:
    from cardgen.model.problem import Problem
    from cardgen.workflows.restore import Restored
    from cardgen.workflows.workspace import Workspace


@click.command(cls=Command, help=tell("help.restore"))
@click.argument("card", metavar="ID", shell_complete=complete_ids)
@click.option("--as-of", "asked", metavar="DATE|REV", required=True, help=tell("help.restore.as_of"))
@click.option(
    "--field", "fields", metavar="FIELD", multiple=True, help=tell("help.restore.field"), shell_complete=complete_fields
)
@click.option("--force", is_flag=True, help=tell("help.restore.force"))
@click.option("--dry-run", is_flag=True, help=tell("help.dry_run"))
@json_option
@click.pass_context
def restore(
    context: click.Context,
    card: str,
    asked: str,
    fields: tuple[str, ...],
    force: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Put a card, or fields of it, back to what they were."""
    from cardgen.workflows.restore import Wanted
    from cardgen.workflows.restore import restore as run
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    wanted = Wanted(card, asked, fields, force=force, dry=dry_run)
    restored = run(workspace, wanted, asked_for() or workspace.settings.language)
    if as_json:
        data_json(_data(restored))
    elif not restored.edit.refused:
        _tell_changes(restored)
    context.exit(_tell_outcome(restored, workspace, dry=dry_run))


def _tell_changes(restored: Restored) -> None:
    from cardgen.cli.changes_text import card_lines, page

    if restored.edit.changed:
        for line in card_lines(restored.changes, page(), indent=""):
            data(line)


def _tell_outcome(restored: Restored, workspace: Workspace, *, dry: bool) -> int:
    """What was done, or why nothing was; returns the exit code."""
    errors = [problem for problem in restored.edit.problems if problem.is_error]
    _note(errors, restored, workspace)
    path, at = printable(restored.edit.card.path), restored.revision.name
    if restored.borrowed:
        warn(tell("as_of.borrowed", forms=restored.edit.card.form or ""))
    if restored.edit.refused:
        complain(tell("restore.refused", at=at))
        return 1
    if not restored.edit.changed:
        note(tell("edit.nothing", path=path))
    elif dry:
        note(tell("restore.dry", path=path))
    else:
        note(tell("restore.created" if restored.created else "restore.done", path=path, at=at))
        if errors:
            warn(tell("edit.still_broken"))
    return 0


def _note(errors: list[Problem], restored: Restored, workspace: Workspace) -> None:
    if errors:
        from cardgen.cli.problems import note_problems

        note_problems(errors, workspace.root, restored.edit.after.decode("utf-8-sig", "replace"))


def _data(restored: Restored) -> dict[str, object]:
    """What was put back, for scripts."""
    from cardgen.cli.problems import problem_data
    from cardgen.viewing.changes_data import field_change_data

    day = restored.revision.day
    return {
        "card": restored.edit.card.stem,
        "path": restored.edit.card.path,
        "commit": restored.revision.commit,
        "day": day.isoformat() if day else None,
        "created": restored.created,
        "written": restored.written,
        "refused": restored.edit.refused,
        "changes": [field_change_data(change) for change in restored.changes.fields],
        "problems": [*map(problem_data, restored.edit.problems)],
    }
