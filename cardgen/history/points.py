"""Points in history as people name them: a day, a month, a moment, a revision.

Dates are read by us and given to git as epochs: git itself takes 2026-07-01 as that day at the present time of day in
the machine's zone, and answers an impossible date with some commit.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from cardgen.entry.dates import day_of
from cardgen.entry.spans import span_of
from cardgen.errors import HistoryError
from cardgen.history.moments import day_at
from cardgen.history.repository import Repository

_TIMED = re.compile(r"(.+?)(?:T| +)([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?")
_LIKE_A_DAY = re.compile(r"[0-9]{4}[-./년 ].*[0-9일월]\.?(?: .*)?|[0-9]{8}")


@dataclass(frozen=True, slots=True)
class Point:
    """A commit, and the day it was asked for by (None where a revision was named)."""

    commit: str
    day: date | None = None


def point_at(repository: Repository, text: str, zone: ZoneInfo, today: date) -> Point:
    """The commit a day or revision names: for a day, month or year what the current branch held when that ended.

    A text that can be a day is one; a tag of that name is `refs/tags/2026-01-31`. HistoryError for a day that does not
    exist or is yet to come, a revision nobody knows, a time before the first commit.
    """
    moment = moment_of(text, zone, today)
    if moment is None:
        return Point(revision_at(repository, text))
    found = commit_by(repository, int(moment.timestamp()))
    if found is not None:
        return Point(found, moment.date())
    if repository.shallow:
        raise HistoryError("error.history.shallow")
    raise HistoryError("error.history.before_all", day=_first_day(repository, zone))


def revision_at(repository: Repository, text: str) -> str:
    """The commit that a text which is no date names. HistoryError where there is none."""
    try:
        return repository.commit(text)
    except HistoryError:
        if _LIKE_A_DAY.fullmatch(_plain(text)):
            raise HistoryError("error.history.no_day", day=text) from None
        raise


def moment_of(text: str, zone: ZoneInfo, today: date) -> datetime | None:
    """The last second a date (or date and time, or month) means, in `zone`; None for a text that is no date there is.

    What is not over yet ends today. HistoryError for a date that has not begun.
    """
    found = _stretch(text, zone, today)
    return found[1] if found else None


def start_of(text: str, zone: ZoneInfo, today: date) -> datetime:
    """The first second of the time a text means. HistoryError where it means none, or one that has not begun."""
    found = _stretch(text, zone, today)
    if found is None:
        raise HistoryError(f"error.history.{'no' if _LIKE_A_DAY.fullmatch(_plain(text)) else 'not_a'}_day", day=text)
    return found[0]


def _stretch(text: str, zone: ZoneInfo, today: date) -> tuple[datetime, datetime] | None:
    """The first and the last second of what a text means."""
    timed = _TIMED.fullmatch(_plain(text))
    if timed is not None:
        found = _minute(timed, zone, today)
    elif span := span_of(text, today):
        end = datetime.combine(min(span[1], today), time.max, zone).replace(microsecond=0)
        found = datetime.combine(span[0], time.min, zone), end
    else:
        found = None
    if found is not None and found[0].date() > today:
        raise HistoryError("error.history.future", day=text, today=today.isoformat())
    return found


def _minute(timed: re.Match[str], zone: ZoneInfo, today: date) -> tuple[datetime, datetime] | None:
    """The first and the last second of a minute; both the same where the second was given."""
    day = day_of(timed[1], today)
    with suppress(ValueError):
        first, last = (time(int(timed[2]), int(timed[3]), int(timed[4] or second)) for second in (0, 59))
        return (datetime.combine(day, first, zone), datetime.combine(day, last, zone)) if day else None
    return None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _first_day(repository: Repository, zone: ZoneInfo) -> str:
    """The day from which on the current branch holds anything, by its own line of commits (first parents)."""
    times = repository.out("log", "--first-parent", "--format=%ct", "HEAD").split()
    return day_at(min(map(int, times)), zone).isoformat()


def commit_by(repository: Repository, epoch: int) -> str | None:
    """The commit the current branch stood at, at this second: by its own line of commits (first parents).

    None where nothing was committed by then, or that part of history was not cloned. HistoryError before any commit.
    """
    if repository.head is None:
        raise HistoryError("error.history.no_commits")
    arguments = ("rev-list", "-1", "--first-parent", f"--before={git_time(epoch)}", "HEAD")
    return repository.out(*arguments).decode("ascii").strip() or None


def git_time(epoch: int) -> str:
    """Seconds since 1970 for git's --since and --before; nothing was committed before 1970.

    A bare number below 100000000 (1973) git takes for something else (date.c, match_digit).
    """
    return f"@{max(epoch, 0)} +0000"
