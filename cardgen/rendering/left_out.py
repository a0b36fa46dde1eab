"""Warns of the fields and record lists of a form that its template never prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cardgen.model.form import FormSpec, Member
from cardgen.model.problem import Problem, Severity
from cardgen.rendering.template_names import never_printed


def left_out(form: FormSpec, printed: frozenset[str], path: str, example: Callable[[Member], str]) -> Iterator[Problem]:
    """A warning for each member of which nothing is in `printed`; `example` says how the format would print it."""
    for member in never_printed(form, printed):
        args = {"example": example(member)}
        yield Problem("T301", path, severity=Severity.WARNING, field=member.path, labels=member.labels, args=args)
