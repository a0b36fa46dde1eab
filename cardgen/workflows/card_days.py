"""Since when there is a card, and until when there was: what to say of one that is not there at a point in history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from cardgen.entry.suggestion import nearest
from cardgen.errors import HistoryError, UsageError
from cardgen.history.commits import NOTHING, walk
from cardgen.history.moments import day_at, epoch_of
from cardgen.workflows.as_of import AsOf
from cardgen.workflows.places import CARDS
from cardgen.workflows.tombstones import refuse_erased


@dataclass(frozen=True, slots=True)
class _Turn:
    """When (seconds since 1970) a card came into the current branch, or left it."""

    when: int
    came: bool


def absent(past: AsOf, stem: str) -> UsageError:
    """What to say of a card that the commit does not have: since when it is there, or until when it was."""
    refuse_erased(past.today.root, stem)
    if past.workspace.form_of(stem) is None:
        return UsageError("error.no_such_card", name=stem)
    at = past.revision.name
    turns = [*_turns(past, stem)][::-1]
    before = [turn for turn in turns if turn.when <= _moment(past)]
    if turns and not before:
        return HistoryError("error.as_of.not_yet", id=stem, at=at, day=_day(past, turns[0]))
    if before and not before[-1].came:
        days = {"first": _day(past, turns[0]), "last": _day(past, before[-1])}
        return HistoryError("error.as_of.gone", id=stem, at=at, **days)
    stems = {it.path.rpartition("/")[2].removesuffix(".yaml") for it in past.cards}
    if near := nearest(stem, {it: it for it in stems}):
        return HistoryError("error.as_of.no_card.near", id=stem, at=at, near=near)
    return HistoryError("error.as_of.no_card", id=stem, at=at)


def _turns(past: AsOf, stem: str) -> Iterator[_Turn]:
    """When the card came and went, wherever its file lay, the latest first; where it is moved it comes.

    One pass over the commits of the branch's own line that add or remove cards.
    """
    options = ("--first-parent", "-m", "--diff-filter=AD")
    for found in walk(past.repository, *options, paths=[past.repository.path(CARDS)]):
        after = {it.after for it in found.files if it.path.endswith(f"/{stem}.yaml")}
        if after:
            yield _Turn(found.commit.committed, came=bool(after - {NOTHING}))


def _moment(past: AsOf) -> int:
    """When the commit came in, in seconds since 1970."""
    arguments = ("show", "-s", "--format=%ct", "--end-of-options", past.revision.commit)
    return epoch_of(past.repository.out(*arguments).decode("ascii"))


def _day(past: AsOf, turn: _Turn) -> str:
    return day_at(turn.when, ZoneInfo(past.today.settings.time_zone)).isoformat()
