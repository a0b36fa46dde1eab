"""`cardgen diff`: one card at two points in history, or at one and as its file is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cardgen.history.points import Point
from cardgen.model.changeview import CardChanges, Deed
from cardgen.workflows.change_policy import change_screen, changes_redaction
from cardgen.workflows.change_reading import NO_CARD, ChangeReader, Reading
from cardgen.workflows.known_card import KnownCard, known_card, version_at
from cardgen.workflows.past_cards import asked_point, past_cards, repository_of
from cardgen.workflows.workspace import Workspace

LAST_COMMIT, WORKING = "head", "working"
"""Sides that nobody named: the commit checked out, the file in the working tree."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two points: what it was called (LAST_COMMIT and WORKING, a day, or what was typed).

    `commit` is empty for the working tree, and under a policy. `there` is False where the card is not.
    """

    name: str
    commit: str
    there: bool


@dataclass(frozen=True, slots=True)
class CardDiff:
    """How a card differs between two points; `changes` is None where it is at neither."""

    stem: str
    before: Side
    after: Side
    changes: CardChanges | None

    @property
    def differs(self) -> bool:
        """True where there is anything to tell."""
        found = self.changes
        return found is not None and bool(found.fields or found.unreadable or found.deed is not Deed.CHANGED)


def card_diff(
    workspace: Workspace, typed: str, points: Sequence[str], language: str, policy: str | None = None
) -> CardDiff:
    """How the card that an id, a file or a name means differs between two points, or one point and the working tree.

    `points` are days or revisions; none of them stands for the commit checked out.
    HistoryError for a point that is not there; UsageError for a card that never was, and what a policy asks for (see
    `changes_redaction`).
    """
    repository = repository_of(workspace)
    head = repository.commit("HEAD")
    asked = [asked_point(workspace, repository, text) for text in points] or [Point(head)]
    names = [_name(point, text) for point, text in zip(asked, points or (LAST_COMMIT,), strict=True)]
    card = known_card(workspace, repository, typed)
    redaction = changes_redaction(workspace, policy, card.form, card.stem) if policy else None
    with past_cards(workspace, repository, change_screen(workspace, redaction)) as past:
        reader = ChangeReader(past, card.form, card.stem, redaction, language)
        sides = [reader.read(version_at(repository, point.commit, card.stem, card.paths)) for point in asked]
        if len(sides) == 1:
            sides.append(_working(workspace, card, reader))
            names.append(WORKING)
        before, after = sides
        both = before.data is None and after.data is None
        changes = None if both else reader.changes(before, after)
    commits = ["" if redaction else point.commit for point in asked] + [""]
    told = [Side(*it) for it in zip(names, commits, (side.data is not None for side in sides), strict=False)]
    return CardDiff(redaction.pseudonyms.card(card.stem) if redaction else card.stem, told[0], told[1], changes)


def _name(point: Point, text: str) -> str:
    return point.day.isoformat() if point.day else text


def _working(workspace: Workspace, card: KnownCard, reader: ChangeReader) -> Reading:
    return reader.working(workspace.root / card.path, card.path) if card.path is not None else NO_CARD
