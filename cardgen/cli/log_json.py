"""A card's history for scripts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cardgen.workflows.log_entry import CardLog, LogEntry


def log_data(found: CardLog, entries: Iterable[LogEntry]) -> dict[str, object]:
    """`{"card", "name", "field", "entries"}`; `field` only where one was asked for, `name` by the latest version."""
    listed = [*entries]
    head: dict[str, object] = {"card": found.stem, "name": listed[0].changes.heading if listed else ""}
    if found.member is not None:
        head["field"] = found.member.path
    return {**head, "entries": [entry_data(entry, policy=found.policy) for entry in listed]}


def recent_data(entries: Iterable[LogEntry]) -> list[dict[str, object]]:
    """Each entry with the card it is of."""
    listed = ((entry, entry.changes) for entry in entries)
    return [
        {"card": changes.stem, "name": changes.heading, **entry_data(entry, policy=False)} for entry, changes in listed
    ]


def entry_data(entry: LogEntry, *, policy: bool) -> dict[str, object]:
    """One entry; docs/changes.md says what its keys mean.

    `date` is an ISO 8601 time, null for what is not committed; under a policy the day, and who and which commit are
    left out.
    """
    from cardgen.viewing.changes_data import field_change_data

    changes = entry.changes
    told: dict[str, object] = {
        "deed": changes.deed.value,
        "back": changes.back,
        "unreadable": changes.unreadable,
        "cut": entry.cut,
        "changes": [field_change_data(change) for change in changes.fields],
        "undone": [field_change_data(change) for change in entry.undone],
        "unused": [field_change_data(change) for change in entry.unused],
    }
    if policy:
        return {"date": entry.when.date().isoformat() if entry.when else None, **told}
    who = {"author": entry.author, "commit": entry.commit, "subject": entry.subject, "merge": entry.merge}
    return {"date": entry.when.isoformat() if entry.when else None, **who, **told}
