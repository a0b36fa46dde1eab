"""What is wrong with a file, as a value: collected over all cards, never raised."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad: a warning fails only under `--strict`."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text file: line and column, both 1-based, columns counted in code points."""

    line: int
    column: int


START = Position(1, 1)


@dataclass(frozen=True, slots=True)
class Label:
    """What people call a thing, in the two languages of the product."""

    ko: str
    en: str

    def text(self, language: str) -> str:
        """The label in `language` ("ko" or "en")."""
        return self.ko if language == "ko" else self.en

    @staticmethod
    def listed(labels: Iterable[Label]) -> Label:
        """Several labels as one, parted by commas."""
        several = [*labels]
        return Label(", ".join(it.ko for it in several), ", ".join(it.en for it in several))


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule at one place.

    `code` names the rule (its texts live in `messages.problems`). `args` fill the text's placeholders (a Label in the
    reader's language) and never hold a card's value: CI logs are read by more people than cards are. `commit` is the
    short id of the commit whose file it is; "" for files as they lie there.
    """

    code: str
    path: str
    position: Position = START
    severity: Severity = Severity.ERROR
    field: str = ""
    labels: tuple[Label, ...] = ()
    args: Mapping[str, str | Label] = dataclasses.field(default_factory=dict)
    commit: str = ""

    @property
    def is_error(self) -> bool:
        """True unless the problem is only a warning."""
        return self.severity is Severity.ERROR
