"""cardgen check --fix: the remedies are shown, then asked about, then written."""

from __future__ import annotations

from cardgen.cli.card_diff import print_diff
from cardgen.cli.console import data, note
from cardgen.cli.language import tell
from cardgen.cli.prompts import agreed
from cardgen.workflows.fix import plan_fixes
from cardgen.workflows.workspace import Workspace


def fix(workspace: Workspace, names: tuple[str, ...], *, dry_run: bool, yes: bool) -> bool:
    """Mend the named cards (all by default); True where something was found that can be mended.

    The diffs are the result of a dry run and go to stdout; otherwise stdout is left to the problems that remain.
    """
    edits = plan_fixes(workspace, names).edits
    tell_line = data if dry_run else note
    for edit in edits:
        print_diff(edit, tell_line)
    if not edits:
        note(tell("check.fix.nothing"))
    elif dry_run:
        note(tell("check.fix.found", cards=f"{len(edits):,}"))
    elif yes or agreed(tell("check.fix.ask", cards=f"{len(edits):,}")):
        from cardgen.workflows.card_change import save_edits

        save_edits(workspace, edits)
        note(tell("check.fix.done", cards=f"{len(edits):,}"))
    else:
        note(tell("check.fix.left"))
    return bool(edits)
