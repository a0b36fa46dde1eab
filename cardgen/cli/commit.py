"""cardgen commit"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from cardgen.cli.completion import complete_ids
from cardgen.cli.console import data, data_json, note, printable
from cardgen.cli.help_page import Command
from cardgen.cli.language import tell
from cardgen.cli.options import json_option, quiet_option, workspace_of

if TYPE_CHECKING:
    from cardgen.workflows.commit_cards import Committed

SHORT = 10
"""Digits of a commit's id that people are shown."""


@click.command(cls=Command, help=tell("help.commit"))
@click.argument("names", nargs=-1, metavar="[ID|PATH]...", shell_complete=complete_ids)
@click.option("-m", "--message", "text", metavar="TEXT", default=None, help=tell("help.commit.message"))
@click.option("--dry-run", is_flag=True, help=tell("help.dry_run"))
@json_option
@quiet_option
@click.pass_context
def commit(
    context: click.Context, names: tuple[str, ...], text: str | None, dry_run: bool, as_json: bool, quiet: bool
) -> None:
    """Commit changed cards and records."""
    from cardgen.cli.problems import note_problems
    from cardgen.history.staging import settle_environment
    from cardgen.workflows.commit_cards import commit_cards
    from cardgen.workflows.workspace import open_workspace

    root = workspace_of(context)
    settle_environment()
    done = commit_cards(open_workspace(root), names, text, dry_run=dry_run)
    if not quiet:
        note_problems(done.warnings, root)
    if as_json:
        data_json({"commit": done.commit, "message": done.message, "files": [*done.files]})
        return
    if not done.files and not done.merged:
        note(tell("commit.nothing"))
        return
    data(printable_lines(done.message))
    sys.stdout.flush()
    if not quiet:
        note(_told(done))
        if done.deletes:
            note(tell("commit.deletes"))


def _told(done: Committed) -> str:
    if done.commit is None:
        return tell("commit.merge.tried") if done.merged else tell("commit.tried", count=str(len(done.files)))
    return tell("commit.merged" if done.merged else "commit.done", commit=done.commit[:SHORT])


def printable_lines(message: str) -> str:
    """A message for the terminal, its lines kept."""
    return "\n".join(map(printable, message.strip().splitlines()))
