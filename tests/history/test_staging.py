"""What the index holds, and what a commit under way is made of."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.history.repository import open_repository
from cardgen.history.staging import incoming, settle_environment, staged_changes, staged_files, under_way

Git = Callable[..., str]
CARD = "cards/C-7F3K9Q.yaml"


def test_the_index_is_read_and_not_the_working_tree(workspace: Path, git: Git) -> None:
    (workspace / CARD).write_text("staged", encoding="utf-8")
    git("add", CARD)
    (workspace / CARD).write_text("not staged", encoding="utf-8")
    (workspace / "cards/C-E5XB1W.yaml").write_text("not staged", encoding="utf-8")
    repository = open_repository(workspace)
    assert staged_changes(repository) == {CARD}
    blobs = {it.entry.path: it.entry.blob for it in staged_files(repository)}
    assert git("cat-file", "-p", blobs[CARD]) == "staged"


def test_deleted_files_are_changes_and_all_are_before_the_first_commit(workspace: Path, git: Git) -> None:
    git("rm", "-q", CARD)
    assert staged_changes(open_repository(workspace)) == {CARD}
    git("update-ref", "-d", "HEAD")
    staged = {it.entry.path for it in staged_files(open_repository(workspace))}
    assert staged_changes(open_repository(workspace)) == staged != set()


def test_only_the_folder_asked_for_is_looked_at(workspace: Path, git: Git) -> None:
    for name in ("[x]/a b.txt", "x/c.txt"):
        (workspace / name).parent.mkdir()
        (workspace / name).write_text("x", encoding="utf-8")
    git("add", "-A")
    assert staged_changes(open_repository(workspace), "[x]") == {"[x]/a b.txt"}
    assert [it.entry.path for it in staged_files(open_repository(workspace), "[x]")] == ["[x]/a b.txt"]


@pytest.fixture
def conflict(workspace: Path, git: Git) -> str:
    """A merge that stopped at a conflict; gives the commit that is merged in."""
    for branch, grade in (("theirs", "실버"), ("main", "골드")):
        git("checkout", "-q", "-B", branch, "main")
        text = (workspace / CARD).read_text(encoding="utf-8")
        (workspace / CARD).write_text(text.replace("grade: VIP", f"grade: {grade}"), encoding="utf-8")
        git("commit", "-q", "-a", "-m", branch)
        if branch == "theirs":
            git("checkout", "-q", "main")
    git("merge", "theirs", check=False)
    return git("rev-parse", "theirs").strip()


def test_an_unmerged_file_comes_with_each_of_its_sides(workspace: Path, conflict: str) -> None:
    repository = open_repository(workspace)
    assert [it.entry.path for it in staged_files(repository) if not it.merged] == [CARD] * 3
    assert incoming(repository) == (conflict,)
    assert under_way(repository) == "merge"


def test_git_names_what_it_merges_before_there_is_a_file_for_it(
    workspace: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = git("rev-parse", "HEAD").strip()
    monkeypatch.setenv(f"GITHEAD_{'a' * 40}", "theirs")
    monkeypatch.setenv(f"GITHEAD_{head}", "ours")
    assert incoming(open_repository(workspace)) == ("a" * 40,)
    assert under_way(open_repository(workspace)) is None


def test_places_named_to_a_hook_are_understood_from_any_folder(
    workspace: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace)
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    settle_environment()
    assert "GIT_WORK_TREE" not in os.environ
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    settle_environment()
    monkeypatch.chdir(workspace / "cards")
    repository = open_repository(workspace / "cards")
    assert repository.top == workspace
    assert repository.prefix == "cards/"
    assert git("diff", "--cached", "--name-only", cwd=workspace / "cards") == ""
