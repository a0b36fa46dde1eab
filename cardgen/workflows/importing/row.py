"""What an import asks and says about single rows of its file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from cardgen.importing.cell_values import Value
from cardgen.importing.matching import Person
from cardgen.model.problem import Problem
from cardgen.workflows.importing.draft import Spot


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A problem with the place in the file it comes from."""

    spot: Spot
    problem: Problem


class Answer(Enum):
    """What may be said of a doubtful row besides whose it is."""

    NEW = "new"
    SKIP = "skip"
    SKIP_ALL = "skip_all"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row that may be about somebody known; `may_be_new` where it may also be about somebody else.

    `earlier` is the number of the row that said so before, as people count, for a doubt within the file; `values` is
    what the row says, by field path.
    """

    code: str
    spot: Spot
    name: str = field(repr=False)
    persons: tuple[Person, ...] = field(repr=False)
    may_be_new: bool = True
    earlier: str = ""
    values: Mapping[str, Value] = field(default_factory=dict, repr=False)


Ask = Callable[[Doubt], Person | Answer]
"""Asks the person at the terminal whose a row is."""
