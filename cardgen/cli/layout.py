"""cardgen layout"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from cardgen.cli.console import data, data_json, note, printable
from cardgen.cli.help_page import Command
from cardgen.cli.language import tell
from cardgen.cli.options import json_option, workspace_of
from cardgen.errors import UsageError

if TYPE_CHECKING:
    from cardgen.workflows.layout import Relayout

MOST_SHOWN = 10
"""Moves a terminal shows before they happen; pipes get them all."""


@click.command(cls=Command, help=tell("help.layout"))
@click.option("--sharded", is_flag=True, help=tell("help.layout.sharded"))
@click.option("--flat", is_flag=True, help=tell("help.layout.flat"))
@click.option("--dry-run", is_flag=True, help=tell("help.dry_run"))
@json_option
@click.pass_context
def layout(context: click.Context, sharded: bool, flat: bool, dry_run: bool, as_json: bool) -> None:
    """Move card files to where they are to lie."""
    from cardgen.workflows.layout import Layout, relayout
    from cardgen.workflows.workspace import open_workspace

    if sharded == flat:
        raise UsageError("error.layout.which")
    workspace = open_workspace(workspace_of(context))
    report = relayout(workspace, Layout.SHARDED if sharded else Layout.FLAT, dry=dry_run)
    if as_json:
        moves = [{"from": before, "to": after} for before, after in report.moves]
        data_json({"moves": moves, "commit": report.commit or None})
    elif dry_run:
        _show(report)
    sys.stdout.flush()
    note(_summary(report))


def _show(report: Relayout) -> None:
    shown = report.moves[:MOST_SHOWN] if sys.stdout.isatty() else report.moves
    for before, after in shown:
        data(f"{printable(before)} → {printable(after)}")
    if left := len(report.moves) - len(shown):
        data(tell("layout.more", cards=f"{left:,}"))


def _summary(report: Relayout) -> str:
    cards = f"{len(report.moves):,}"
    if not report.moves:
        return tell("layout.nothing")
    return (
        tell("layout.done", cards=cards, commit=report.commit[:12])
        if report.commit
        else tell("layout.would", cards=cards)
    )
