"""cardgen render"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cardgen.cli.archive_options import archive_option, attach_option
from cardgen.cli.as_of_option import as_of_option
from cardgen.cli.completion import complete_fields, complete_ids
from cardgen.cli.console import data, note, progress_bar, shown_path, warn
from cardgen.cli.help_page import Command
from cardgen.cli.imposition_options import imposition_options, overprint_options
from cardgen.cli.language import tell
from cardgen.cli.options import (
    jobs_option,
    out_option,
    processes,
    quiet_option,
    require_one_choice,
    to_option,
    workspace_of,
)
from cardgen.cli.policy_option import policy_option
from cardgen.cli.print_options import print_options
from cardgen.cli.problems import note_problems
from cardgen.errors import UsageError
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.workflows.conversions import CONVERSIONS
from cardgen.workflows.print_manner import PrintManner

if TYPE_CHECKING:
    from cardgen.workflows.render import RenderReport


@click.command(cls=Command, help=tell("help.render"))
@click.argument("cards", nargs=-1, metavar="[ID]...", shell_complete=complete_ids)
@click.option("--all", "every", is_flag=True, help=tell("help.render.all"))
@to_option((*CARD_FORMATS, *CONVERSIONS))
@out_option
@click.option("--where", default=None, metavar="EXPR", help=tell("help.where"), shell_complete=complete_fields)
@click.option("--merge", is_flag=True, help=tell("help.render.merge"))
@as_of_option
@policy_option
@print_options
@imposition_options
@overprint_options
@archive_option
@attach_option
@jobs_option
@quiet_option
@click.pass_context
def render(  # noqa: PLR0913, PLR0917 - a parameter for each option
    context: click.Context,
    cards: tuple[str, ...],
    every: bool,
    formats: tuple[str, ...] | None,
    out: Path | None,
    where: str | None,
    merge: bool,
    asked: str | None,
    policy: str | None,
    manner: PrintManner,
    jobs: int | None,
    quiet: bool,
) -> None:
    """Render chosen cards."""
    from cardgen.workflows.missing_card import ids_meant, told_of_missing
    from cardgen.workflows.render import render_merged, render_to_folder
    from cardgen.workflows.workspace import open_workspace

    require_one_choice(cards, every, where, "error.which_cards")
    if merge and formats not in (None, ("pdf",)):
        raise UsageError("error.merge_is_pdf")
    merge = merge or bool(manner.imposition.per_sheet)
    if merge and policy is not None:
        raise UsageError("error.policy.merge")
    manner.require_sense(merge=merge)
    if policy is not None:
        manner.require_copies()
    alone = not (merge or asked or policy) and manner == PrintManner(manner.sheet, qr=manner.qr, fields=manner.fields)
    converted = _conversion(formats, alone=alone)
    workspace = open_workspace(workspace_of(context))
    cards = ids_meant(workspace, cards)
    count = processes(jobs)
    with told_of_missing(workspace), progress_bar(tell("build.progress"), quiet=quiet) as progress:
        if asked is not None:
            from cardgen.workflows.render_as_of import Wish, render_as_of

            wish = Wish(asked, cards, where, policy, out)
            wanted = manner.formats(formats, workspace.settings.formats)
            report = render_as_of(
                workspace, wish, wanted, merge=merge, manner=manner, processes=count, progress=progress
            )
        elif converted:
            from cardgen.workflows.render_converted import render_converted

            report = render_converted(
                workspace, cards, converted, out, where=where, manner=manner, processes=count, progress=progress
            )
        elif merge:
            manner.formats(formats, ("pdf",))
            report = render_merged(
                workspace, cards, out, where=where, manner=manner, processes=count, progress=progress
            )
        elif policy is not None:
            from cardgen.workflows.render_copies import render_copies

            wanted = manner.formats(formats, workspace.settings.formats)
            report = render_copies(
                workspace, policy, cards, wanted, out, where=where, manner=manner, processes=count, progress=progress
            )
        else:
            wanted = manner.formats(formats, workspace.settings.formats)
            report = render_to_folder(
                workspace, cards, wanted, out, where=where, manner=manner, processes=count, progress=progress
            )
    tell_files(report, workspace.root)
    if not quiet:
        _notes(report, shared=policy is not None, converted=converted)
    context.exit(1 if report.failed else 0)


def _notes(report: RenderReport, *, shared: bool, converted: str) -> None:
    """What to know of the files there are."""
    if not report.files:
        note(tell("render.nothing"))
    elif converted:
        note(tell(f"render.converted.{converted}"))
    elif shared:
        note(tell("share.unrecorded"))


def _conversion(formats: tuple[str, ...] | None, *, alone: bool) -> str:
    """The format that is to be converted to, "" for formats of ours. UsageError beside anything it is not made with."""
    wanted = [name for name in formats or () if name in CONVERSIONS]
    if wanted and not (alone and formats == (wanted[0],)):
        raise UsageError("error.to.conversion", name=wanted[0])
    return wanted[0] if wanted else ""


def tell_files(report: RenderReport, root: Path) -> None:
    """The files made, and beside them what was not made or not overwritten."""
    note_problems(report.problems, root)
    if report.borrowed:
        warn(tell("as_of.borrowed", forms=", ".join(sorted(report.borrowed))))
    if report.left_out:
        warn(tell("find.left_out", cards=f"{report.left_out:,}"))
    if report.without_consent:
        warn(tell("render.without_consent", cards=f"{report.without_consent:,}"))
    if report.overdue:
        warn(tell("render.overdue", cards=f"{report.overdue:,}"))
    for kept in report.kept:
        warn(tell("build.kept", path=shown_path(kept)))
    for remark in sorted(report.remarks):
        warn(tell(remark))
    for file in report.files:
        data(shown_path(file))
