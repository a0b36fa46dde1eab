"""The generated history: the same each time, with the sound cards, moves and merges it promises."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from benchmarks.histories import write_history
from cardgen.workflows.check import check
from cardgen.workflows.workspace import open_workspace


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, text=True).stdout


@pytest.mark.slow
def test_the_history_is_the_same_each_time_and_ends_with_sound_cards(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_history(tmp_path / name, cards=60, commits=300)
    one = tmp_path / "one"
    assert git(one, "rev-parse", "HEAD") == git(tmp_path / "two", "rev-parse", "HEAD")
    assert git(one, "status", "--porcelain") == ""
    assert int(git(one, "rev-list", "--count", "HEAD")) == 300
    assert int(git(one, "rev-list", "--merges", "--count", "HEAD"))
    assert "R100\t" in git(one, "log", "-M", "--name-status", "--diff-filter=R")
    assert not [problem for problem in check(open_workspace(one), processes=1).problems if problem.is_error]
