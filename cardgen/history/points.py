"""Points in history as people name them: a day, a moment, a revision.

Dates are read by us and given to git as epochs: git itself takes 2026-07-01 as that day at the present time of day in
the machine's zone, and answers an impossible date with some commit.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from cardgen.entry.dates import day_of
from cardgen.errors import HistoryError
from cardgen.history.repository import Repository

_TIMED = re.compile(r"(.+?)(?:T| +)([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?")
_LIKE_A_DAY = re.compile(r"[0-9]{4}[-./년 ].*[0-9일]\.?(?: .*)?|[0-9]{8}")


@dataclass(frozen=True, slots=True)
class Point:
    """A commit, and the day it was asked for by (None where a revision was named)."""

    commit: str
    day: date | None = None


def point_at(repository: Repository, text: str, zone: ZoneInfo, today: date) -> Point:
    """The commit a day or revision names: for a day what the current branch held when that day ended.

    A text that can be a day is one; a tag of that name is `refs/tags/2026-01-31`. HistoryError for a day that does not
    exist, a revision nobody knows, a time before the first commit.
    """
    moment = moment_of(text, zone, today)
    if moment is None:
        return Point(repository.commit(text))
    return Point(commit_at(repository, int(moment.timestamp())), moment.date())


def moment_of(text: str, zone: ZoneInfo, today: date) -> datetime | None:
    """The last second a date (or date and time) means, in `zone`; None for a text that is no date at all.

    HistoryError for a date or time of day that does not exist.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    timed = _TIMED.fullmatch(plain)
    day = day_of(timed[1] if timed else plain, today)
    if day is None:
        if _LIKE_A_DAY.fullmatch(plain):
            raise HistoryError("error.history.no_day", day=text)
        return None
    if timed is None:
        return datetime.combine(day, time.max, zone).replace(microsecond=0)
    hour, minute, second = int(timed[2]), int(timed[3]), int(timed[4] or 59)
    try:
        return datetime.combine(day, time(hour, minute, second), zone)
    except ValueError:
        raise HistoryError("error.history.no_day", day=text) from None


def start_of(text: str, zone: ZoneInfo, today: date) -> datetime:
    """The first second of the day a text means. HistoryError where it means none."""
    moment = moment_of(text, zone, today)
    if moment is None:
        raise HistoryError("error.history.no_day", day=text)
    return moment if _TIMED.fullmatch(text.strip()) else datetime.combine(moment.date(), time.min, zone)


def commit_at(repository: Repository, epoch: int) -> str:
    """The commit the current branch stood at, at this second: by its own line of commits (first parents).

    HistoryError where nothing was committed by then, or that part of history was not cloned.
    """
    found = commit_by(repository, epoch)
    if found is None:
        raise HistoryError("error.history.before_all" if not repository.shallow else "error.history.shallow")
    return found


def commit_by(repository: Repository, epoch: int) -> str | None:
    """The same, None where nothing was committed by then."""
    if repository.head is None:
        raise HistoryError("error.history.no_commits")
    arguments = ("rev-list", "-1", "--first-parent", f"--before={epoch}", "HEAD")
    return repository.out(*arguments).decode("ascii").strip() or None
