"""One change in a card's history, and a whole history: what `cardgen log` tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from cardgen.history.points import start_of
from cardgen.model.changeview import CardChanges, Deed, FieldChange
from cardgen.model.form import Leaf, Member
from cardgen.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What one commit did to a card, or what was not committed yet (`when` is None then).

    `when` is the time its author made it, in the workspace's zone. `undone` are the changes of one side that a merge
    did not take over; those in whose place it took what the other side made of the same are `unused`. `cut` tells that
    nobody knows what was before: that part of history was not cloned. Under a policy `author`, `commit` and `subject`
    are empty, and of `when` the day alone is for showing.
    """

    when: datetime | None
    changes: CardChanges
    undone: tuple[FieldChange, ...] = ()
    author: str = field(default="", repr=False)
    commit: str = ""
    subject: str = field(default="", repr=False)
    merge: bool = False
    cut: bool = False
    unused: tuple[FieldChange, ...] = ()

    @property
    def tells(self) -> bool:
        """True where the card's content changed, not its file alone."""
        changes = self.changes
        of_merge = self.undone or self.unused
        return bool(changes.deed is not Deed.CHANGED or changes.fields or of_merge or changes.unreadable)


@dataclass(frozen=True)
class CardLog:
    """A card's history. `entries` are made as they are asked for, newest first, those that tell nothing too.

    `stem` is the card's id or pseudonym, `member` the field that alone was asked for.
    """

    stem: str
    language: str
    entries: Iterator[LogEntry] = field(repr=False)
    member: Member | None = None
    policy: bool = False

    @property
    def is_one_value(self) -> bool:
        """True where one field outside tables was asked for: its history is a list of values."""
        return isinstance(self.member, Leaf) and "[]" not in self.member.path


def only_field(entry: LogEntry, path: str) -> LogEntry:
    """What an entry says of one field, record list or column."""
    changes = replace(entry.changes, fields=tuple(_of_path(entry.changes.fields, path)))
    undone, unused = (tuple(_of_path(it, path)) for it in (entry.undone, entry.unused))
    return replace(entry, changes=changes, undone=undone, unused=unused)


def _of_path(changes: Iterable[FieldChange], path: str) -> Iterator[FieldChange]:
    for change in changes:
        if change.path == path:
            yield change
        elif path.startswith(f"{change.path}[]."):
            parts = tuple(part for part in change.parts if part.path == path)
            if parts:
                yield replace(change, parts=parts)


def for_others(entries: Iterable[LogEntry]) -> Iterator[LogEntry]:
    """What readers under a policy are told: days and changes. That something else happened is not for them."""
    for entry in entries:
        if entry.tells:
            yield replace(entry, author="", commit="", subject="")


def since_day(workspace: Workspace, entries: Iterable[LogEntry], day: str) -> Iterator[LogEntry]:
    """The entries made on a day or later, and what is not committed yet. HistoryError for a text that is no day."""
    start = start_of(day, ZoneInfo(workspace.settings.time_zone), workspace.today)
    return (entry for entry in entries if entry.when is None or entry.when >= start)
