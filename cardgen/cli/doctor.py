"""cardgen doctor"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cardgen.cli.console import data, data_json, note
from cardgen.cli.failure import tell_failure
from cardgen.cli.help_page import Command, columns
from cardgen.cli.language import tell
from cardgen.cli.options import json_option, workspace_of
from cardgen.errors import SettingsError

if TYPE_CHECKING:
    from cardgen.workflows.doctor import Finding

OWN = frozenset(
    f"doctor.{name}"
    for name in (
        "settings",
        "forms",
        "private",
        "merging",
        "pulling",
        "history",
        "git_copies",
        "erased",
        "layout",
        "editor",
        "completion",
    )
)
"""Findings about files that are there: these are not missing but wrong, out of date or not set up."""


@click.command(cls=Command, help=tell("help.doctor"))
@click.option("--fix", "mend", is_flag=True, help=tell("help.doctor.fix"))
@json_option
@click.pass_context
def doctor(context: click.Context, mend: bool, as_json: bool) -> None:
    """Say what is missing, and the command that installs it."""
    from cardgen.workflows.doctor import examine, fix
    from cardgen.workflows.workspace import Workspace, open_workspace

    workspace: Workspace | None = None
    broken = False
    try:
        workspace = open_workspace(workspace_of(context))
    except SettingsError as error:
        if mend:
            raise
        broken = error.message_id != "error.settings.missing"
        if broken:
            tell_failure(error)
    if mend and workspace is not None:
        written = [*fix(workspace)]
        for file in written:
            note(tell("doctor.fixed", path=Path(os.path.relpath(file, workspace.root)).as_posix()))
        if not written:
            note(tell("doctor.nothing_to_fix"))
    findings = [*examine(workspace, broken_settings=broken)]
    if as_json:
        data_json([_as_json(finding) for finding in findings])
    else:
        _print(findings)
    context.exit(0 if all(finding.fine or finding.optional for finding in findings) else 3)


def _as_json(finding: Finding) -> dict[str, object]:
    return {
        "name": finding.id.removeprefix("doctor."),
        "fine": finding.fine,
        "remedy": finding.remedy,
        "optional": finding.optional,
    }


def _print(findings: Sequence[Finding]) -> None:
    """A line for each thing looked at, its state in one column, and the command for all that is to be installed."""
    from cardgen.workflows.doctor import missing_pieces

    width = max(columns(tell(finding.id)) for finding in findings)
    for finding in findings:
        label = f"{tell(finding.id)}:"
        data(f"{label}{' ' * (width + 2 - columns(label))}{_state(finding)}")
        if not finding.fine:
            data(f"  {tell('doctor.remedy', command=finding.remedy)}")
    if command := missing_pieces(findings):
        note(tell("doctor.all", command=command))


def _state(finding: Finding) -> str:
    if finding.fine:
        return tell("doctor.fine" if finding.id in OWN else "doctor.there")
    lacks = tell("doctor.outdated" if finding.id in OWN else "doctor.missing")
    return click.style(lacks, fg="yellow" if finding.optional else "red")
