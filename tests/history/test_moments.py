"""Times that no calendar has are days all the same: one odd commit spoils no report."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from cardgen.history.moments import day_at, epoch_of, moment

SEOUL = ZoneInfo("Asia/Seoul")


def test_a_moment_is_one_of_the_zone() -> None:
    assert moment(0, SEOUL).isoformat() == "1970-01-01T09:00:00+09:00"
    assert day_at(1_767_193_200, SEOUL) == date(2026, 1, 1)


@pytest.mark.parametrize("epoch", [99_999_999_999_999, 10**30, -(10**30)])
def test_a_time_beyond_the_calendar_is_its_last_day(epoch: int) -> None:
    assert day_at(epoch, SEOUL) == day_at(epoch, None) == date(9999, 12, 30)


@pytest.mark.parametrize(("told", "epoch"), [("12\n", 12), ("", 0), ("\n", 0)])
def test_a_time_git_cannot_read_is_the_first(told: str, epoch: int) -> None:
    assert epoch_of(told) == epoch
