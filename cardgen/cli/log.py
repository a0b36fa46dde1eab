"""cardgen log"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

import click

from cardgen.cli.completion import complete_ids, complete_policies
from cardgen.cli.console import data, data_json, note
from cardgen.cli.help_page import Command
from cardgen.cli.language import asked_for, tell
from cardgen.cli.options import json_option, workspace_of
from cardgen.errors import UsageError

if TYPE_CHECKING:
    from cardgen.workflows.log_entry import CardLog, LogEntry
    from cardgen.workflows.workspace import Workspace

MOST_RECENT = 20
"""Changes listed without an id, unless another number is asked for."""


@click.command(cls=Command, help=tell("help.log"))
@click.argument("card", metavar="[ID]", required=False, shell_complete=complete_ids)
@click.option("--field", "field_name", metavar="FIELD", default=None, help=tell("help.log.field"))
@click.option("--since", metavar="DATE", default=None, help=tell("help.log.since"))
@click.option("--limit", type=click.IntRange(min=1), default=None, help=tell("help.log.limit"))
@click.option("--policy", metavar="NAME", default=None, help=tell("help.log.policy"), shell_complete=complete_policies)
@json_option
@click.option("-v", "--verbose", is_flag=True, help=tell("help.log.verbose"))
@click.pass_context
def log(
    context: click.Context,
    card: str | None,
    field_name: str | None,
    since: str | None,
    limit: int | None,
    policy: str | None,
    as_json: bool,
    verbose: bool,
) -> None:
    """Show the history of a card, or of all."""
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    if card is None:
        if policy is not None or field_name is not None:
            raise UsageError("error.log.policy_recent" if policy is not None else "error.log.field_card")
        _recent(workspace, since, limit or MOST_RECENT, as_json=as_json, verbose=verbose)
        return
    from cardgen.workflows.card_log import card_log
    from cardgen.workflows.log_entry import since_day

    found = card_log(workspace, card, asked_for() or workspace.settings.language, policy, field_name)
    entries = found.entries if since is None else since_day(workspace, found.entries, since)
    shown = _Shown(entries, limit, verbose=verbose)
    if as_json:
        from cardgen.cli.log_json import log_data

        data_json(log_data(found, shown))
    else:
        _print(found, shown, verbose=verbose)
    sys.stdout.flush()
    _note_rest(shown, counted=found.member is None)


class _Shown:
    """The entries to be shown; counts those left out."""

    def __init__(self, entries: Iterable[LogEntry], limit: int | None, *, verbose: bool) -> None:
        self._entries = iter(entries)
        self._limit = limit
        self._verbose = verbose
        self.shown = 0
        self.plain = 0
        self.more = False

    def __iter__(self) -> Iterator[LogEntry]:
        for entry in self._entries:
            if not (entry.tells or self._verbose):
                self.plain += 1
            elif self.shown == self._limit:
                self.more = True
                return
            else:
                self.shown += 1
                yield entry


def _print(found: CardLog, shown: _Shown, *, verbose: bool) -> None:
    from cardgen.cli.log_text import entry_lines, field_lines, log_heading

    if found.is_one_value and not verbose:
        entries = [*shown]
        data("\n".join(field_lines(found, entries)))
        return
    entries_left = iter(shown)
    first = list(islice(entries_left, 1))
    if first:
        data(click.style(log_heading(found, first[0]), bold=True))
    for entry in (*first, *entries_left):
        data("\n" + "\n".join(entry_lines(entry, found, verbose=verbose)))


def _note_rest(shown: _Shown, *, counted: bool) -> None:
    """What was left out; of one field, commits that did not touch it are nothing to speak of."""
    if not shown.shown:
        note(tell("log.none"))
    if shown.plain and counted:
        note(tell("log.plain", commits=f"{shown.plain:,}"))
    if shown.more:
        note(tell("log.more"))


def _recent(workspace: Workspace, since: str | None, limit: int, *, as_json: bool, verbose: bool) -> None:
    from cardgen.workflows.recent import recent

    found = recent(workspace, asked_for() or workspace.settings.language, since)
    shown = _Shown(found.entries, limit, verbose=verbose)
    if as_json:
        from cardgen.cli.log_json import recent_data

        data_json(recent_data(shown))
    else:
        from cardgen.cli.log_text import recent_lines

        if found.waiting:
            data(click.style(tell("log.waiting", cards=f"{found.waiting:,}"), fg="yellow"))
            data("")
        for line in recent_lines(shown, verbose=verbose):
            data(line)
    sys.stdout.flush()
    _note_rest(shown, counted=False)
    if found.cut and not shown.more:
        note(tell("log.shallow"))
