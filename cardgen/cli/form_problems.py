"""What is wrong with a form that came back, for those who filled it in: by label, with what to write instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from cardgen.cli.import_preview import label_at
from cardgen.cli.language import language, tell
from cardgen.messages.problems import message_of
from cardgen.model.form import FormSpec, Kind, Leaf, LeafType
from cardgen.model.problem import Problem
from cardgen.workflows.importing.bad_rows import advice

_WRONG_TYPE = "C101"
_NO_DATE = "C106"


def problem_lines(problems: Sequence[Problem], form: FormSpec) -> Iterator[str]:
    """A line for every problem."""
    for problem in problems:
        colour = "red" if problem.is_error else "yellow"
        severity = click.style(f"{problem.severity}[{problem.code}]", fg=colour, bold=True)
        label = label_of_place(problem, form)
        yield f"  {severity} {f'{label}: ' if label else ''}{_words(problem, form)}"


def _words(problem: Problem, form: FormSpec) -> str:
    """What is wrong and what to write: numbers and dates as they are written on paper, not in a card's file."""
    leaf = form.by_path.get(_path(_pointer(problem)).removesuffix("[]"))
    if problem.code == _WRONG_TYPE and isinstance(leaf, Leaf) and leaf.type in (LeafType.INTEGER, LeafType.NUMBER):
        return tell("returned.no_number", example="120,000" if leaf.kind is Kind.MONEY else "2")
    told = tell("returned.full_year") if problem.code == _NO_DATE else advice(problem, language())
    return " ".join(filter(None, (message_of(problem, language()), told)))


def label_of_place(problem: Problem, form: FormSpec) -> str:
    """The labels that lead to the field, with the number of the record where it is in one."""
    pointer = _pointer(problem)
    return label_at(form, pointer, language()) if pointer and _is_known(form, pointer) else ""


def _is_known(form: FormSpec, pointer: Sequence[str | int]) -> bool:
    """False for a place that only the card has: a field that the form dropped, or never had."""
    path = _path(pointer)
    return path in form.by_path or path.removesuffix("[]") in form.by_path


def _path(pointer: Sequence[str | int]) -> str:
    return ".".join(step if isinstance(step, str) else "[]" for step in pointer).replace(".[]", "[]")


def _pointer(problem: Problem) -> list[str | int]:
    steps = filter(None, problem.field.replace("[", ".").replace("]", "").split("."))
    return [int(step) if step.isdigit() else step for step in steps]
