"""cardgen check --fix: the remedies are shown, then asked about, then written."""

from __future__ import annotations

import click

from cardgen.cli.console import data, note, printable
from cardgen.cli.language import tell
from cardgen.workflows.fix import changes_of, plan_fixes
from cardgen.workflows.workspace import Workspace

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def fix(workspace: Workspace, names: tuple[str, ...], *, dry_run: bool, yes: bool) -> bool:
    """Mend the named cards (all by default); True where something was found that can be mended.

    The diffs are the result of a dry run and go to stdout; otherwise stdout is left to the problems that remain.
    """
    edits = plan_fixes(workspace, names).edits
    tell_line = data if dry_run else note
    for edit in edits:
        for line in changes_of(edit):
            tell_line(_coloured(printable(line.expandtabs(1))))
    if not edits:
        note(tell("check.fix.nothing"))
    elif dry_run:
        note(tell("check.fix.found", cards=f"{len(edits):,}"))
    elif yes or click.confirm(tell("check.fix.ask", cards=f"{len(edits):,}"), err=True):
        from cardgen.workflows.card_change import save_edits

        save_edits(workspace, edits)
        note(tell("check.fix.done", cards=f"{len(edits):,}"))
    else:
        note(tell("check.fix.left"))
    return bool(edits)


def _coloured(line: str) -> str:
    return click.style(line, fg=_COLOURS[line[0]]) if line[:1] in _COLOURS else line
