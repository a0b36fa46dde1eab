"""`cardgen show`: one card, as a view for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from cardgen.errors import UsageError
from cardgen.model.card import Card
from cardgen.model.cardview import CardView
from cardgen.model.problem import Problem
from cardgen.viewing.build_view import filled_view
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.selection import select
from cardgen.workflows.workspace import Workspace


def show(workspace: Workspace, name: str, language: str) -> tuple[CardView | None, Sequence[Problem]]:
    """The view of the card that an id or file names, in `language`; no view where the card is not sound."""
    selected = select(workspace, (name,))
    chosen = selected.files
    if not chosen:
        return None, selected.problems
    if len(chosen) > 1:
        raise UsageError("error.one_card", name=name)
    verdict = CheckingBench(workspace, workspace.today).verdict(chosen[0])
    if not isinstance(verdict.outcome, Card):
        return None, verdict.printing_problems
    card = verdict.outcome
    return filled_view(
        card, workspace.forms[card.form], workspace.settings.letterhead, language
    ), verdict.printing_problems
