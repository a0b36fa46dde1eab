"""The git folder that takes the place of another: open to the same people, with an index that forgets."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.errors import HistoryError
from cardgen.history.mirror import Mirror, begin_mirror
from cardgen.history.mirror_index import copy_index
from cardgen.history.repository import open_repository

Git = Callable[..., str]
CARD, OTHER = "cards/C-7F3K9Q.yaml", "cards/C-E5XB1W.yaml"


def mirror_of(workspace: Path) -> Mirror:
    return begin_mirror(open_repository(workspace), workspace / ".cardgen/new.git")


def indexed(workspace: Path, mirror: Mirror, named: Callable[[str], str | None]) -> list[str]:
    """The names in the mirror's index, once files are `named` otherwise."""
    copy_index(open_repository(workspace), mirror, named, {}, {})
    return mirror.line("ls-files", "-z").rstrip("\0").split("\0")


def test_names_of_folders_that_go_are_nowhere_in_the_index(workspace: Path, git: Git) -> None:
    (workspace / "docs/kim").mkdir(parents=True)
    (workspace / "docs/kim/a.txt").write_text("a", encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "second")
    mirror = mirror_of(workspace)
    assert "docs/kim/a.txt" not in indexed(workspace, mirror, lambda it: None if "kim" in it else it)
    assert b"kim" not in (mirror.folder / "index").read_bytes()


def test_files_get_other_names_in_the_index(workspace: Path, git: Git) -> None:
    mirror = mirror_of(workspace)
    names = indexed(workspace, mirror, {CARD: "cards/new.yaml", OTHER: OTHER}.get)
    assert names == ["cards/C-E5XB1W.yaml", "cards/new.yaml"]
    assert mirror.line("rev-parse", ":cards/new.yaml") == git("rev-parse", f":{CARD}").strip()


def test_what_is_staged_marked_or_left_out_of_the_working_tree_stays_so(workspace: Path, git: Git) -> None:
    (workspace / "new.txt").write_text("new", encoding="utf-8")
    git("add", "-N", "new.txt")
    git("update-index", "--skip-worktree", OTHER)
    (workspace / "staged.txt").write_text("staged", encoding="utf-8")
    git("add", "staged.txt")
    before = git("ls-files", "-v", "-t", "--stage"), git("diff", "--name-only")
    mirror = mirror_of(workspace)
    indexed(workspace, mirror, lambda it: it)
    (mirror.folder / "index").replace(workspace / ".git/index")
    assert (git("ls-files", "-v", "-t", "--stage"), git("diff", "--name-only")) == before


def test_split_index_becomes_one(workspace: Path, git: Git) -> None:
    git("config", "core.splitIndex", "true")
    git("update-index", "--split-index")
    assert [*(workspace / ".git").glob("sharedindex.*")]
    mirror = mirror_of(workspace)
    assert CARD not in indexed(workspace, mirror, lambda it: None if it == CARD else it)
    assert not [*mirror.folder.glob("sharedindex.*")]
    assert CARD.encode() not in (mirror.folder / "index").read_bytes()


@pytest.mark.parametrize("shared", ["group", "umask"])
def test_who_may_read_and_write_stays_so(workspace: Path, git: Git, shared: str) -> None:
    shutil.rmtree(workspace / ".git")
    git("init", "-q", "-b", "main", f"--shared={shared}")
    git("commit", "-q", "--allow-empty", "-m", "first")
    mirror = mirror_of(workspace)
    mirror.out("hash-object", "-w", "--stdin", stdin=b"new")
    for name in ("", "objects", "refs/heads", "refs"):
        there, here = (stat.S_IMODE((folder / name).stat().st_mode) for folder in (workspace / ".git", mirror.folder))
        assert oct(here) == oct(there)
    made = next(it for it in (mirror.folder / "objects").iterdir() if len(it.name) == 2)
    assert bool(made.stat().st_mode & stat.S_IWGRP) is (shared == "group")


@pytest.mark.usefixtures("git")
def test_the_command_that_failed_is_named_and_not_its_options(workspace: Path) -> None:
    mirror = mirror_of(workspace)
    with pytest.raises(HistoryError) as caught:
        mirror.out("-c", "core.bare=false", "--work-tree", "nowhere", "update-index", "--nonsense")
    assert caught.value.arguments["command"] == "update-index"
