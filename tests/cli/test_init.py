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
    assert made.stderr.endswith("\n  cd '우리 가게'\n  cardgen build\n")
    built = cardgen("build", cwd=tmp_path / "우리 가게")
    assert built.returncode == 0
    cards = [*(tmp_path / "우리 가게/cards").rglob("*.yaml")]
    outputs = {file.suffix for file in (tmp_path / "우리 가게/out").rglob("cards/*")}
    assert outputs == {".docx", ".hwpx", ".pdf"}
    assert len([*(tmp_path / "우리 가게/out").rglob("cards/*")]) == 3 * len(cards)
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


def test_empty_workspace_is_begun_with_a_list_or_a_card(cardgen: Run, tmp_path: Path) -> None:
    made = cardgen("init", "shop", "--no-samples", "--lang", "ko", cwd=tmp_path)
    assert "  cd shop\n  cardgen import 명단.xlsx   가진 명단 들여오기\n  cardgen new " in made.stderr
    assert "작업 공간의 설정" in (tmp_path / "shop/cardgen.toml").read_text("utf-8")
