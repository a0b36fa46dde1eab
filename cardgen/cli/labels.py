"""cardgen labels"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cardgen.cli.completion import complete_fields, complete_ids
from cardgen.cli.console import data, data_json, note, printable, shown_path, warn
from cardgen.cli.help_page import Command
from cardgen.cli.imposition_options import offset_option
from cardgen.cli.language import spoken, tell
from cardgen.cli.options import (
    jobs_option,
    json_option,
    out_option,
    processes,
    quiet_option,
    require_one_choice,
    workspace_of,
)
from cardgen.errors import UsageError
from cardgen.model.labelsheet import LABEL_SHEETS, LabelSheet
from cardgen.model.sheet import UNMOVED, Offset

if TYPE_CHECKING:
    from cardgen.workflows.labels import LabelsReport

_NAMED = 8
"""Ids a message lists."""
_EXAMPLE = "2x7,99.1x38.1,5x13.8,101.6x38.1"
_MEASURED = re.compile(
    r"(?P<columns>[1-9]\d?)x(?P<rows>[1-9]\d?)"
    + "".join(
        rf",(?P<{one}>\d{{1,3}}(?:\.\d{{1,2}})?)x(?P<{two}>\d{{1,3}}(?:\.\d{{1,2}})?)"
        for one, two in (("width", "height"), ("left", "top"), ("across", "down"))
    )
)


def _sheet(_context: click.Context, _parameter: click.Parameter, value: str) -> LabelSheet:
    """A sheet by its name, in any case and without its brand's letters, or by its measures."""
    wanted = value.strip().upper().removeprefix("LS-")
    for name, sheet in LABEL_SHEETS.items():
        if name.removeprefix("LS-") == wanted:
            return sheet
    measured = _MEASURED.fullmatch(value.replace(" ", "").replace("mm", "").lower())
    if measured is None:
        raise UsageError("error.labels.sheet", known=", ".join(LABEL_SHEETS), example=_EXAMPLE)
    width, height, left, top, across, down = map(float, measured.groups()[2:])
    columns, rows = int(measured["columns"]), int(measured["rows"])
    sheet = LabelSheet(value.strip(), columns, rows, width, height, left, top, across, down)
    if not sheet.is_on_paper:
        raise UsageError("error.labels.paper")
    return sheet


def _complete_sheets(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    return [name for name in LABEL_SHEETS if name.startswith(incomplete.upper())]


@click.command(cls=Command, help=tell("help.labels"))
@click.argument("cards", nargs=-1, metavar="[ID]...", shell_complete=complete_ids)
@click.option("--all", "every", is_flag=True, help=tell("help.render.all"))
@click.option("--where", default=None, metavar="EXPR", help=tell("help.where"), shell_complete=complete_fields)
@click.option(
    "--sheet",
    required=True,
    metavar="NAME",
    callback=_sheet,
    help=tell("help.labels.sheet", known=", ".join(LABEL_SHEETS)),
    shell_complete=_complete_sheets,
)
@click.option("--start-at", "start", type=int, default=1, metavar="N", help=tell("help.labels.start"))
@click.option("--sort", type=click.Choice(["postcode", "index"]), default="postcode", help=tell("help.labels.sort"))
@click.option("--outline", is_flag=True, help=tell("help.labels.outline"))
@offset_option
@out_option
@json_option
@jobs_option
@quiet_option
@click.pass_context
def labels(  # noqa: PLR0913, PLR0917 - a parameter for each option
    context: click.Context,
    cards: tuple[str, ...],
    every: bool,
    where: str | None,
    sheet: LabelSheet,
    start: int,
    sort: str,
    outline: bool,
    offset: Offset | None,
    out: Path | None,
    as_json: bool,
    jobs: int | None,
    quiet: bool,
) -> None:
    """Make address labels."""
    from cardgen.workflows.labels import LabelsWanted, make_labels
    from cardgen.workflows.workspace import open_workspace

    require_one_choice(cards, every, where, "error.labels.which")
    workspace = open_workspace(workspace_of(context))
    wanted = LabelsWanted(sheet, cards, where, sort == "postcode", start, outline, offset or UNMOVED)
    report = make_labels(workspace, wanted, out, processes=processes(jobs))
    if as_json:
        data_json(_as_data(report))
    else:
        _tell(report, workspace.root)
    if not quiet:
        note(_summary(report))
    context.exit(1 if report.failed else 0)


def _tell(report: LabelsReport, root: Path) -> None:
    from cardgen.cli.problems import note_problems

    note_problems(report.problems, root)
    for kept in report.kept:
        warn(tell("build.kept", path=shown_path(kept)))
    for it in report.unfit:
        if it.labels:
            warn(tell("labels.unfit", id=printable(it.id), field=" > ".join(spoken(label) for label in it.labels)))
        else:
            warn(tell("labels.unprintable", id=printable(it.id)))
    if report.addressless:
        warn(tell("labels.addressless", count=f"{len(report.addressless):,}", ids=_listed(report.addressless)))
    for text_id, count in (
        ("labels.closed", len(report.closed)),
        ("labels.overdue", len(report.overdue)),
        ("labels.unsound", report.left_out),
    ):
        if count:
            warn(tell(text_id, count=f"{count:,}"))
    for file in report.files:
        data(shown_path(file))


def _summary(report: LabelsReport) -> str:
    if not report.printed:
        return tell("labels.nothing")
    return tell("labels.done", count=f"{report.printed:,}", sheets=f"{report.sheets:,}")


def _listed(ids: Sequence[str]) -> str:
    shown = [printable(it) for it in ids[:_NAMED]]
    return ", ".join((*shown, "…") if len(ids) > _NAMED else shown)


def _as_data(report: LabelsReport) -> dict[str, object]:
    return {
        "files": [shown_path(file) for file in report.files],
        "labels": report.printed,
        "sheets": report.sheets,
        "without_address": report.addressless,
        "closed": report.closed,
        "overdue": report.overdue,
        "unfit": [{"id": it.id, "field": it.field} for it in report.unfit],
        "left_out": report.left_out,
    }
