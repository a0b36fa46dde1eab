"""What merges left open, shown by label, and the command that goes on afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from cardgen.cli.console import data, note
from cardgen.cli.language import language, tell
from cardgen.cli.merge_questions import Parties, fields_of, question_data
from cardgen.errors import CardgenError, UsageError
from cardgen.history.repository import Repository
from cardgen.model.changeview import CardChanges
from cardgen.workflows.card_change import NO_STAMP, Judge, form_of
from cardgen.workflows.conflict_versions import kept_changes, merged_again
from cardgen.workflows.conflicted import (
    OURS,
    ConflictedCard,
    conflicted_cards,
    is_one_side,
    other_conflicts,
)
from cardgen.workflows.git_setup import merges_cards
from cardgen.workflows.operation import Operation, last_changes, operation_of
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
            self._tell_end("merge.unfinished")
            return
        note(tell("merge.waiting", cards=f"{len(cards):,}"))
        for card in cards:
            data(tell("merge.card", card=card.stem, fields=self._open(card)))
        note(tell("merge.how"))
        self.tell_set_up()

    def _open(self, card: ConflictedCard) -> str:
        if card.deleted_by is not None:
            return tell("merge.deleted")
        if card.left_over:
            return tell("merge.left_over")
        told = self._open_fields(card)
        return f"{tell('merge.moved')}; {told}" if card.moved else told

    def _open_fields(self, card: ConflictedCard) -> str:
        dispute = self.dispute(card)
        if dispute is None:
            return tell("merge.whole")
        if not dispute.questions:
            if dispute.merged_again:
                return tell("merge.no_overlap")
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
        if remaining:
            note(tell("merge.remaining", cards=f"{len(remaining):,}"))
        else:
            self._tell_end("merge.next", operation_of(self.repository).value or Operation.MERGE.value)

    def _tell_end(self, text_id: str, command: str = "") -> None:
        """That all cards are decided, and what is still to be done."""
        command = command or operation_of(self.repository).value
        if others := other_conflicts(self.workspace, self.repository):
            note(tell("merge.others", files=f"{others:,}"))
        else:
            note(tell(text_id, command=command) if command else tell("merge.nothing"))

    def tell_set_up(self) -> None:
        """Say where git does not call us to merge: then it merged by lines, and will again."""
        if not merges_cards(self.repository, self.workspace.root):
            note(tell("merge.off"))

    def dispute(self, card: ConflictedCard) -> Dispute | None:
        """The card's file with its conflicts; None where that cannot be read as a card's."""
        file = CardFile(card.path, card.stem, self.workspace.form_of(card.stem), NO_STAMP)
        form = form_of(self.workspace, file)
        try:
            return Dispute(self._judge, file, language(), lambda it: merged_again(self.repository, card, it, form))
        except CardgenError:
            return None

    def kept_changes(self, card: ConflictedCard) -> CardChanges | None:
        """What was changed on a card that the other side deleted; None where that cannot be read."""
        form = form_of(self.workspace, CardFile(card.path, card.stem, self.workspace.form_of(card.stem), NO_STAMP))
        return kept_changes(self.repository, card, form, language())

    def parties(self, card: ConflictedCard) -> Parties:
        """Whose versions of the card meet."""
        zone = ZoneInfo(self.workspace.settings.time_zone)
        return Parties(operation_of(self.repository).mine, last_changes(self.repository, card), zone)
