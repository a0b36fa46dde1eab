"""cardgen edit"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from typing import TYPE_CHECKING

import click

from cardgen.cli.completion import complete_ids
from cardgen.cli.console import complain, note, warn
from cardgen.cli.help_page import Command
from cardgen.cli.language import tell
from cardgen.cli.prompts import Unanswered, agreed, chosen_key
from cardgen.cli.set_fields import found_card
from cardgen.errors import EditError, EnvironmentMissing

if TYPE_CHECKING:
    from cardgen.workflows.card_change import CardEdit
    from cardgen.workflows.card_draft import Draft

USUAL = ("editor", "nano", "vim", "vi")
"""Editors looked for where neither VISUAL nor EDITOR names one; `editor` is Debian's choice of the user's."""


@click.command(cls=Command, help=tell("help.edit"))
@click.argument("card", metavar="ID", shell_complete=complete_ids)
@click.pass_context
def edit(context: click.Context, card: str) -> None:
    """Open a card in an editor."""
    from cardgen.workflows.card_draft import Draft

    workspace, file = found_card(context, card)
    command = _editor()
    draft = Draft(workspace, file)
    with draft.held():
        if not _goes_on(draft):
            draft.begin()
        code = _edited(draft, command)
    context.exit(code)


def _editor() -> list[str]:
    """The command of the user's editor. EnvironmentMissing where there is none."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if named:
        return _words(named) or [named]
    for program in ("notepad",) if sys.platform == "win32" else USUAL:
        if found := shutil.which(program):
            return [found]
    raise EnvironmentMissing("error.edit.no_editor")


def _words(command: str) -> list[str]:
    """A command with its options. EnvironmentMissing where a quotation mark in it is not closed."""
    try:
        return shlex.split(command, posix=os.name == "posix")
    except ValueError:
        raise EnvironmentMissing("error.edit.editor", program=command) from None


def _goes_on(draft: Draft) -> bool:
    """True where a draft from another time is to be worked on."""
    if not draft.kept:
        return False
    if draft.outdated:
        warn(tell("edit.draft.outdated", draft=draft.path))
        if not agreed(tell("edit.draft.anew")):
            raise EditError("error.edit.draft_waits", draft=draft.path)
        return False
    return agreed(tell("edit.draft.go_on"), default=True)


def _edited(draft: Draft, command: list[str]) -> int:
    """Let the draft be edited until it is sound or given up; returns the exit code."""
    from cardgen.processes import run_editor
    from cardgen.workflows.card_change import Judge

    judge = Judge(draft.workspace)
    while True:
        if run_editor(command, draft.file) != 0:
            complain(tell("edit.editor_failed"))
            if draft.kept:
                note(tell("edit.draft.kept", draft=draft.path))
            return 1
        change = draft.edit(judge)
        if not change.changed:
            draft.discard()
            note(tell("edit.unchanged", path=draft.card.path))
            return 0
        errors = _tell_errors(draft, change)
        if not change.refused:
            draft.save(change)
            note(tell("edit.saved", path=draft.card.path))
            if errors:
                warn(tell("edit.still_broken"))
            return 0
        if (ending := _ended(draft)) is not None:
            return ending


def _ended(draft: Draft) -> int | None:
    """What to do with a broken draft: None to open it again, else it is kept or thrown away, and the exit code."""
    note(tell("edit.broken"))
    try:
        key = chosen_key(tell("edit.broken.ask"), ("1", "2", "3"), default="1")
    except Unanswered:
        note(tell("edit.draft.kept", draft=draft.path))
        raise
    if key == "1":
        return None
    if key == "2":
        note(tell("edit.draft.kept", draft=draft.path))
    else:
        draft.discard()
        note(tell("edit.draft.discarded", path=draft.card.path))
    return 1


def _tell_errors(draft: Draft, change: CardEdit) -> bool:
    from cardgen.cli.problems import note_problems

    errors = [problem for problem in change.problems if problem.is_error]
    note_problems(errors, draft.workspace.root, change.after.decode("utf-8-sig", "replace"))
    return bool(errors)
