"""Why a workspace has no history is told truly: no repository is one thing, one that git does not open another."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from cardgen.errors import EnvironmentMissing, HistoryError
from cardgen.history.repository import open_repository

OTHER_USER = 12345


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True)


def _said(root: Path) -> HistoryError:
    with pytest.raises(HistoryError) as caught:
        open_repository(root)
    return caught.value


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root gives files away")
def test_a_repository_of_another_user_is_not_called_missing(tmp_path: Path) -> None:
    folder = tmp_path / "고객 db"
    (folder / "sub").mkdir(parents=True)
    _git(folder, "init", "-q")
    os.chown(folder, OTHER_USER, OTHER_USER)
    os.chown(folder / ".git", OTHER_USER, OTHER_USER)
    said = _said(folder / "sub")
    assert (said.message_id, said.arguments) == ("error.history.owner", {"folder": f"'{folder}'"})


def test_a_bare_repository_and_a_git_folder_are_told(tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q", "--bare", "bare")
    assert _said(tmp_path / "bare").message_id == "error.history.bare"


def test_a_broken_repository_is_not_called_missing(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: gone", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    assert _said(tmp_path / "sub").message_id == "error.history.unopened"


def test_a_variable_that_points_elsewhere_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "nowhere")
    assert _said(tmp_path).message_id == "error.history.git_dir"


def test_a_working_tree_that_the_workspace_is_not_in_is_not_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _git(tmp_path, "init", "-q")
    (tmp_path / "cards").mkdir()
    monkeypatch.chdir(tmp_path / "cards")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / ".git"))
    assert _said(tmp_path).message_id == "error.history.git_dir"


def test_the_place_named_by_a_variable_is_meant_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _git(tmp_path, "init", "-q")
    (tmp_path / "office").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_DIR", ".git")
    repository = open_repository(tmp_path / "office")
    assert (repository.top, repository.prefix) == (tmp_path, "office/")


def test_without_git_that_is_what_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EnvironmentMissing) as caught:
        open_repository(tmp_path)
    assert caught.value.message_id == "error.program.missing"
