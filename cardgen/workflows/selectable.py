"""By which fields cards may be chosen under a policy: being chosen tells the value."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cardgen.errors import SelectionRefusal
from cardgen.model.form import FormSpec, Member, RecordList
from cardgen.model.policy import Action, RedactionPolicy
from cardgen.model.problem import Position, Problem
from cardgen.querying.asked import fields_of
from cardgen.workflows.places import POLICIES, TEMPLATES

WHERE = "--where"
"""In the place of a file's path in problems of an expression."""


def require_selectable(expression: str, form: FormSpec, policy: RedactionPolicy, today: date) -> None:
    """SelectionRefusal where an expression asks for a field that the policy does not show.

    A field shown in part only is no exception: asked for often enough, a mask is lifted letter by letter.
    """
    problems = tuple(
        _problem(member, policy, _position(expression, start))
        for member, (start, _) in fields_of(expression, form, today).items()
        if not _is_selectable(member, policy)
    )
    if problems:
        raise SelectionRefusal("error.share.select", expression, problems, policy=policy.title)


def _problem(member: Member, policy: RedactionPolicy, position: Position) -> Problem:
    file = f"{TEMPLATES}/{policy.form}/{POLICIES}/{policy.name}.yaml"
    args = {"asked": member.path, "policy": file}
    return Problem("P251", WHERE, position, field=member.path, labels=member.labels, args=args)


def _position(expression: str, place: int) -> Position:
    before = f"{expression[:place]}^".splitlines()
    return Position(len(before), len(before[-1]))


def _is_selectable(member: Member, policy: RedactionPolicy) -> bool:
    """True for what the reader sees anyway; how many records a list has, he sees by their rows too."""
    return any(path in policy.select_by or policy.action(path) is Action.SHOW for path in _seen_by(member))


def _seen_by(member: Member) -> Iterator[str]:
    yield member.path
    if isinstance(member, RecordList):
        yield from (column.path for column in member.columns)
