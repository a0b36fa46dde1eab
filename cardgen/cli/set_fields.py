"""cardgen set, cardgen add"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cardgen.cli.card_diff import print_diff
from cardgen.cli.completion import complete_assignments, complete_columns, complete_ids, complete_lists
from cardgen.cli.console import complain, data, note, warn
from cardgen.cli.help_page import Command
from cardgen.cli.language import language, tell
from cardgen.cli.options import workspace_of

if TYPE_CHECKING:
    from cardgen.model.form import Member
    from cardgen.workflows.card_change import CardEdit
    from cardgen.workflows.workspace import CardFile, Workspace


@click.command("set", cls=Command, help=tell("help.set"))
@click.argument("card", metavar="ID", shell_complete=complete_ids)
@click.argument("assignments", metavar="FIELD=VALUE...", nargs=-1, required=True, shell_complete=complete_assignments)
@click.option("--dry-run", is_flag=True, help=tell("help.dry_run"))
@click.pass_context
def set_command(context: click.Context, card: str, assignments: tuple[str, ...], dry_run: bool) -> None:
    """Put and clear fields of a card."""
    from cardgen.workflows.edit_card import set_fields

    workspace, file = found_card(context, card)
    context.exit(_report(workspace, set_fields(workspace, file, assignments, dry=dry_run), dry=dry_run))


@click.command("add", cls=Command, help=tell("help.add"))
@click.argument("card", metavar="ID", shell_complete=complete_ids)
@click.argument("name", metavar="LIST", shell_complete=complete_lists)
@click.argument("values", metavar="COLUMN=VALUE...|ITEM...", nargs=-1, required=True, shell_complete=complete_columns)
@click.option("--dry-run", is_flag=True, help=tell("help.dry_run"))
@click.pass_context
def add_command(context: click.Context, card: str, name: str, values: tuple[str, ...], dry_run: bool) -> None:
    """Add a record or items to a list of a card."""
    from cardgen.workflows.edit_card import add_to_list

    workspace, file = found_card(context, card)
    context.exit(_report(workspace, add_to_list(workspace, file, name, values, dry=dry_run), dry=dry_run))


def found_card(context: click.Context, name: str) -> tuple[Workspace, CardFile]:
    """The card a command names; says what is wrong with its file's name, and ends the command, where it has none."""
    from cardgen.workflows.card_change import card_named
    from cardgen.workflows.missing_card import told_of_missing
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    with told_of_missing(workspace):
        found = card_named(workspace, name)
    if isinstance(found, tuple):
        from cardgen.cli.problems import note_problems

        note_problems(found, workspace.root)
        context.exit(1)
    return workspace, found


def _report(workspace: Workspace, edit: CardEdit, *, dry: bool) -> int:
    """Say what was changed, or why nothing was; returns the exit code."""
    errors = [problem for problem in edit.problems if problem.is_error]
    if errors:
        from cardgen.cli.problems import note_entry_problems

        note_entry_problems(errors, workspace.root, edit.after.decode("utf-8-sig", "replace"))
    if edit.refused:
        complain(tell("edit.refused"))
        return 1
    if not edit.changed:
        note(tell("edit.nothing", path=edit.card.path))
        return 0
    if dry:
        print_diff(edit, data)
    else:
        note(tell("edit.done", path=edit.card.path, fields=_fields(workspace, edit)))
    if errors:
        warn(tell("edit.still_broken"))
    return 0


def _fields(workspace: Workspace, edit: CardEdit) -> str:
    from cardgen.workflows.card_change import form_of
    from cardgen.workflows.edit_card import changed_fields

    return ", ".join(map(chain, changed_fields(form_of(workspace, edit.card), edit)))


def chain(member: Member) -> str:
    """The labels that lead to a field: 연락처 > 휴대전화."""
    return " > ".join(label.text(language()) for label in member.labels)
