"""What merges left open, shown by label, and the command that goes on afterwards."""

from __future__ import annotations

from collections.abc import Sequence

from cardgen.cli.console import data, note
from cardgen.cli.language import language, tell
from cardgen.cli.merge_questions import fields_of, question_data
from cardgen.errors import CardgenError, UsageError
from cardgen.history.repository import Repository
from cardgen.workflows.card_change import NO_STAMP, Judge
from cardgen.workflows.conflicted import (
    OURS,
    ConflictedCard,
    conflicted_cards,
    is_one_side,
    operation_of,
    other_conflicts,
)
from cardgen.workflows.resolve import Dispute
from cardgen.workflows.workspace import CardFile, Workspace


class Desk:
    """Where the conflicted cards of a workspace lie open."""

    def __init__(self, workspace: Workspace, repository: Repository) -> None:
        self.workspace = workspace
        self.repository = repository
        self._judge = Judge(workspace)

    def chosen(self, names: Sequence[str]) -> list[ConflictedCard]:
        """The conflicted cards that are named; all of them by default. UsageError for one that is not in conflict."""
        found = conflicted_cards(self.workspace, self.repository)
        by_stem = {card.stem: card for card in found}
        for name in names:
            if name.upper() not in by_stem:
                raise UsageError("error.merge.not_open", name=name)
        return [by_stem[name.upper()] for name in dict.fromkeys(names)] if names else found

    def show(self, cards: Sequence[ConflictedCard]) -> None:
        """Each card with the labels of what is open."""
        if not cards:
            note(tell("merge.nothing"))
            return
        note(tell("merge.waiting", cards=f"{len(cards):,}"))
        for card in cards:
            data(tell("merge.card", card=card.stem, fields=self._open(card)))
        note(tell("merge.how"))

    def _open(self, card: ConflictedCard) -> str:
        if card.deleted_by is not None:
            return tell("merge.deleted")
        dispute = self.dispute(card)
        if dispute is None:
            return tell("merge.whole")
        if not dispute.questions:
            return tell("merge.unmarked" if is_one_side(self.repository, card) else "merge.by_hand")
        return ", ".join(dict.fromkeys(map(fields_of, dispute.questions)))

    def as_json(self, cards: Sequence[ConflictedCard]) -> dict[str, object]:
        """What is open, for scripts."""
        return {
            "next": operation_of(self.repository).value or None,
            "cards": [self._card_json(card) for card in cards],
        }

    def _card_json(self, card: ConflictedCard) -> dict[str, object]:
        deleted_by = None if card.deleted_by is None else "ours" if card.deleted_by == OURS else "theirs"
        dispute = None if deleted_by else self.dispute(card)
        questions = [*map(question_data, dispute.questions)] if dispute else []
        return {"card": card.stem, "path": card.path, "deleted_by": deleted_by, "conflicts": questions}

    def tell_next(self, remaining: Sequence[ConflictedCard]) -> None:
        """What is left, or the command that goes on."""
        others = other_conflicts(self.workspace, self.repository)
        if remaining:
            note(tell("merge.remaining", cards=f"{len(remaining):,}"))
        elif others:
            note(tell("merge.others", files=f"{others:,}"))
        elif command := operation_of(self.repository).value:
            note(tell("merge.next", command=command))
        else:
            note(tell("merge.done"))

    def dispute(self, card: ConflictedCard) -> Dispute | None:
        """The card's file with its conflicts; None where that cannot be read as a card's."""
        form = self.workspace.form_of(card.stem)
        try:
            return Dispute(self._judge, CardFile(card.path, card.stem, form, NO_STAMP), language())
        except CardgenError:
            return None
