"""A card's history as a reader of the terminal sees it: a head for each change, below it the fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from cardgen.cli.changes_text import GAP, INDENT, card_lines, change_lines, page
from cardgen.cli.language import tell
from cardgen.cli.table import Column, draw_table
from cardgen.cli.visible import visible
from cardgen.model.cardview import Withheld

if TYPE_CHECKING:
    from cardgen.model.changeview import CardChanges
    from cardgen.workflows.log_entry import CardLog, LogEntry

SHORT = 10
"""Digits of a commit's id: enough to name it among millions, and more than a date has should none be a letter."""

DAY, MINUTE = "%Y-%m-%d", "%Y-%m-%d %H:%M"


def log_heading(found: CardLog, latest: LogEntry) -> str:
    """Whose history it is, by the name on the latest version."""
    title = card_title(latest.changes)
    if found.member is None:
        return title
    label = " > ".join(label.text(found.language) for label in found.member.labels)
    return f"{title} · {label}"


def card_title(changes: CardChanges) -> str:
    """What a card is called: 이봄 (C-2M8XWD), or its id or pseudonym alone."""
    return visible(f"{changes.heading} ({changes.stem})" if changes.heading else changes.stem)


def entry_lines(entry: LogEntry, found: CardLog, *, verbose: bool) -> Iterator[str]:
    """One change: when and by whom, then its fields."""
    on = page(full=verbose)
    yield entry_head(entry, policy=found.policy)
    if verbose and entry.subject:
        yield INDENT + click.style(visible(entry.subject), dim=True)
    if entry.cut:
        yield INDENT + click.style(tell("log.cut"), dim=True)
        return
    if not (entry.undone or entry.unused) or entry.changes.fields:
        yield from card_lines(entry.changes, on)
    for text_id, changes in (("log.unused", entry.unused), ("log.undone", entry.undone)):
        if changes:
            yield INDENT + click.style(tell(text_id), fg="yellow")
            yield from change_lines(changes, on, INDENT + GAP)


def entry_head(entry: LogEntry, *, policy: bool) -> str:
    """When, by whom, in which commit; under a policy the day alone."""
    if entry.when is None:
        return click.style(tell("log.uncommitted"), fg="yellow", bold=True)
    if policy:
        return click.style(entry.when.strftime(DAY), bold=True)
    merge = [tell("log.merge")] if entry.merge else []
    when = click.style(entry.when.strftime(MINUTE), bold=True)
    commit = click.style(entry.commit[:SHORT], fg="yellow")
    return GAP.join((when, visible(entry.author), commit, *merge))


def field_lines(found: CardLog, entries: Sequence[LogEntry]) -> Iterator[str]:
    """The values of one field, today's first: since when, by whom, in which commit."""
    if not entries:
        return
    yield click.style(log_heading(found, entries[0]), bold=True)
    columns = [
        Column(tell("log.column.value"), "text"),
        Column(tell("log.column.since"), "date"),
        Column(tell("log.column.author"), "name"),
        Column(tell("log.column.commit"), "id"),
    ]
    rows = [row for entry in entries for row in _value_rows(entry, policy=found.policy)]
    shown = columns[:2] if found.policy else columns
    head, *lines = draw_table(shown, [row[: len(shown)] for row in rows], page().width).lines
    yield click.style(head, dim=True)
    yield from lines


def _value_rows(entry: LogEntry, *, policy: bool) -> Iterator[tuple[str, str, str, str]]:
    when = tell("log.uncommitted") if entry.when is None else entry.when.strftime(DAY if policy else MINUTE)
    for change in (*entry.changes.fields, *entry.unused, *entry.undone):
        if isinstance(change.after, Withheld):
            value = tell("change.withheld")
        else:
            value = change.after.text if change.after is not None else tell("log.no_value")
        yield " ".join(visible(value).split()), when, visible(entry.author), entry.commit[:SHORT]


def recent_lines(entries: Iterable[LogEntry], *, verbose: bool) -> Iterator[str]:
    """The changes of many cards: the head of a commit once, below it each of its cards."""
    on = page(full=verbose)
    last = ""
    for number, entry in enumerate(entries):
        if entry.commit != last or number == 0:
            if number:
                yield ""
            yield entry_head(entry, policy=False)
            last = entry.commit
        changes = entry.changes
        yield INDENT + click.style(card_title(changes), bold=True)
        yield from card_lines(changes, on, INDENT * 2)
