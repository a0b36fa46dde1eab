"""`cardgen confirm`: records on cards that somebody made sure they are right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from cardgen.editing.changes import Change, Put
from cardgen.errors import UsageError
from cardgen.model.data import value_at
from cardgen.model.form import CONFIRMED, Leaf
from cardgen.workflows.card_change import CardEdit, Judge, form_of, planned_change, save_edits
from cardgen.workflows.workspace import CardFile, Workspace


class Outcome(StrEnum):
    """What became of a card: confirmed, confirmed as of that day before or of a later one, or with errors."""

    DONE = "done"
    SAME = "same"
    LATER = "later"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """One card. `before` is the day it was confirmed last, as written."""

    edit: CardEdit
    outcome: Outcome
    before: str = ""


def confirm(workspace: Workspace, cards: Sequence[CardFile], day: date, *, dry: bool) -> list[Confirmation]:
    """Put the day of confirmation on the cards; it never goes back. Nothing is written where `dry`.

    UsageError where a card's form has no such day. A card that would have errors is left as it is; the others are
    written, all or none.
    """
    judge = Judge(workspace)
    found = [_confirmation(judge, card, day) for card in cards]
    if not dry:
        save_edits(workspace, [it.edit for it in found if it.outcome is Outcome.DONE])
    return found


def _confirmation(judge: Judge, card: CardFile, day: date) -> Confirmation:
    leaf = _field(judge.workspace, card)
    said = ""

    def changes(data: Mapping[str, Any]) -> Sequence[Change]:
        nonlocal said
        said = str(value_at(data, leaf.path) or "")
        return () if said > day.isoformat() else (Put(tuple(leaf.path.split(".")), day.isoformat()),)

    edit = planned_change(judge, card, changes)
    if edit.refused:
        return Confirmation(edit, Outcome.REFUSED)
    if said > day.isoformat():
        return Confirmation(edit, Outcome.LATER, said)
    return Confirmation(edit, Outcome.DONE if edit.changed else Outcome.SAME, said)


def _field(workspace: Workspace, card: CardFile) -> Leaf:
    form = form_of(workspace, card)
    if form.confirmed is None:
        raise UsageError("error.confirm.no_field", form=form.name, path=CONFIRMED)
    return form.confirmed
