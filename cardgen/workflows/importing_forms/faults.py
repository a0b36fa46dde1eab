"""What is wrong with the entries of a form, beside what is wrong with the card they make."""

from __future__ import annotations

from collections.abc import Sequence

from cardgen.model.problem import Problem

_MISSING = "C102"


def with_faults(faults: Sequence[Problem], problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The faults of entries, then the problems of the card; no field is missing whose entry is at fault."""
    places = {it.field for it in faults}
    return (*faults, *(it for it in problems if it.code != _MISSING or _missed(it) not in places))


def _missed(problem: Problem) -> str:
    """The path of the field that a record or a card lacks."""
    return f"{problem.field}.{problem.args['key']}".removeprefix(".")
