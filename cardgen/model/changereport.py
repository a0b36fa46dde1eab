"""What a report of changes may show: cards by what became of them, values as a policy lets them be seen. No Card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import zip_longest
from math import inf

from cardgen.model.changeview import CardChanges, FieldChange


class Event(StrEnum):
    """What became of a card between two points, in the order a report has them."""

    NEW = "new"
    CHANGED = "changed"
    CLOSED = "closed"
    DELETED = "deleted"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Touch:
    """Who changed something, when (as its author has it, in the workspace's zone) and in which commit.

    `when` is None for what is in no commit yet.
    """

    when: datetime | None
    author: str = field(default="", repr=False)
    commit: str = ""


@dataclass(frozen=True, slots=True)
class ReportedCard:
    """A card and what became of it; erased ones are none of these.

    `touches` say who changed each of its fields last; where no fields are told there is one, of the card itself. They
    are empty under a policy, and where history does not tell.
    """

    event: Event
    changes: CardChanges
    touches: tuple[Touch, ...] = ()

    def by_touch(self) -> Iterator[tuple[Touch | None, tuple[FieldChange, ...]]]:
        """Its fields by who changed them, the latest first; in each group in the order of the form."""
        found: dict[Touch | None, list[FieldChange]] = {}
        for touch, change in zip_longest(self.touches, self.changes.fields):
            found.setdefault(touch, []).extend([change] if change else [])
        for touch in sorted(found, key=_latest_first):
            yield touch, tuple(found[touch])


def _latest_first(touch: Touch | None) -> float:
    return -touch.when.timestamp() if touch and touch.when else -inf


@dataclass(frozen=True, slots=True)
class ErasedCard:
    """A card that was erased: its id, when, and why."""

    id: str
    day: date
    reason: str


@dataclass(frozen=True)
class ChangeReport:
    """The changes of one form's cards, and from when to when: days, or short ids of commits (under a policy days).

    Cards stand in 가나다 order of their names, then by id. Under a policy (`note` is its footer) they stand in that
    of their pseudonyms, and are not `grouped` by what became of them.
    """

    form: str
    language: str
    title: str
    company: str
    since: str
    until: str
    cards: tuple[ReportedCard, ...] = field(default=(), repr=False)
    erased: tuple[ErasedCard, ...] = ()
    note: str = ""
    grouped: bool = True

    def parts(self) -> Iterator[tuple[Event | None, tuple[ReportedCard, ...]]]:
        """The cards as they are listed: under each event there is, or all under none."""
        if not self.grouped:
            yield None, self.cards
            return
        yield from ((event, self.of(event)) for event in Event if self.of(event))

    def of(self, event: Event) -> tuple[ReportedCard, ...]:
        """The cards of one event; none of the erased, of whom nothing is left to tell."""
        return tuple(card for card in self.cards if card.event is event)

    def count(self, event: Event) -> int:
        """How many cards that became of."""
        return len(self.erased) if event is Event.ERASED else len(self.of(event))

    @property
    def says_who(self) -> bool:
        """True where the report tells who changed what."""
        return any(card.touches for card in self.cards)

    @property
    def is_empty(self) -> bool:
        """True where nothing changed."""
        return not (self.cards or self.erased)
