"""The day each card last changed, by history and by what is not committed yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from cardgen.errors import HistoryError
from cardgen.history.last_change import last_changes
from cardgen.history.working_tree import uncommitted
from cardgen.workflows.past_cards import repository_of
from cardgen.workflows.places import CARDS
from cardgen.workflows.workspace import Workspace


def changed_days(workspace: Workspace) -> Mapping[str, date]:
    """By the card's id, the day in the workspace's time zone on which its file last got other content.

    A change that is not committed is of today. Moving a file is no change of it; re-ordering or commenting is one:
    somebody had the card open. HistoryError in a shallow clone, whose oldest commit seems to have changed everything.
    """
    repository = repository_of(workspace)
    if repository.shallow:
        raise HistoryError("error.history.shallow")
    zone = ZoneInfo(workspace.settings.time_zone)
    folder = repository.path(CARDS)
    found = {} if repository.head is None else last_changes(repository, folder)
    days = {_stem(name): datetime.fromtimestamp(change.written, zone).date() for name, change in found.items()}
    return days | dict.fromkeys(map(_stem, uncommitted(repository, folder)), workspace.today)


def _stem(path: str) -> str:
    return PurePosixPath(path).stem
