"""Which choice of a form says by what calendar a day is counted: a field 양력/음력 beside the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cardgen.entry.values import spelling
from cardgen.model.form import Kind, Leaf

LUNAR = "음"
NO_CALENDAR = "I120"
"""A day of the lunar calendar, and no field that would say so."""

_MARKS = {"양력": "양", "음력": LUNAR}


@dataclass(frozen=True, slots=True)
class Calendar:
    """The field beside a day, and its choice for each mark (양, 음)."""

    leaf: Leaf
    choices: Mapping[str, str]


def calendars(leaves: Iterable[Leaf]) -> Mapping[str, Calendar]:
    """The calendar field of each day that has one, by the day's path.

    It belongs to the day of birth of its group, or to the group's only day.
    """
    leaves = [*leaves]
    found = {}
    for leaf in leaves:
        choices = {_MARKS[spelling(choice)]: choice for choice in leaf.choices if spelling(choice) in _MARKS}
        if len(choices) == len(_MARKS) and (day := _day_beside(leaf, leaves)):
            found[day.path] = Calendar(leaf, choices)
    return found


def _day_beside(leaf: Leaf, leaves: Iterable[Leaf]) -> Leaf | None:
    days = [it for it in leaves if it.kind.is_date and _group(it) == _group(leaf)]
    births = [it for it in days if it.kind is Kind.BIRTH_DATE]
    return next((only[0] for only in (births, days) if len(only) == 1), None)


def _group(leaf: Leaf) -> str:
    return leaf.path.rpartition(".")[0]
