"""cardgen export"""

from __future__ import annotations

from pathlib import Path

import click

from cardgen.cli.completion import complete_forms, complete_ids
from cardgen.cli.console import data, note, printable, shown_path, warn
from cardgen.cli.help_page import Command
from cardgen.cli.language import tell
from cardgen.cli.options import out_option, quiet_option, to_option, workspace_of
from cardgen.rendering.exports import EXPORTS


@click.command(cls=Command, help=tell("help.export"))
@click.argument("cards", nargs=-1, metavar="[ID]...", shell_complete=complete_ids)
@to_option(tuple(EXPORTS))
@click.option("--form", default=None, help=tell("help.export.form"), shell_complete=complete_forms)
@out_option
@quiet_option
@click.pass_context
def export(
    context: click.Context,
    cards: tuple[str, ...],
    formats: tuple[str, ...] | None,
    form: str | None,
    out: Path | None,
    quiet: bool,
) -> None:
    """Write cards for other programs, as an Excel workbook by default."""
    from cardgen.cli.problems import note_problems
    from cardgen.workflows.export import export as run
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    report = run(workspace, cards, form, formats or ("xlsx",), out)
    note_problems(report.problems, workspace.root)
    for kept in report.kept:
        warn(tell("build.kept", path=shown_path(kept)))
    for left in report.left_out:
        warn(tell("export.too_long", id=printable(left.stem), field=" > ".join(left.labels)))
    for file in report.files:
        data(shown_path(file))
    if not quiet:
        note(tell("export.summary", cards=f"{report.cards:,}") if report.files else tell("export.nothing"))
    context.exit(1 if report.failed else 0)
