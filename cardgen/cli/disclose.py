"""cardgen disclose"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cardgen.cli.completion import complete_ids
from cardgen.cli.console import data, data_json, progress_bar, shown_path, warn
from cardgen.cli.help_page import Command
from cardgen.cli.language import tell
from cardgen.cli.options import jobs_option, json_option, out_option, processes, to_option, workspace_of
from cardgen.cli.problems import note_problems

if TYPE_CHECKING:
    from cardgen.workflows.disclose import Disclosure, Written


@click.command(cls=Command, help=tell("help.disclose"))
@click.argument("card", metavar="ID", shell_complete=complete_ids)
@to_option(("html", "pdf"))
@out_option
@json_option
@jobs_option
@click.pass_context
def disclose(
    context: click.Context,
    card: str,
    formats: tuple[str, ...] | None,
    out: Path | None,
    as_json: bool,
    jobs: int | None,
) -> None:
    """Report everything held about one customer."""
    from cardgen.workflows.disclose import disclose as run
    from cardgen.workflows.disclose import write_report
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    with progress_bar(tell("disclose.progress"), quiet=False) as progress:
        found, problems = run(workspace, card, processes=processes(jobs), progress=progress)
    if found is None:
        note_problems(problems, workspace.root)
        context.exit(1)
    if as_json:
        data_json(found.data())
    else:
        _tell_files(write_report(workspace, found, formats, out))
    sys.stdout.flush()
    note_problems(problems, workspace.root)
    if not as_json:
        _tell_rest(found)


def _tell_files(written: Written) -> None:
    for kept in written.kept:
        warn(tell("build.kept", path=shown_path(kept)))
    if written.missing:
        problem = tell(written.missing.message_id, **written.missing.arguments)
        warn(tell("disclose.no_pdf", problem=problem))
    for file in written.files:
        data(shown_path(file))


def _tell_rest(found: Disclosure) -> None:
    """What the clerk has to know before the report goes out of the house."""
    if found.maybe:
        warn(tell("disclose.maybe", cards=", ".join(it.card for it in found.maybe)))
    if found.unread_cards or found.unread_records:
        counts = {"cards": f"{found.unread_cards:,}", "records": f"{found.unread_records:,}"}
        warn(tell("disclose.unread", **counts))
    warn(tell("disclose.private"))
