"""What init and doctor --fix set up in a repository, and what of it they find missing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cardgen.errors import HistoryError
from cardgen.history.repository import open_repository
from cardgen.workflows.doctor import _workspace, fix
from cardgen.workflows.git_attributes import CARD_LINE, own_line
from cardgen.workflows.git_programs import driver_line, textconv_line
from cardgen.workflows.git_setup import keeps_copies, knows_how_to_pull, merges_cards, set_up_git
from cardgen.workflows.init import init
from cardgen.workflows.workspace import open_workspace


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True)
    return done.stdout.decode()


def attributes(folder: Path, path: str) -> dict[str, str]:
    answers = git(folder, "check-attr", "-z", "merge", "diff", "text", "eol", "--", path).split("\0")[:-1]
    return dict(zip(answers[1::3], answers[2::3], strict=True))


OURS = {"merge": "cardgen", "diff": "cardgen", "text": "set", "eol": "lf"}


@pytest.fixture(params=["", "customers", "our 'best' \"cards\" [1]*", "고객", "a\nb\t"])
def place(request: pytest.FixtureRequest, tmp_path: Path, workspace: Path) -> Path:
    """A workspace in a repository, at its top or in a folder of it."""
    top = tmp_path / "repository"
    top.mkdir()
    git(top, "init", "--quiet")
    folder: Path = workspace.rename(top / str(request.param)) if request.param else workspace
    if not request.param:
        for entry in [*workspace.iterdir()]:
            entry.rename(top / entry.name)
        return top
    return folder


def test_git_hands_us_the_cards_of_the_workspace_and_nothing_else(place: Path) -> None:
    set_up_git(place)
    assert all(attributes(place, path) == OURS for path in ("cards/C-7F3K9Q.yaml", "cards/a/b/C-7F3K9Q.yaml"))
    others = ("cards.yaml", "templates/customer/form.yaml", "cards/photo.jpg", "other/cards/C-7F3K9Q.yaml")
    assert all(attributes(place, path)["merge"] == "unspecified" for path in others)
    (place / ".gitattributes").unlink()
    assert attributes(place, "cards/C-7F3K9Q.yaml") == OURS


def test_what_is_set_up_is_found_and_not_set_up_again(place: Path) -> None:
    repository = open_repository(place)
    assert not merges_cards(repository, place)
    assert len(set_up_git(place)) == 3
    assert merges_cards(repository, place)
    assert not keeps_copies(repository)
    assert set_up_git(place) == []


def test_lines_and_settings_of_others_stay(workspace: Path) -> None:
    git(workspace, "init", "--quiet")
    git(workspace, "config", "merge.other.driver", "true")
    (workspace / ".gitattributes").write_bytes(b"# ours\r\n/cards/**/*.yaml text eol=lf\n*.png -text\n/cards/** -diff")
    (workspace / ".git/info").mkdir(exist_ok=True)
    (workspace / ".git/info/attributes").write_text("*.csv text")
    set_up_git(workspace)
    assert (workspace / ".gitattributes").read_text().splitlines() == [
        "# ours",
        CARD_LINE,
        "*.png -text",
        "/cards/** -diff",
    ]
    assert (workspace / ".git/info/attributes").read_text().splitlines() == ["*.csv text", own_line("")]
    assert git(workspace, "config", "merge.other.driver") == "true\n"
    assert attributes(workspace, "cards/C-7F3K9Q.yaml") == OURS


def test_a_line_of_theirs_for_cards_is_kept_beside_ours(workspace: Path) -> None:
    git(workspace, "init", "--quiet")
    theirs = "/cards/**/*.yaml merge=union encoding=utf-8"
    (workspace / ".gitattributes").write_text(f"{theirs}\n")
    set_up_git(workspace)
    assert (workspace / ".gitattributes").read_text().splitlines() == [theirs, CARD_LINE]


def test_a_program_elsewhere_is_outdated(workspace: Path) -> None:
    git(workspace, "init", "--quiet")
    set_up_git(workspace)
    repository = open_repository(workspace)
    git(workspace, "config", "merge.cardgen.driver", driver_line("/gone/python"))
    assert not merges_cards(repository, workspace)
    assert [file.name for file in set_up_git(workspace)] == ["config"]
    git(workspace, "config", "diff.cardgen.textconv", textconv_line("/gone/python"))
    assert not merges_cards(repository, workspace)
    git(workspace, "config", "--unset", "diff.cardgen.textconv")
    assert not merges_cards(repository, workspace)


@pytest.mark.parametrize(
    ("key", "value"), [("rerere.enabled", "true"), ("diff.cardgen.cachetextconv", "yes"), ("rerere.enabled", "1")]
)
def test_settings_that_keep_text_of_cards_are_found_and_ended(workspace: Path, key: str, value: str) -> None:
    git(workspace, "init", "--quiet")
    repository = open_repository(workspace)
    assert not keeps_copies(repository)
    git(workspace, "config", key, value)
    assert keeps_copies(repository)
    set_up_git(workspace)
    assert not keeps_copies(repository)


@pytest.fixture
def no_settings_of_mine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git as on a new computer."""
    for scope in ("GLOBAL", "SYSTEM"):
        monkeypatch.setenv(f"GIT_CONFIG_{scope}", os.devnull)


@pytest.mark.usefixtures("no_settings_of_mine")
def test_a_pull_merges_unless_somebody_decided_otherwise(workspace: Path) -> None:
    git(workspace, "init", "--quiet")
    opened, repository = open_workspace(workspace), open_repository(workspace)
    found = {finding.id: finding for finding in _workspace(opened)}
    assert not found["doctor.pulling"].fine
    git(workspace, "symbolic-ref", "HEAD", "refs/heads/우리.branch")
    set_up_git(workspace)
    assert git(workspace, "config", "pull.rebase") == "false\n"
    assert git(workspace, "config", "branch.우리.branch.mergeOptions") == "--no-edit\n"
    assert knows_how_to_pull(repository)


@pytest.mark.usefixtures("no_settings_of_mine")
@pytest.mark.parametrize("key", ["pull.ff", "pull.rebase", "branch.main.rebase", "branch.main.mergeOptions"])
def test_what_was_decided_on_pulls_stays(workspace: Path, key: str) -> None:
    git(workspace, "init", "--quiet")
    git(workspace, "config", key, "true")
    git(workspace, "symbolic-ref", "HEAD", "refs/heads/main")
    before = git(workspace, "config", "--get-regexp", "^branch|^pull")
    decided = knows_how_to_pull(open_repository(workspace))
    assert decided is (key != "branch.main.mergeOptions")
    set_up_git(workspace)
    assert git(workspace, "config", key) == "true\n"
    assert (git(workspace, "config", "--get-regexp", "^branch|^pull") == before) is decided


def test_a_folder_of_rerere_means_it_is_on(workspace: Path) -> None:
    git(workspace, "init", "--quiet")
    (workspace / ".git/rr-cache").mkdir()
    assert keeps_copies(open_repository(workspace))
    set_up_git(workspace)
    assert not keeps_copies(open_repository(workspace))


def test_a_linked_working_tree_shares_the_set_up(tmp_path: Path, workspace: Path) -> None:
    git(workspace, "init", "--quiet")
    git(workspace, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--allow-empty", "-m", "first")
    linked = tmp_path / "linked"
    git(workspace, "worktree", "add", "--quiet", str(linked), "-b", "other")
    set_up_git(linked)
    assert attributes(workspace, "cards/C-7F3K9Q.yaml") == OURS
    assert merges_cards(open_repository(linked), linked)


def test_a_link_in_the_place_of_the_attributes_is_left_alone(tmp_path: Path, workspace: Path) -> None:
    git(workspace, "init", "--quiet")
    (tmp_path / "elsewhere").write_text("")
    (workspace / ".gitattributes").symlink_to(tmp_path / "elsewhere")
    set_up_git(workspace)
    assert (tmp_path / "elsewhere").read_text() == ""
    assert attributes(workspace, "cards/C-7F3K9Q.yaml") == OURS


def test_without_a_repository_nothing_is_done(workspace: Path) -> None:
    with pytest.raises(HistoryError):
        set_up_git(workspace)
    assert not (workspace / ".gitattributes").exists()
    opened = open_workspace(workspace)
    assert {finding.id for finding in _workspace(opened)}.isdisjoint({"doctor.merging", "doctor.git_copies"})
    assert not (workspace / ".git").exists()


def test_doctor_finds_a_clone_without_set_up_and_sets_it_up(workspace: Path) -> None:
    git(workspace, "init", "--quiet")
    opened = open_workspace(workspace)
    found = {finding.id: finding for finding in _workspace(opened)}
    assert not found["doctor.merging"].fine
    assert found["doctor.merging"].remedy == "cardgen doctor --fix"
    assert workspace / ".gitattributes" in fix(opened)
    assert {finding.id: finding for finding in _workspace(opened)}["doctor.merging"].fine


def test_paths_of_python_are_quoted_for_shell_and_git() -> None:
    line = driver_line("/my 'own' 100% envs/python")
    assert "100%%" in line
    assert "100%%" not in textconv_line("/my 'own' 100% envs/python")
    assert "/my '\"'\"'own'\"'\"' 100%% envs/python' -P -m" in line
    assert sys.executable in driver_line()


def test_a_new_workspace_is_set_up(tmp_path: Path) -> None:
    folder = init(tmp_path / "새 작업", samples=False).folder
    assert merges_cards(open_repository(folder), folder)
    assert (folder / ".gitattributes").read_text().splitlines() == [CARD_LINE, "*.docx binary"]


def test_a_new_workspace_in_a_repository_of_others_is_set_up_there(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    folder = init(tmp_path / "cards of ours", samples=False).folder
    assert merges_cards(open_repository(folder), folder)
    assert attributes(folder, "cards/C-7F3K9Q.yaml") == OURS
    assert not (folder / ".git").exists()
