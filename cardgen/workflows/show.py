"""`cardgen show`: one card, as a view for the terminal or as its values for scripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cardgen.errors import UsageError
from cardgen.model.card import Card
from cardgen.model.cardview import CardView
from cardgen.model.problem import Problem
from cardgen.viewing.build_view import filled_view
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.missing_card import ids_meant, told_of_missing
from cardgen.workflows.selection import Selection, select
from cardgen.workflows.tombstones import refuse_erased
from cardgen.workflows.workspace import Workspace


def show(workspace: Workspace, name: str, language: str) -> tuple[CardView | None, Sequence[Problem]]:
    """The view of the card that an id or file names, in `language`; no view where the card is not sound."""
    card, problems = one_card(workspace, name)
    if card is None:
        return None, problems
    return filled_view(card, workspace.forms[card.form], workspace.settings.letterhead, language), problems


def values_by_path(workspace: Workspace, name: str) -> tuple[Mapping[str, object] | None, Sequence[Problem]]:
    """The values of the card that an id or file names, by their paths in the order of the form, typed.

    Plain lists and record lists are lists; what the card lacks is not there. None where the card is not sound.
    """
    card, problems = one_card(workspace, name)
    if card is None:
        return None, problems
    values = ((member.path, card.value(member.path)) for member in workspace.forms[card.form].members())
    return {path: value for path, value in values if value is not None}, problems


def one_card(workspace: Workspace, name: str) -> tuple[Card | None, Sequence[Problem]]:
    """The card that an id or file names, or a name that is one card's alone; None where the card is not sound."""
    selected = named_cards(workspace, name)
    chosen = selected.files
    if not chosen:
        return None, selected.problems
    if len(chosen) > 1:
        raise UsageError("error.one_card", name=name)
    verdict = CheckingBench(workspace, workspace.today).verdict(chosen[0])
    return verdict.outcome if isinstance(verdict.outcome, Card) else None, verdict.printing_problems


def named_cards(workspace: Workspace, name: str) -> Selection:
    """The files an id or path names, else the card that alone has this name, telephone number or e-mail address.

    HistoryError for a customer who was erased, though a card file of theirs came back.
    """
    with told_of_missing(workspace):
        found = select(workspace, ids_meant(workspace, (name,)))
    for card in found.files:
        refuse_erased(workspace.root, card.stem)
    return found
