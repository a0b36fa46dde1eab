"""cardgen init, and the first minutes after it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.mark.slow
def test_new_workspace_builds_at_once(cardgen: Run, tmp_path: Path) -> None:
    made = cardgen("init", "우리 가게", cwd=tmp_path)
    assert (made.returncode, made.stdout) == (0, "")
    assert "cd '우리 가게' && cardgen build" in made.stderr
    built = cardgen("build", cwd=tmp_path / "우리 가게")
    assert built.returncode == 0
    cards = [*(tmp_path / "우리 가게/cards").rglob("*.yaml")]
    outputs = {file.suffix for file in (tmp_path / "우리 가게/out").rglob("cards/*")}
    assert outputs == {".docx", ".pdf"}
    assert len([*(tmp_path / "우리 가게/out").rglob("cards/*")]) == 2 * len(cards)
    assert cardgen("doctor", cwd=tmp_path / "우리 가게").returncode == 0


def test_folder_in_use_is_left_alone(workspace: Path, cardgen: Run, tmp_path: Path) -> None:
    before = sorted(workspace.rglob("*"))
    done = cardgen("init", "workspace", cwd=tmp_path)
    assert done.returncode == 2
    assert "not empty" in done.stderr
    assert sorted(workspace.rglob("*")) == before


def test_missing_git_is_told(cardgen: Run, tmp_path: Path) -> None:
    done = cardgen("init", "shop", cwd=tmp_path, env={"PATH": str(tmp_path)})
    assert done.returncode == 0
    assert "git is missing" in done.stderr
