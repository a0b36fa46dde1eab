"""Decides conflicted cards one by one: asks, writes what was answered, and tells git that the card is decided."""

from __future__ import annotations

from collections.abc import Iterable

import click

from cardgen.cli.changes_text import change_lines, page
from cardgen.cli.console import complain, note, printable
from cardgen.cli.language import tell
from cardgen.cli.merge_desk import Desk
from cardgen.cli.merge_questions import asked, fields_of, heading_of
from cardgen.cli.problems import note_problems
from cardgen.cli.prompts import agreed, chosen_key
from cardgen.model.changeview import CardChanges
from cardgen.workflows.card_change import CardEdit, save_edits
from cardgen.workflows.conflicted import (
    OURS,
    THEIRS,
    ConflictedCard,
    forget,
    is_one_side,
    mark_merged,
    remove,
    reopen,
)
from cardgen.workflows.resolve import Answer, Dispute
from cardgen.workflows.tombstones import erased_names

_KEEP, _DELETE = "1", "2"
"""Answers about a card that one side deleted."""


class Deciding:
    """Decides the cards of a desk.

    `ask` lets it ask, `side` ("1" or "2") answers every question where it is given, and `mended` takes cards that were
    edited by hand for decided. `done` counts the cards decided so far.
    """

    def __init__(self, desk: Desk, *, ask: bool, side: str, mended: bool) -> None:
        self._desk = desk
        self._ask = ask and not side
        self._side = side
        self._mended = mended
        self.done = 0

    def decide(self, card: ConflictedCard) -> None:
        """Decide one card, and write what was answered once all is."""
        if card.deleted_by is not None:
            self._decide_deleted(card, card.deleted_by)
            return
        if card.left_over:
            forget(self._desk.repository, card)
            self._count(card, "merge.cleared")
            return
        dispute = self._dispute(card)
        if dispute is None:
            complain(tell("merge.unreadable", card=card.stem))
        elif not dispute.questions and not dispute.merged_again:
            self._take_mended(card, dispute)
        elif not self._ask and not self._side:
            note(tell("merge.open", card=card.stem))
        elif (answers := self._answers(card, dispute)) is None:
            note(tell("merge.left", card=card.stem))
        else:
            self._save(card, dispute, dispute.resolved(answers))

    def _dispute(self, card: ConflictedCard) -> Dispute | None:
        """The card's conflicts; git merges it by lines where nobody has, and it cannot be merged field by field."""
        dispute = self._desk.dispute(card)
        nothing_asked = dispute is not None and not dispute.questions and not dispute.merged_again
        if nothing_asked and card.stages and is_one_side(self._desk.repository, card):
            reopen(self._desk.repository, card)
            dispute = self._desk.dispute(card)
        return dispute

    def _answers(self, card: ConflictedCard, dispute: Dispute) -> list[Answer] | None:
        """An answer to every question; None to leave the card for later."""
        numbers = range(len(dispute.questions))
        if self._side:
            return [(dispute.ours if self._side == "1" else dispute.theirs)(number) for number in numbers]
        if not dispute.questions:
            return []
        note(f"\n{click.style(printable(dispute.title), bold=True)}")
        parties = self._desk.parties(card)
        answers = []
        for number in numbers:
            if (answer := asked(dispute, number, parties)) is None:
                return None
            answers.append(answer)
        return answers

    def _save(self, card: ConflictedCard, dispute: Dispute, edit: CardEdit) -> None:
        note_problems([it for it in edit.problems if it.is_error], dispute.root, edit.after.decode("utf-8", "replace"))
        if edit.refused:
            complain(tell("merge.refused", card=card.stem))
            return
        save_edits(self._desk.workspace, [edit])
        self._mark(card, "merge.wrote" if dispute.questions else "merge.joined")
        if self._side:
            self._tell_dropped(map(fields_of, dispute.questions))

    def _mark(self, card: ConflictedCard, text_id: str) -> None:
        """Tell git that the card is decided; where its marks were committed there is nothing to tell."""
        if card.stages:
            mark_merged(self._desk.repository, card)
        self._count(card, text_id)
        if card.moved:
            note(tell("merge.moved_to", path=printable(card.path)))

    def _count(self, card: ConflictedCard, text_id: str) -> None:
        self.done += 1
        note(tell(text_id, card=card.stem))

    def _tell_dropped(self, labels: Iterable[str]) -> None:
        """Which fields the version not taken had otherwise; their values stay out of a script's log."""
        if fields := ", ".join(dict.fromkeys(labels)):
            note(tell("merge.dropped", fields=fields))

    def _take_mended(self, card: ConflictedCard, dispute: Dispute) -> None:
        """A file without marks that is neither version: somebody decided in an editor."""
        errors = dispute.errors
        note_problems(errors, dispute.root)
        if errors:
            complain(tell("merge.refused.hand", card=card.stem))
        elif self._mended or (self._ask and agreed(tell("merge.hand_check", card=card.stem))):
            self._mark(card, "merge.added")
        else:
            note(tell("merge.left", card=card.stem))

    def _decide_deleted(self, card: ConflictedCard, deleter: int) -> None:
        changes = self._desk.kept_changes(card)
        key = self._key_of_deleted(card, deleter, changes)
        if key == _KEEP:
            self._mark(card, "merge.kept")
        elif key == _DELETE:
            remove(self._desk.repository, card)
            self._count(card, "merge.removed")
            if self._side and changes:
                self._tell_dropped(map(heading_of, changes.fields))
        else:
            note(tell("merge.left" if self._ask else "merge.open", card=card.stem))

    def _key_of_deleted(self, card: ConflictedCard, deleter: int, changes: CardChanges | None) -> str:
        """What is to become of a card one side deleted; "" to leave it for later."""
        if card.stem.upper() in erased_names(self._desk.workspace.root):
            note(tell("merge.erased", card=card.stem))
            return _DELETE if not self._ask or agreed(tell("merge.ask.delete"), default=True) else ""
        if self._side:
            return _KEEP if (self._side == "1") is (deleter == THEIRS) else _DELETE
        return self._asked_of_deleted(card, deleter, changes) if self._ask else ""

    def _asked_of_deleted(self, card: ConflictedCard, deleter: int, changes: CardChanges | None) -> str:
        parties = self._desk.parties(card)
        title = printable(f"{card.stem} {changes.heading if changes else ''}".rstrip())
        note(f"\n{click.style(title, bold=True)}\n{tell('merge.ask.deleted')}")
        note(tell("merge.deleter", who=parties.name(deleter)))
        note(tell("merge.changer", who=parties.name(OURS if deleter == THEIRS else THEIRS)))
        for line in change_lines(changes.fields if changes else (), page()):
            note(line)
        for text_id in ("merge.keep_card", "merge.delete_card", "merge.key.skip"):
            note(tell(text_id))
        key = chosen_key(tell("merge.ask"), (_KEEP, _DELETE, "s"))
        return key if key != "s" else ""
