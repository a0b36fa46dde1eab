"""cardgen shares log, cardgen shares verify, cardgen shares resolve"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from cardgen.cli.completion import complete_ids
from cardgen.cli.console import complain, data, data_json, note, warn
from cardgen.cli.help_page import Group
from cardgen.cli.language import language, tell
from cardgen.cli.options import jobs_option, json_option, processes, quiet_option, workspace_of
from cardgen.cli.problems import note_problems, print_problems
from cardgen.cli.visible import visible
from cardgen.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from cardgen.sharing.share_record import ShareRecord
    from cardgen.workflows.share_resolve import Resolution, Resolved
    from cardgen.workflows.shares import VerifyReport
    from cardgen.workflows.workspace import Workspace

EXIT_FINDINGS = 1


@click.group(cls=Group, help=tell("help.shares"), invoke_without_command=True)
@click.pass_context
def shares(context: click.Context) -> None:
    """What was shared with whom; alone it says what there is."""
    if context.invoked_subcommand is None:
        note(context.get_help())
        context.exit(2)


@shares.command("log", help=tell("help.shares.log"))
@click.option("--card", default=None, metavar="ID", help=tell("help.shares.card"), shell_complete=complete_ids)
@click.option("--since", default=None, metavar="DATE", help=tell("help.shares.since"))
@json_option
@quiet_option
@click.pass_context
def shares_log(context: click.Context, card: str | None, since: str | None, as_json: bool, quiet: bool) -> None:
    """List the shares there were."""
    from cardgen.sharing.share_record import record_data
    from cardgen.workflows.shares import share_log
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    day = _day(since, workspace.today) if since is not None else None
    report = share_log(workspace, card=_card_id(card, workspace) if card else None, since=day)
    if as_json:
        data_json([{**record_data(it), "expired": it.is_expired(workspace.today)} for it in report.records])
    else:
        _print_log(report.records, workspace.today)
    sys.stdout.flush()
    note_problems(report.problems, workspace.root)
    if not report.records and not quiet:
        note(tell("shares.none"))
    context.exit(EXIT_FINDINGS if report.problems else 0)


def _card_id(text: str, workspace: Workspace) -> str:
    """An id as cards have it: shares are remembered of destroyed ones, too. UsageError for what can be no card's."""
    from cardgen.workflows.missing_card import missing

    card = text.strip().upper()
    if workspace.form_of(card) is None:
        raise missing(workspace, UsageError("error.no_such_card", name=text))
    return card


def _day(text: str, today: date) -> date:
    from cardgen.entry.dates import day_of

    day = day_of(text, today)
    if day is None:
        raise UsageError("error.shares.since")
    return day


_COLUMNS = (
    ("shares.number", "id"),
    ("shares.day", "date"),
    ("shares.recipient", "name"),
    ("shares.kind", "date"),
    ("shares.policy", "choice"),
    ("shares.purpose", "text"),
    ("shares.customers", "integer"),
    ("shares.keep_until", "phone"),
)
"""Headings, and kinds whose weight says what a narrow terminal leaves out first: the day, which the number has too."""


def _print_log(records: Sequence[ShareRecord], today: date) -> None:
    if not records:
        return
    from cardgen.cli.table import Column, draw_table, tabbed

    headings = [tell(text_id) for text_id, _ in _COLUMNS]
    rows = [_row(record, today) for record in records]
    if not sys.stdout.isatty():
        data(tabbed([headings, *rows]))
        return
    columns = [Column(heading, kind) for heading, (_, kind) in zip(headings, _COLUMNS, strict=True)]
    drawn = draw_table(columns, rows, shutil.get_terminal_size((80, 24)).columns)
    heading, *lines = drawn.lines
    data("\n".join((click.style(heading, bold=True), *lines)))
    if drawn.hidden:
        note(tell("find.hidden", fields=", ".join(drawn.hidden)))


def _row(record: ShareRecord, today: date) -> tuple[str, ...]:
    until = record.keep_until.isoformat()
    return (
        record.number,
        record.made.date().isoformat(),
        record.recipient,
        tell(f"share.kind.{record.kind.value}"),
        record.policy,
        record.purpose,
        f"{len(record.cards):,}",
        tell("shares.expired", day=until) if record.is_expired(today) else until,
    )


@shares.command("verify", help=tell("help.shares.verify"))
@json_option
@click.pass_context
def shares_verify(context: click.Context, as_json: bool) -> None:
    """Judge the records of shares."""
    from cardgen.workflows.shares import verify
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    report = verify(workspace)
    print_problems(report.problems, "json" if as_json else "text", workspace.root)
    sys.stdout.flush()
    if not as_json:
        _note_verified(report)
    context.exit(EXIT_FINDINGS if report.problems else 0)


def _note_verified(report: VerifyReport) -> None:
    if report.outdated:
        note(tell("shares.outdated", numbers=", ".join(report.outdated)))
    if not report.with_history:
        note(tell("shares.no_history"))
    counts = {"records": f"{report.records:,}", "packages": f"{report.packages:,}"}
    note(tell(_verdict(report), **counts))


def _verdict(report: VerifyReport) -> str:
    """The id of the sentence that sums it up: packages that changed are no fault of the records."""
    if not report.problems:
        return "shares.verified"
    return "shares.packages" if {it.code for it in report.problems} == {"P404"} else "shares.broken"


@shares.command("resolve", help=tell("help.shares.resolve"))
@click.argument("token")
@click.option("--share", "number", default=None, metavar="NUMBER", help=tell("help.shares.share"))
@json_option
@jobs_option
@click.pass_context
def shares_resolve(context: click.Context, token: str, number: str | None, as_json: bool, jobs: int | None) -> None:
    """Find the card behind a pseudonym."""
    from cardgen.workflows.share_resolve import resolve
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    report = resolve(workspace, token, number, processes=processes(jobs))
    if as_json:
        data_json([_as_json(it) for it in report.found])
    else:
        for card in dict.fromkeys(it.card for it in report.found):
            data(card)
    sys.stdout.flush()
    if not as_json:
        for it in report.found:
            note(_origin(it))
    if not report.found:
        _complain_unresolved(report)
    context.exit(0 if report.found else EXIT_FINDINGS)


def _as_json(found: Resolved) -> dict[str, object]:
    return {"card": found.card, "share": found.share, "recipient": found.recipient, "field": found.field}


def _origin(found: Resolved) -> str:
    """Where the pseudonym stands, in the words of whom it was given to."""
    if not found.share:
        return tell("shares.resolved.copy", id=found.card)
    named = {"id": found.card, "number": found.share, "recipient": visible(found.recipient)}
    if not found.field:
        return tell("shares.resolved", **named)
    return tell("shares.resolved.field", **named, field=" > ".join(label.text(language()) for label in found.labels))


def _complain_unresolved(report: Resolution) -> None:
    if report.keyless:
        warn(tell("shares.keyless", numbers=", ".join(report.keyless)))
    complain(tell("shares.unresolved", tried=f"{report.tried:,}"))
