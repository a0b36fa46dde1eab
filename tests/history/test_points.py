"""Days and revisions as people name them."""

from __future__ import annotations

import subprocess
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cardgen.errors import HistoryError
from cardgen.history.points import Point, moment_of, point_at, start_of
from cardgen.history.repository import Repository, open_repository

SEOUL = ZoneInfo("Asia/Seoul")
TODAY = date(2026, 7, 1)


def committed(folder: Path, *times: str) -> Repository:
    """A repository with a commit at each of these times."""
    who = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    subprocess.run(["git", "init", "-q", folder], check=True)
    for when in times:
        environment = {"GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when, "PATH": "/usr/bin:/bin"}
        commit = ["git", "-C", str(folder), *who, "commit", "-q", "--allow-empty", "-m", when]
        subprocess.run(commit, check=True, env=environment)
    return open_repository(folder)


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
def test_a_day_there_is_not_is_said_to_be_none(tmp_path: Path, text: str) -> None:
    repository = committed(tmp_path, "2026-01-29T12:00:00Z")
    for read in (start_of, lambda *asked: point_at(repository, *asked)):
        with pytest.raises(HistoryError) as error:
            read(text, SEOUL, TODAY)
        assert error.value.message_id == "error.history.no_day"


@pytest.mark.parametrize("name", ["95111466", "2026-01-rc1", "2026-02-30"])
def test_a_branch_or_commit_may_look_like_a_day_there_is_not(tmp_path: Path, name: str) -> None:
    repository = committed(tmp_path, "2026-01-29T12:00:00Z")
    repository.out("branch", name)
    assert point_at(repository, name, SEOUL, TODAY) == Point(repository.commit("HEAD"))


@pytest.mark.parametrize("text", ["1973-03-03", "1970-01-01", "1900-01-01", "-60y"])
def test_long_ago_nothing_was_committed(tmp_path: Path, text: str) -> None:
    """Git takes small numbers for days of the month, and everything below zero for now."""
    repository = committed(tmp_path, "2026-01-29T12:00:00Z")
    with pytest.raises(HistoryError) as error:
        point_at(repository, text, SEOUL, TODAY)
    assert error.value.message_id == "error.history.before_all"


@pytest.mark.parametrize("text", ["HEAD~2", "main", "v1.0", "abc1234", "refs/tags/2026-01-31"])
def test_other_texts_are_revisions(text: str) -> None:
    assert moment_of(text, SEOUL, TODAY) is None


@pytest.mark.parametrize("text", ["2026-07-02", "내일", "2026-08", "2026-07-02 00:00", "2027년"])
def test_what_is_yet_to_come_is_refused(text: str) -> None:
    for read in (moment_of, start_of):
        with pytest.raises(HistoryError) as error:
            read(text, SEOUL, TODAY)
        assert (error.value.message_id, error.value.arguments["today"]) == ("error.history.future", "2026-07-01")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("2026-01-31", "2026-01-31T00:00:00"),
        ("지난달", "2026-06-01T00:00:00"),
        ("2026-01-31 23:14", "2026-01-31T23:14:00"),
        ("2026-01-31 00:00", "2026-01-31T00:00:00"),
        ("2026-01-31 23:14:05", "2026-01-31T23:14:05"),
    ],
)
def test_since_a_time_begins_with_its_first_second(text: str, start: str) -> None:
    assert start_of(text, SEOUL, TODAY) == _at(start)


@pytest.mark.parametrize("text", ["11/3", "7d", "지난번", "main"])
def test_what_is_no_day_starts_nothing(text: str) -> None:
    with pytest.raises(HistoryError) as error:
        start_of(text, SEOUL, TODAY)
    assert error.value.message_id == "error.history.not_a_day"


def test_a_day_finds_what_the_branch_held_when_it_ended_in_the_workspaces_zone(tmp_path: Path) -> None:
    # 16:00 UTC on the 30th is one o'clock on the 31st in Seoul
    repository = committed(tmp_path, "2026-01-29T12:00:00Z", "2026-01-30T16:00:00Z")
    assert point_at(repository, "2026-01-30", SEOUL, TODAY).commit == repository.commit("HEAD~1")
    assert point_at(repository, "2026-01-31", SEOUL, TODAY).commit == repository.commit("HEAD")
    with pytest.raises(HistoryError) as error:
        point_at(repository, "2026-01-28", SEOUL, TODAY)
    assert (error.value.message_id, error.value.arguments["day"]) == ("error.history.before_all", "2026-01-29")
