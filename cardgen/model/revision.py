"""A commit as people are told of it: on the foot of a card as of then, in messages, as a folder's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SHORT = 10
"""Leading digits of a commit's id that people are shown: enough for git to find it among millions."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit by its full id, and the day it was asked for by (None where a commit was named)."""

    commit: str
    day: date | None = None

    @property
    def short(self) -> str:
        """The commit's id as people read it."""
        return self.commit[:SHORT]

    @property
    def name(self) -> str:
        """The day, else the short id: it names folders."""
        return self.day.isoformat() if self.day else self.short
