"""cardgen doctor"""

from __future__ import annotations

import json

import click

from cardgen.cli.console import data, note
from cardgen.cli.language import tell
from cardgen.cli.options import json_option, workspace_of
from cardgen.errors import SettingsError


@click.command(help=tell("help.doctor"))
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
        data(json.dumps([{"name": it.id, "fine": it.fine, "remedy": it.remedy} for it in findings], indent=2))
    else:
        for finding in findings:
            state = tell("doctor.fine") if finding.fine else click.style(tell("doctor.missing"), fg="red")
            remedy = "" if finding.fine else f"  {tell('doctor.remedy', command=finding.remedy)}"
            data(f"{tell(finding.id)}: {state}{remedy}")
    context.exit(0 if all(finding.fine for finding in findings) else 3)
