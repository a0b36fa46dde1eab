"""cardgen changes"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cardgen.cli.completion import complete_forms
from cardgen.cli.console import data, data_json, note
from cardgen.cli.help_page import Command
from cardgen.cli.language import asked_for, language, tell
from cardgen.cli.options import jobs_option, json_option, out_option, processes, quiet_option, to_option, workspace_of
from cardgen.cli.policy_option import policy_option

if TYPE_CHECKING:
    from cardgen.cli.changes_text import Page
    from cardgen.model.changereport import ChangeReport, Event, ReportedCard, Touch
    from cardgen.workflows.changes import Changes

FORMATS = ("html", "xlsx")
"""Kinds of files a report can be."""


@click.command(cls=Command, help=tell("help.changes"))
@click.option("--since", metavar="DATE", required=True, help=tell("help.changes.since"))
@click.option("--until", metavar="DATE", default=None, help=tell("help.changes.until"))
@click.option(
    "--form", "forms", multiple=True, metavar="FORM", help=tell("help.changes.form"), shell_complete=complete_forms
)
@policy_option
@to_option(FORMATS)
@out_option
@json_option
@jobs_option
@quiet_option
@click.pass_context
def changes(  # noqa: PLR0913, PLR0917 - a parameter for each option
    context: click.Context,
    since: str,
    until: str | None,
    forms: tuple[str, ...],
    policy: str | None,
    formats: tuple[str, ...] | None,
    out: Path | None,
    as_json: bool,
    jobs: int | None,
    quiet: bool,
) -> None:
    """Report what became of all cards in a period."""
    from cardgen.workflows.changes import Asked
    from cardgen.workflows.changes import changes as run
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    makes_files = formats is not None or out is not None
    spoken = workspace.settings.language if makes_files else asked_for() or workspace.settings.language
    found = run(workspace, Asked(since, until, forms, policy), spoken, processes=processes(jobs))
    if makes_files and found.reports:
        from cardgen.cli.render import tell_files
        from cardgen.workflows.changes_files import changes_files

        tell_files(changes_files(workspace, found, formats or FORMATS[:1], out), workspace.root)
    if as_json:
        from cardgen.viewing.report_data import report_data

        data_json([report_data(report) for report in found.reports])
    elif not makes_files:
        _print(found)
    sys.stdout.flush()
    if not quiet:
        _note(found)


def _print(found: Changes) -> None:
    from cardgen.cli.changes_text import page

    on = page()
    for number, report in enumerate(found.reports):
        lines = [*_lines(report, on)]
        data("\n".join([""] * bool(number) + lines))


def _lines(report: ChangeReport, on: Page) -> Iterator[str]:
    """The report's heading, then the cards of each event."""
    from cardgen.cli.changes_text import INDENT
    from cardgen.cli.visible import visible
    from cardgen.model.changereport import Event

    yield click.style(visible(f"{report.title} · {_period(report)}"), bold=True)
    for event, cards in report.parts():
        yield f"\n{click.style(_counted(report, event), bold=True)}" if event else ""
        for card in cards:
            yield from _card_lines(card, on, "" if event else f" · {tell(f'changes.event.{card.event}')}")
    if report.erased:
        yield f"\n{click.style(_counted(report, Event.ERASED), bold=True)}"
    for gone in report.erased:
        yield INDENT + visible("  ".join(filter(None, (gone.id, gone.day.isoformat(), gone.reason))))


def _card_lines(card: ReportedCard, on: Page, event: str) -> Iterator[str]:
    """A card, when and by whom it was changed beside it, or above the changes of each where there were several."""
    from cardgen.cli.changes_text import GAP, INDENT, card_lines
    from cardgen.cli.log_text import card_title
    from cardgen.model.changeview import Deed

    title = INDENT + card_title(card.changes) + event
    groups = [*card.by_touch()]
    if len(groups) > 1:
        yield title
        for touch, fields in groups:
            yield INDENT * 2 + _touch(touch)
            yield from card_lines(replace(card.changes, fields=fields), on, INDENT * 3)
        return
    yield GAP.join(filter(None, (title, *(_touch(touch) for touch, _ in groups))))
    if card.changes.deed is Deed.CHANGED:
        yield from card_lines(card.changes, on, INDENT * 2)


def _touch(touch: Touch | None) -> str:
    from cardgen.cli.visible import visible
    from cardgen.viewing.change_rows import touch_texts

    when, author = touch_texts(touch, language())
    told = visible("  ".join(filter(None, (when, author))))
    return click.style(told, dim=True) if author else click.style(told, fg="yellow")


def _counted(report: ChangeReport, event: Event) -> str:
    return "■ " + tell("changes.count", event=tell(f"changes.event.{event}"), cards=f"{report.count(event):,}")


def _period(report: ChangeReport) -> str:
    return tell("changes.period", since=report.since, until=report.until)


def _note(found: Changes) -> None:
    """How many cards each event has, over all forms; what a policy left out."""
    from cardgen.model.changereport import Event

    counts = {event: sum(report.count(event) for report in found.reports) for event in Event}
    told = [
        tell("changes.count", event=tell(f"changes.event.{event}"), cards=f"{count:,}")
        for event, count in counts.items()
        if count
    ]
    note(", ".join(told) or tell("changes.none"))
    if found.plan is not None and found.plan.chosen.without_consent:
        note(tell("render.without_consent", cards=f"{len(found.plan.chosen.without_consent):,}"))
