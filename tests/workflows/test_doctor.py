"""What is looked at on this machine, and the command each system installs it with."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from cardgen.workflows.doctor import Finding, _completion, _workspace, fix
from cardgen.workflows.packages import MANAGERS, PACKAGES, REQUIRED, adding, has_package, installing, lacking
from cardgen.workflows.workspace import open_workspace


def of_workspace(root: Path) -> dict[str, Finding]:
    return {finding.id.removeprefix("doctor."): finding for finding in _workspace(open_workspace(root))}


@pytest.mark.parametrize(
    ("program", "command"),
    [
        ("apt-get", "sudo apt-get install git"),
        ("dnf", "sudo dnf install git"),
        ("pacman", "sudo pacman -S git"),
        ("brew", "brew install git"),
    ],
)
def test_command_is_that_of_this_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, command: str
) -> None:
    (tmp_path / program).write_text("#!/bin/sh\n")
    (tmp_path / program).chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert installing(["doctor.git"]) == command
    assert installing([*PACKAGES]).count("noto") <= 1


def test_every_piece_has_a_name_everywhere() -> None:
    assert all(set(names) == {manager.program for manager in MANAGERS} for names in PACKAGES.values())


def test_python_packages_are_added_where_the_program_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/my envs/bin/python")
    assert adding("vobject") == "'/my envs/bin/python' -m pip install vobject"
    monkeypatch.setattr("sys.prefix", str(tmp_path / "pipx/venvs/cardgen"))
    assert adding("vobject") == "pipx inject cardgen vobject"
    assert not has_package("no_such_package_anywhere")


def test_every_required_package_is_looked_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {re.split(r"[<>=; ]", line)[0] for line in project["dependencies"]}
    assert {*REQUIRED.values()} == named - {"tzdata"}
    assert lacking() == []
    monkeypatch.setitem(sys.modules, "lark", None)
    assert lacking() == ["lark"]


def test_comment_about_completion_is_not_completion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SHELL", "/bin/bash")
    (tmp_path / ".bashrc").write_text("cd ~/cardgen\n# eval $(cardgen completion bash)\n")
    assert [finding.fine for finding in _completion()] == [False]


@pytest.mark.parametrize(
    ("shell", "file"), [("bash", ".bashrc"), ("zsh", ".zshrc"), ("fish", ".config/fish/completions/cardgen.fish")]
)
def test_shell_that_does_not_complete_yet_is_told_how(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: str, file: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SHELL", f"/usr/bin/{shell}")
    (before,) = _completion()
    assert (before.fine, before.optional) == (False, True)
    assert file in before.remedy
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text(f'eval "$(cardgen completion {shell})"\n')
    (after,) = _completion()
    assert after.fine
    monkeypatch.setenv("SHELL", "")
    assert [*_completion()] == []


def test_folders_others_may_read_are_closed_on_request(workspace: Path) -> None:
    out = workspace / "out"
    out.mkdir()
    out.chmod(0o755)
    assert not of_workspace(workspace)["private"].fine
    assert out in fix(open_workspace(workspace))
    assert of_workspace(workspace)["private"].fine
    assert out.stat().st_mode & 0o777 == 0o700


def test_a_repository_that_git_does_not_read_is_no_missing_one(workspace: Path) -> None:
    (workspace / ".git").write_text("gitdir: gone", encoding="utf-8")
    found = of_workspace(workspace)
    assert "repository" not in found
    assert (found["history"].fine, found["history"].remedy) == (False, "git status")


def test_a_damaged_history_is_told_and_the_rest_is_looked_at(workspace: Path) -> None:
    subprocess.run(["git", "-C", workspace, "init", "-q", "-b", "main"], check=True)
    (workspace / ".git/refs/heads/main").write_bytes(b"")
    found = of_workspace(workspace)
    assert (found["repository"].fine, found["history"].fine, found["history"].remedy) == (True, False, "git fsck")
    assert "identity" in found


def test_git_without_repository_or_name_is_pointed_out(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    before = of_workspace(workspace)
    assert (before["repository"].fine, before["identity"].fine) == (False, False)
    assert before["repository"].optional
    for command in (["init", "-q"], ["config", "user.name", "x"], ["config", "user.email", "x@example.com"]):
        subprocess.run(["git", "-C", workspace, *command], check=True)
    after = of_workspace(workspace)
    assert (after["repository"].fine, after["identity"].fine) == (True, True)
