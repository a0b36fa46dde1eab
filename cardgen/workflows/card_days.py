"""Since when there is a card, and until when there was: what to say of one that is not there at a point in history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from cardgen.entry.suggestion import nearest
from cardgen.errors import HistoryError, UsageError
from cardgen.history.commits import NOTHING, walk
from cardgen.workflows.as_of import AsOf
from cardgen.workflows.places import CARDS
from cardgen.workflows.tombstones import erased_names


@dataclass(frozen=True, slots=True)
class CardDays:
    """The days a card's file first came into the current branch, and last left it (None: it is there)."""

    first: date
    last: date | None


def card_days(past: AsOf, stem: str) -> CardDays | None:
    """The days of a card, wherever its file lay; None where the current branch never had it.

    One pass over the commits of the branch's own line that add or remove cards.
    """
    repository, name = past.repository, f"/{stem}.yaml"
    zone = ZoneInfo(past.today.settings.time_zone)
    came: datetime | None = None
    left: datetime | None = None
    options = ("--first-parent", "-m", "--diff-filter=AD")
    for found in walk(repository, *options, paths=[repository.path(CARDS)]):
        after = [it.after for it in found.files if it.path.endswith(name)]
        if not after:
            continue
        moment = datetime.fromtimestamp(found.commit.committed, zone)
        if came is None and all(blob == NOTHING for blob in after):
            left = moment
        came = moment
    return CardDays(came.date(), left.date() if left else None) if came else None


def absent(past: AsOf, stem: str) -> UsageError:
    """What to say of a card that the commit does not have: since when it is there, or until when it was."""
    if stem in erased_names(past.today.root):
        return HistoryError("error.as_of.erased", id=stem)
    at = past.revision.name
    days = card_days(past, stem)
    if days is not None and days.last is None:
        return HistoryError("error.as_of.not_yet", id=stem, at=at, day=days.first.isoformat())
    if days is not None:
        first, last = days.first.isoformat(), days.last.isoformat() if days.last else ""
        return HistoryError("error.as_of.gone", id=stem, at=at, first=first, last=last)
    stems = {it.path.rpartition("/")[2].removesuffix(".yaml") for it in past.cards}
    if near := nearest(stem, {it: it for it in stems}):
        return HistoryError("error.as_of.no_card.near", id=stem, at=at, near=near)
    return HistoryError("error.as_of.no_card", id=stem, at=at)
