"""Why two versions of a card are left to git's own merge, or to people."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """What stands in the way."""

    UNREADABLE = "unreadable"
    """A version is no card text that can be read."""
    OTHER_CARD = "other-card"
    """The versions are of different cards: git took one file for another."""
    UNPROVEN = "unproven"
    """What was put together did not read as it should."""


class NotMergeable(Exception):
    """The versions cannot be merged as cards. Holds no value of a card."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
