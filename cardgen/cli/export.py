"""cardgen export"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cardgen.cli.completion import complete_fields, complete_forms, complete_ids
from cardgen.cli.console import data, note, printable, shown_path, warn
from cardgen.cli.help_page import Command
from cardgen.cli.language import tell
from cardgen.cli.options import jobs_option, out_option, processes, quiet_option, to_option, workspace_of
from cardgen.rendering.exports import EXPORTS

if TYPE_CHECKING:
    from cardgen.workflows.export import ExportReport


@click.command(cls=Command, help=tell("help.export"))
@click.argument("cards", nargs=-1, metavar="[ID]...", shell_complete=complete_ids)
@to_option(tuple(EXPORTS))
@click.option("--where", default=None, metavar="EXPR", help=tell("help.where"), shell_complete=complete_fields)
@click.option("--form", default=None, help=tell("help.export.form"), shell_complete=complete_forms)
@out_option
@jobs_option
@quiet_option
@click.pass_context
def export(
    context: click.Context,
    cards: tuple[str, ...],
    formats: tuple[str, ...] | None,
    where: str | None,
    form: str | None,
    out: Path | None,
    jobs: int | None,
    quiet: bool,
) -> None:
    """Write cards for other programs, as an Excel workbook by default."""
    from cardgen.workflows.export import Wanted
    from cardgen.workflows.export import export as run
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    wanted = Wanted(cards, where, form)
    report = run(workspace, wanted, formats or ("xlsx",), out, processes=processes(jobs))
    _tell(report, workspace.root)
    if not quiet:
        note(_summary(report))
    context.exit(1 if report.failed else 0)


def _tell(report: ExportReport, root: Path) -> None:
    from cardgen.cli.problems import note_problems

    note_problems(report.problems, root)
    for kept in report.kept:
        warn(tell("build.kept", path=shown_path(kept)))
    for it in report.unsuited:
        warn(tell("export.unsuited", form=it.form, cards=f"{it.cards:,}", format=it.format))
    for left in report.too_long:
        warn(tell("export.too_long", id=printable(left.stem), field=" > ".join(left.labels)))
    if report.unsound:
        warn(tell("export.unsound", cards=f"{report.unsound:,}"))
    for file in report.files:
        data(shown_path(file))
    sys.stdout.flush()


def _summary(report: ExportReport) -> str:
    """How many cards were written; by format where they hold different ones."""
    if not report.files:
        return tell("export.nothing")
    counts = {*report.cards.values()}
    one = f"{max(counts):,}"
    several = ", ".join(f"{name} {cards:,}" for name, cards in report.cards.items())
    return tell("export.summary", cards=one) if len(counts) == 1 else tell("export.summary.formats", cards=several)
