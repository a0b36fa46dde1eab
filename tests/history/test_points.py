"""Days and revisions as people name them."""

from __future__ import annotations

import subprocess
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cardgen.errors import HistoryError
from cardgen.history.points import moment_of, point_at, start_of
from cardgen.history.repository import open_repository

SEOUL = ZoneInfo("Asia/Seoul")
TODAY = date(2026, 7, 1)


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SEOUL)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-31", "2026-01-31T23:59:59"),
        ("2026년 1월 31일", "2026-01-31T23:59:59"),
        ("어제", "2026-06-30T23:59:59"),
        ("-3d", "2026-06-28T23:59:59"),
        ("지난달", "2026-06-30T23:59:59"),
        ("2026-03", "2026-03-31T23:59:59"),
        ("올해", "2026-07-01T23:59:59"),
        ("2026-01-31 14:05", "2026-01-31T14:05:59"),
        ("2026-01-31T14:05:06", "2026-01-31T14:05:06"),
    ],
)
def test_a_day_means_its_last_second_in_the_workspaces_zone(text: str, moment: str) -> None:
    assert moment_of(text, SEOUL, TODAY) == _at(moment)


@pytest.mark.parametrize("text", ["2026-02-30", "2026-13-01", "2026-13", "2026년 13월", "2026-01-31 25:00", "20260230"])
def test_a_day_there_is_not_is_no_revision_either(text: str) -> None:
    with pytest.raises(HistoryError) as error:
        moment_of(text, SEOUL, TODAY)
    assert error.value.message_id == "error.history.no_day"


@pytest.mark.parametrize("text", ["HEAD~2", "main", "v1.0", "abc1234", "refs/tags/2026-01-31"])
def test_other_texts_are_revisions(text: str) -> None:
    assert moment_of(text, SEOUL, TODAY) is None


@pytest.mark.parametrize("text", ["2026-07-02", "내일", "2026-08", "2026-07-02 00:00", "2027년"])
def test_what_is_yet_to_come_is_refused(text: str) -> None:
    for read in (moment_of, start_of):
        with pytest.raises(HistoryError) as error:
            read(text, SEOUL, TODAY)
        assert (error.value.message_id, error.value.arguments["today"]) == ("error.history.future", "2026-07-01")


@pytest.mark.parametrize(("text", "start"), [("2026-01-31", "2026-01-31"), ("지난달", "2026-06-01")])
def test_since_a_day_or_month_begins_with_its_first_second(text: str, start: str) -> None:
    assert start_of(text, SEOUL, TODAY) == _at(f"{start}T00:00:00")


@pytest.mark.parametrize("text", ["11/3", "7d", "지난번", "main"])
def test_what_is_no_day_starts_nothing(text: str) -> None:
    with pytest.raises(HistoryError) as error:
        start_of(text, SEOUL, TODAY)
    assert error.value.message_id == "error.history.not_a_day"


def test_a_day_finds_what_the_branch_held_when_it_ended_in_the_workspaces_zone(tmp_path: Path) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    # 16:00 UTC on the 30th is one o'clock on the 31st in Seoul
    for when in ("2026-01-29T12:00:00Z", "2026-01-30T16:00:00Z"):
        environment = {"GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when, "PATH": "/usr/bin:/bin"}
        commit = ["git", "-C", tmp_path, *who, "commit", "-q", "--allow-empty", "-m", when]
        subprocess.run(commit, check=True, env=environment)
    repository = open_repository(tmp_path)
    assert point_at(repository, "2026-01-30", SEOUL, TODAY).commit == repository.commit("HEAD~1")
    assert point_at(repository, "2026-01-31", SEOUL, TODAY).commit == repository.commit("HEAD")
    with pytest.raises(HistoryError) as error:
        point_at(repository, "2026-01-28", SEOUL, TODAY)
    assert (error.value.message_id, error.value.arguments["day"]) == ("error.history.before_all", "2026-01-29")
