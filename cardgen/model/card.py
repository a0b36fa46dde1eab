"""A customer's card after loading (RawCard) and after checking (Card or Rejected)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cardgen.model.problem import Problem

Scalar = str | int | float | bool
Record = Mapping[str, Scalar]


class TypingNote(NamedTuple):
    """A remark made while values were typed.

    The code of a rule, and the way to the value (keys and 0-based positions).
    """

    code: str
    pointer: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class RawCard:
    """A card file that could be read: typed as the form declares where that worked, checked by nobody yet.

    `data` is plain JSON data (the schema checker reads no other mapping types). `text` is the file's text, kept to find
    positions again when something is wrong. `blob` is git's object id of the LF-normalised bytes.
    """

    path: str
    form: str
    blob: str
    data: dict[str, object] = field(repr=False)
    text: str = field(repr=False)
    notes: tuple[TypingNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A card that keeps every rule of its form, made by validation.schema_check.

    (validation.readable makes it of a version that does not, to be looked at only.)
    """

    id: str
    path: str
    form: str
    blob: str
    data: Mapping[str, object] = field(repr=False)

    def value(self, path: str) -> object:
        """The value at a dotted path (`contact.mobile`), or None where the card has none."""
        found: object = self.data
        for key in path.split("."):
            if not isinstance(found, Mapping) or key not in found:
                return None
            found = found[key]
        return found

    def records(self, path: str) -> tuple[Record, ...]:
        """The records of a list, in file order; empty where the card has none."""
        found = self.value(path)
        return tuple(found) if isinstance(found, (list, tuple)) else ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A card file that breaks a rule; nothing is made of it."""

    path: str
    problems: tuple[Problem, ...]
