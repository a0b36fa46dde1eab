"""Times of commits as a calendar has them: anybody's clock made them, and some programs write what no clock says."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

_LAST = datetime(9999, 12, 30)  # noqa: DTZ001 - the zone is that of whoever reads it


def epoch_of(text: str) -> int:
    """Seconds since 1970 as git prints them (`%at`); 0 for a time git cannot read, of which it prints nothing."""
    return int(text.strip() or 0)


def moment(epoch: int, zone: tzinfo | None) -> datetime:
    """Seconds since 1970 as a time in a zone (None: this machine's); the last day for one that no calendar has."""
    try:
        return datetime.fromtimestamp(epoch, zone)
    except (OverflowError, OSError, ValueError):
        return _LAST.replace(tzinfo=zone)


def day_at(epoch: int, zone: tzinfo | None) -> date:
    """The day of a moment."""
    return moment(epoch, zone).date()
