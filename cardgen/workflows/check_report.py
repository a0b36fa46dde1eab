"""What a check found, whatever it looked at."""

from __future__ import annotations

from dataclasses import dataclass

from cardgen.model.problem import Problem


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `check` found.

    `cards` counts the files looked at, `left_out` those that could not be, because the form they may belong to is
    broken.
    """

    problems: tuple[Problem, ...]
    cards: int
    left_out: int = 0

    @property
    def errors(self) -> int:
        """How many problems are errors."""
        return sum(problem.is_error for problem in self.problems)
