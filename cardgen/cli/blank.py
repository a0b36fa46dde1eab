"""cardgen blank"""

from __future__ import annotations

from pathlib import Path

import click

from cardgen.cli.archive_options import archive_option
from cardgen.cli.completion import complete_forms
from cardgen.cli.console import data, note, progress_bar, shown_path, warn
from cardgen.cli.help_page import Command
from cardgen.cli.imposition_options import imposition_options, offset_option
from cardgen.cli.language import tell
from cardgen.cli.options import out_option, to_option, workspace_of
from cardgen.cli.print_options import print_options
from cardgen.cli.render import tell_files
from cardgen.errors import UsageError
from cardgen.model.sheet import UNMOVED, Offset, Sheet
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.workflows.copies import MOST, ONE, Copies
from cardgen.workflows.print_manner import PrintManner


@click.command(cls=Command, help=tell("help.blank"))
@click.argument("forms", nargs=-1, metavar="[FORM]...", shell_complete=complete_forms)
@to_option(tuple(CARD_FORMATS))
@out_option
@print_options
@imposition_options
@archive_option
@click.option(
    "--copies", type=click.IntRange(1, MOST), default=1, show_default=False, metavar="N", help=tell("help.copies")
)
@click.option("--numbered", is_flag=True, help=tell("help.numbered"))
@click.option("--calibration", is_flag=True, help=tell("help.calibration"))
@offset_option
@click.pass_context
def blank(  # noqa: PLR0913, PLR0917 - a parameter for each option
    context: click.Context,
    forms: tuple[str, ...],
    formats: tuple[str, ...] | None,
    out: Path | None,
    manner: PrintManner,
    copies: int,
    numbered: bool,
    calibration: bool,
    offset: Offset | None,
) -> None:
    """Make blank forms for handwriting, or the page that tells how far the printer is off."""
    from cardgen.workflows.render_blank import BlankJob, render_blank
    from cardgen.workflows.workspace import open_workspace

    wanted = Copies(copies, numbered)
    if calibration:
        if forms or formats or manner != PrintManner(Sheet(manner.sheet.paper)) or wanted != ONE:
            raise UsageError("error.calibration.alone")
        _calibration(context, manner, offset or UNMOVED, out)
        return
    if offset is not None:
        raise UsageError("error.offset.alone")
    manner.require_sense(merge=copies > 1 and not (manner.fillable or manner.archive), blank=True)
    workspace = open_workspace(workspace_of(context))
    wanted.require_sense(manner, forms, workspace)
    made = wanted.formats(manner, formats, workspace.settings.formats)
    with progress_bar(tell("blank.progress"), quiet=copies == 1) as progress:
        report = render_blank(workspace, forms, out, BlankJob(made, manner, wanted, progress))
    tell_files(report, workspace.root)
    if numbered:
        note(tell("blank.numbered", count=f"{copies:,}"))
    context.exit(1 if report.failed else 0)


def _calibration(context: click.Context, manner: PrintManner, offset: Offset, out: Path | None) -> None:
    from cardgen.workflows.calibration import make_calibration
    from cardgen.workflows.workspace import open_workspace

    file, kept = make_calibration(open_workspace(workspace_of(context)), manner.sheet.paper, offset, out)
    if kept is not None:
        warn(tell("build.kept", path=shown_path(kept)))
    data(shown_path(file))
