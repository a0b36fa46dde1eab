"""The day each card last changed, by history and by what is not committed yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from cardgen.errors import HistoryError
from cardgen.history.last_change import last_changes
from cardgen.history.moments import day_at
from cardgen.history.working_tree import uncommitted
from cardgen.workflows.past_cards import repository_of
from cardgen.workflows.places import CARDS
from cardgen.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """The day in the workspace's time zone on which a card's file last got other content.

    `came` tells that by then it was only put there: moving old cards in changes none of them.
    """

    day: date
    came: bool


def changed_days(workspace: Workspace) -> Mapping[str, ChangedDay]:
    """When each card last changed, by its id.

    A change that is not committed is of today. Moving a file is no change of it; re-ordering or commenting is one:
    somebody had the card open. HistoryError in a shallow clone, whose oldest commit seems to have changed everything.
    """
    repository = repository_of(workspace)
    if repository.shallow:
        raise HistoryError("error.history.shallow")
    zone = ZoneInfo(workspace.settings.time_zone)
    folder = repository.path(CARDS)
    found = {} if repository.head is None else last_changes(repository, folder)
    days = {_stem(name): ChangedDay(day_at(change.written, zone), change.only) for name, change in found.items()}
    edited = {_stem(path) for path in uncommitted(repository, folder)}
    return days | {stem: ChangedDay(workspace.today, stem not in days) for stem in edited}


def _stem(path: str) -> str:
    return PurePosixPath(path).stem
