"""cardgen merge"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from cardgen.cli.completion import complete_ids
from cardgen.cli.console import complain, data, data_json, note
from cardgen.cli.help_page import Command
from cardgen.cli.language import language, tell
from cardgen.cli.options import json_option, workspace_of
from cardgen.cli.prompts import agreed, chosen_key
from cardgen.errors import CardgenError, UsageError

if TYPE_CHECKING:
    from cardgen.history.repository import Repository
    from cardgen.workflows.conflicted import ConflictedCard
    from cardgen.workflows.resolve import Dispute
    from cardgen.workflows.workspace import Workspace


@click.command(cls=Command, help=tell("help.merge"))
@click.argument("names", metavar="[ID]...", nargs=-1, shell_complete=complete_ids)
@click.option("--resolve", is_flag=True, help=tell("help.merge.resolve"))
@click.option("--ours", is_flag=True, help=tell("help.merge.ours"))
@click.option("--theirs", is_flag=True, help=tell("help.merge.theirs"))
@click.option("--add", is_flag=True, help=tell("help.merge.add"))
@json_option
@click.pass_context
def merge(
    context: click.Context,
    names: tuple[str, ...],
    resolve: bool,
    ours: bool,
    theirs: bool,
    add: bool,
    as_json: bool,
) -> None:
    """Show and decide what merges of cards left open."""
    from cardgen.workflows.past_cards import repository_of
    from cardgen.workflows.workspace import open_workspace

    if ours and theirs:
        raise UsageError("error.merge.one_side")
    workspace = open_workspace(workspace_of(context))
    desk = _Desk(workspace, repository_of(workspace), side="1" if ours else "2" if theirs else "", add=add)
    chosen = desk.chosen(names)
    if resolve or ours or theirs:
        for card in chosen:
            desk.decide(card)
        chosen = desk.chosen(())
        if not as_json:
            desk.tell_next(chosen)
    if as_json:
        data_json(desk.as_json(chosen))
    elif not (resolve or ours or theirs):
        desk.show(chosen)
    context.exit(1 if chosen else 0)


class _Desk:
    """Where conflicted cards are looked at and decided on; `side` answers every question where it is given."""

    def __init__(self, workspace: Workspace, repository: Repository, *, side: str, add: bool) -> None:
        from cardgen.workflows.card_change import Judge

        self._workspace = workspace
        self._repository = repository
        self._judge = Judge(workspace)
        self._zone = ZoneInfo(workspace.settings.time_zone)
        self._side = side
        self._add = add

    def chosen(self, names: Sequence[str]) -> list[ConflictedCard]:
        """The conflicted cards that are named; all of them by default. UsageError for one that is not in conflict."""
        from cardgen.workflows.conflicted import conflicted_cards

        found = conflicted_cards(self._workspace, self._repository)
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
        from cardgen.cli.merge_questions import fields_of

        if card.deleted_by is not None:
            return tell("merge.deleted")
        dispute = self._dispute(card)
        if dispute is None:
            return tell("merge.whole")
        if not dispute.questions:
            return tell("merge.unmarked" if self._undecided(card) else "merge.by_hand")
        return ", ".join(dict.fromkeys(map(fields_of, dispute.questions)))

    def as_json(self, cards: Sequence[ConflictedCard]) -> dict[str, object]:
        """What is open, for scripts."""
        from cardgen.workflows.conflicted import operation_of

        return {
            "next": operation_of(self._repository).value,
            "cards": [self._card_json(card) for card in cards],
        }

    def _card_json(self, card: ConflictedCard) -> dict[str, object]:
        from cardgen.cli.merge_questions import question_data
        from cardgen.workflows.conflicted import OURS

        deleted_by = None if card.deleted_by is None else "ours" if card.deleted_by == OURS else "theirs"
        dispute = None if deleted_by else self._dispute(card)
        questions = [*map(question_data, dispute.questions)] if dispute else []
        return {"card": card.stem, "path": card.path, "deleted_by": deleted_by, "conflicts": questions}

    def tell_next(self, remaining: Sequence[ConflictedCard]) -> None:
        """What is left, or the command that goes on."""
        from cardgen.workflows.conflicted import operation_of

        if remaining:
            note(tell("merge.remaining", cards=f"{len(remaining):,}"))
        else:
            note(tell("merge.next", command=operation_of(self._repository).value))

    def _dispute(self, card: ConflictedCard) -> Dispute | None:
        """The card's file with its conflicts; None where that cannot be read as a card's."""
        from cardgen.workflows.card_change import NO_STAMP
        from cardgen.workflows.resolve import Dispute
        from cardgen.workflows.workspace import CardFile

        form = self._workspace.form_of(card.stem)
        try:
            return Dispute(self._judge, CardFile(card.path, card.stem, form, NO_STAMP), language())
        except CardgenError:
            return None

    def _undecided(self, card: ConflictedCard) -> bool:
        from cardgen.workflows.conflicted import is_one_side

        return is_one_side(self._repository, card)

    def decide(self, card: ConflictedCard) -> None:
        """Ask about one card, and write what was answered once all is."""
        if card.deleted_by is not None:
            self._decide_deleted(card)
            return
        from cardgen.workflows.conflicted import reopen

        dispute = self._dispute(card)
        if dispute is not None and not dispute.questions and card.stages and self._undecided(card):
            reopen(self._repository, card)
            dispute = self._dispute(card)
        if dispute is None:
            complain(tell("error.edit.unsafe"))
        elif not dispute.questions:
            self._confirm_by_hand(card)
        elif self._decided(card, dispute):
            self._mark(card)

    def _decided(self, card: ConflictedCard, dispute: Dispute) -> bool:
        """True where every question was answered, and the card written."""
        from cardgen.cli.merge_questions import asked
        from cardgen.cli.problems import note_problems
        from cardgen.workflows.card_change import save_edits
        from cardgen.workflows.conflicted import last_changes

        authors = {} if self._side else last_changes(self._repository, card)
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
        save_edits(self._workspace, [edit])
        note(tell("merge.wrote", card=card.stem))
        return True

    def _mark(self, card: ConflictedCard) -> None:
        from cardgen.workflows.conflicted import mark_merged

        if not card.stages:
            note(tell("merge.add_yourself", card=card.stem))
        elif self._add or (not self._side and agreed(tell("merge.ask.add"), default=True)):
            mark_merged(self._repository, card)
            note(tell("merge.added", card=card.stem))
        else:
            note(tell("merge.add_yourself", card=card.stem))

    def _confirm_by_hand(self, card: ConflictedCard) -> None:
        """A file without marks that is neither version: somebody decided in an editor."""
        if self._add or (not self._side and agreed(tell("merge.hand_check", card=card.stem))):
            from cardgen.workflows.conflicted import mark_merged

            mark_merged(self._repository, card)
            note(tell("merge.added", card=card.stem))
        else:
            note(tell("merge.left", card=card.stem))

    def _decide_deleted(self, card: ConflictedCard) -> None:
        from cardgen.cli.merge_questions import who
        from cardgen.workflows.conflicted import OURS, THEIRS, last_changes, mark_merged, remove
        from cardgen.workflows.tombstones import erased_names

        deleter = card.deleted_by
        assert deleter is not None
        if card.stem.upper() in erased_names(self._workspace.root):
            note(tell("merge.erased", card=card.stem))
            keep = False
            agreed_to = self._add or self._side or agreed(tell("merge.ask.delete"), default=True)
        elif self._side:
            keep, agreed_to = (self._side == "1") is (deleter == THEIRS), True
        else:
            authors = last_changes(self._repository, card)
            sides = {"deleter": deleter, "changer": OURS if deleter == THEIRS else THEIRS}
            told = {name: who(side, authors, self._zone) for name, side in sides.items()}
            note(f"\n{tell('merge.ask.deleted', card=card.stem, **told)}")
            for text_id in ("merge.keep_card", "merge.delete_card", "merge.key.skip"):
                note(tell(text_id))
            key = chosen_key(tell("merge.ask"), ("1", "2", "s"))
            keep, agreed_to = key == "1", key != "s"
        if not agreed_to:
            note(tell("merge.left", card=card.stem))
        elif keep:
            mark_merged(self._repository, card)
            note(tell("merge.added", card=card.stem))
        else:
            remove(self._repository, card)
            note(tell("merge.removed", card=card.stem))
