"""Decides conflicted cards one by one: asks, writes what was answered, and marks the card as merged."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import click

from cardgen.cli.console import complain, note
from cardgen.cli.language import tell
from cardgen.cli.merge_desk import Desk
from cardgen.cli.merge_questions import asked, who
from cardgen.cli.problems import note_problems
from cardgen.cli.prompts import agreed, chosen_key
from cardgen.workflows.card_change import save_edits
from cardgen.workflows.conflicted import (
    OURS,
    THEIRS,
    ConflictedCard,
    is_one_side,
    last_changes,
    mark_merged,
    remove,
    reopen,
)
from cardgen.workflows.resolve import Dispute
from cardgen.workflows.tombstones import erased_names

_KEEP, _DELETE = "1", "2"
"""Answers about a card that one side deleted."""


class Deciding:
    """Decides the cards of a desk; `side` ("1" or "2") answers every question where it is given."""

    def __init__(self, desk: Desk, *, side: str, add: bool) -> None:
        self._desk = desk
        self._zone = ZoneInfo(desk.workspace.settings.time_zone)
        self._side = side
        self._add = add

    def decide(self, card: ConflictedCard) -> None:
        """Ask about one card, and write what was answered once all is."""
        if card.deleted_by is not None:
            self._decide_deleted(card, card.deleted_by)
            return
        dispute = self._desk.dispute(card)
        if dispute is not None and not dispute.questions and card.stages and is_one_side(self._desk.repository, card):
            reopen(self._desk.repository, card)
            dispute = self._desk.dispute(card)
        if dispute is None:
            complain(tell("merge.unreadable", card=card.stem))
        elif not dispute.questions:
            self._confirm_by_hand(card, dispute)
        elif self._decided(card, dispute):
            self._mark(card)

    def _decided(self, card: ConflictedCard, dispute: Dispute) -> bool:
        """True where every question was answered, and the card written."""
        authors = {} if self._side else last_changes(self._desk.repository, card)
        if not self._side:
            note(f"\n{click.style(dispute.title, bold=True)}")
        answers = []
        for number in range(len(dispute.questions)):
            by_side = {"1": dispute.ours, "2": dispute.theirs}.get(self._side)
            answer = by_side(number) if by_side else asked(dispute, number, authors, self._zone)
            if answer is None:
                note(tell("merge.left", card=card.stem))
                return False
            answers.append(answer)
        edit = dispute.resolved(answers)
        note_problems([it for it in edit.problems if it.is_error], dispute.root, edit.after.decode("utf-8", "replace"))
        if edit.refused:
            complain(tell("merge.refused", card=card.stem))
            return False
        save_edits(self._desk.workspace, [edit])
        note(tell("merge.wrote", card=card.stem))
        return True

    def _mark(self, card: ConflictedCard) -> None:
        if not card.stages:
            note(tell("merge.add_yourself", card=card.stem))
        elif self._add or (not self._side and agreed(tell("merge.ask.add"), default=True)):
            mark_merged(self._desk.repository, card)
            note(tell("merge.added", card=card.stem))
        else:
            note(tell("merge.add_yourself", card=card.stem))

    def _confirm_by_hand(self, card: ConflictedCard, dispute: Dispute) -> None:
        """A file without marks that is neither version: somebody decided in an editor."""
        errors = dispute.errors
        note_problems(errors, dispute.root)
        if errors:
            complain(tell("merge.refused.hand", card=card.stem))
        elif self._add or (not self._side and agreed(tell("merge.hand_check", card=card.stem))):
            mark_merged(self._desk.repository, card)
            note(tell("merge.added", card=card.stem))
        else:
            note(tell("merge.left", card=card.stem))

    def _decide_deleted(self, card: ConflictedCard, deleter: int) -> None:
        if card.stem.upper() in erased_names(self._desk.workspace.root):
            note(tell("merge.erased", card=card.stem))
            key = _DELETE if self._add or self._side or agreed(tell("merge.ask.delete"), default=True) else ""
        elif self._side:
            key = _KEEP if (self._side == "1") is (deleter == THEIRS) else _DELETE
        else:
            key = self._asked_of_deleted(card, deleter)
        if key == _KEEP:
            mark_merged(self._desk.repository, card)
            note(tell("merge.added", card=card.stem))
        elif key == _DELETE:
            remove(self._desk.repository, card)
            note(tell("merge.removed", card=card.stem))
        else:
            note(tell("merge.left", card=card.stem))

    def _asked_of_deleted(self, card: ConflictedCard, deleter: int) -> str:
        authors = last_changes(self._desk.repository, card)
        sides = {"deleter": deleter, "changer": OURS if deleter == THEIRS else THEIRS}
        told = {name: who(side, authors, self._zone) for name, side in sides.items()}
        note(f"\n{tell('merge.ask.deleted', card=card.stem, **told)}")
        for text_id in ("merge.keep_card", "merge.delete_card", "merge.key.skip"):
            note(tell(text_id))
        return chosen_key(tell("merge.ask"), (_KEEP, _DELETE, "s"))
