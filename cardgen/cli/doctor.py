"""cardgen doctor"""

from __future__ import annotations

import click

from cardgen.cli.console import data, data_json, note
from cardgen.cli.help_page import Command
from cardgen.cli.language import tell
from cardgen.cli.options import json_option, workspace_of
from cardgen.errors import SettingsError

OWN = frozenset({"doctor.forms", "doctor.editor"})
"""Findings about the workspace's own files: these are not missing but wrong or out of date."""


@click.command(cls=Command, help=tell("help.doctor"))
@click.option("--fix", "mend", is_flag=True, help=tell("help.doctor.fix"))
@json_option
@click.pass_context
def doctor(context: click.Context, mend: bool, as_json: bool) -> None:
    """Say what is missing, and the command that installs it."""
    from cardgen.workflows.doctor import examine, fix
    from cardgen.workflows.workspace import Workspace, open_workspace

    workspace: Workspace | None = None
    try:
        workspace = open_workspace(workspace_of(context))
    except SettingsError as error:
        if mend or error.message_id != "error.settings.missing":
            raise
    if mend and workspace is not None:
        for file in fix(workspace):
            note(tell("doctor.fixed", path=file.relative_to(workspace.root).as_posix()))
    findings = [*examine(workspace)]
    if as_json:
        data_json([{"name": it.id.removeprefix("doctor."), "fine": it.fine, "remedy": it.remedy} for it in findings])
    else:
        for finding in findings:
            lacks = tell("doctor.outdated" if finding.id in OWN else "doctor.missing")
            state = tell("doctor.fine") if finding.fine else click.style(lacks, fg="red")
            remedy = "" if finding.fine else f"  {tell('doctor.remedy', command=finding.remedy)}"
            data(f"{tell(finding.id)}: {state}{remedy}")
    context.exit(0 if all(finding.fine or finding.optional for finding in findings) else 3)
