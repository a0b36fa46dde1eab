"""An erasure that is killed at any step leaves the repository as it was, or is finished by the next run."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from cardgen.errors import PrivacyRefusal
from cardgen.history import swapping
from cardgen.workflows import erase as erasing
from cardgen.workflows import erase_journal, erase_rewrite
from cardgen.workflows.erase import erase, finish_earlier, is_unfinished, preview
from cardgen.workflows.tombstones import erased_names
from cardgen.workflows.workspace import open_workspace

pytestmark = pytest.mark.slow
"""Each of these rewrites a repository."""

Git = Callable[..., str]

CARD = "C-7F3K9Q"
NAME = "김민준"

BEFORE = (
    (erase_rewrite, "begin_mirror"),
    (erase_rewrite, "rewrite"),
    (erase_rewrite, "complete_mirror"),
    (erase_rewrite, "copy_rest"),
    (erasing, "git_kept_out"),
    (erasing, "write_journal"),
)
AFTER = (
    (erase_journal, "put_in_place"),
    (erase_journal, "write_texts"),
    (erase_journal, "delete_files"),
    (erase_journal, "settle"),
    (erase_journal, "throw_away"),
)
"""Steps before and after the moment an erasure is decided, where they are called."""


def die(*_arguments: Any, **_named: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def killed(workspace: Path, module: ModuleType, step: str, *, after: bool) -> None:
    """Erase in a process that is killed at a step, before or right after it."""
    child = os.fork()
    if child == 0:
        real = getattr(module, step)

        def last(*arguments: Any, **named: Any) -> Any:
            real(*arguments, **named)
            die()

        setattr(module, step, last if after else die)
        try:
            opened = open_workspace(workspace)
            erase(opened, preview(opened, (CARD,), "보유 기간 만료"))
        finally:
            os._exit(1)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL


def state(git: Git) -> tuple[str, ...]:
    return tuple(git(*it) for it in (("log", "--all", "--raw"), ("status", "--short"), ("stash", "list")))


def has_name(workspace: Path) -> bool:
    """True where any object or file of the workspace has the customer's name; found without code of ours."""
    asked = ["git", "-C", str(workspace), "cat-file", "--batch-all-objects", "--batch"]
    objects = subprocess.run(asked, check=True, capture_output=True).stdout
    files = (file.read_bytes() for file in workspace.rglob("*") if file.is_file())
    return any(NAME.encode() in content for content in (objects, *files))


def require_as_it_was(workspace: Path, git: Git, before: tuple[str, ...]) -> None:
    assert not is_unfinished(open_workspace(workspace))
    assert finish_earlier(open_workspace(workspace)) == ()
    assert state(git) == before
    assert git("fsck") == ""
    assert not (workspace / ".cardgen/erase").exists()
    git("commit", "-q", "--allow-empty", "-m", "git works")


def require_finished(workspace: Path, git: Git) -> None:
    assert not has_name(workspace)
    assert git("status", "--short") == ""
    assert git("fsck") == ""
    assert erased_names(workspace) == {CARD}
    assert not (workspace / ".cardgen/erase").exists()
    assert not [*(workspace / ".git").glob("cardgen*")]
    git("commit", "-q", "--allow-empty", "-m", "git works")


@pytest.mark.parametrize(("module", "step"), BEFORE, ids=[step for _, step in BEFORE])
def test_killed_before_it_is_decided_nothing_has_changed(
    workspace: Path, git: Git, module: ModuleType, step: str
) -> None:
    before = state(git)
    killed(workspace, module, step, after=False)
    require_as_it_was(workspace, git, before)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("module", "step"), AFTER, ids=[step for _, step in AFTER])
def test_killed_once_it_is_decided_it_is_finished_by_the_next_run(
    workspace: Path, git: Git, module: ModuleType, step: str, after: bool
) -> None:
    killed(workspace, module, step, after=after)
    assert git("fsck") == ""
    assert finish_earlier(open_workspace(workspace)) == (CARD,)
    require_finished(workspace, git)


def test_killed_right_after_it_was_decided(workspace: Path, git: Git) -> None:
    killed(workspace, erasing, "write_journal", after=True)
    assert is_unfinished(open_workspace(workspace))
    assert finish_earlier(open_workspace(workspace)) == (CARD,)
    require_finished(workspace, git)


def test_killed_between_two_renames_where_names_cannot_be_exchanged(
    workspace: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swapping, "_exchanged", lambda _one, _other: False)
    child = os.fork()
    if child == 0:
        real = os.replace

        def first(source: Path, target: Path) -> None:
            real(source, target)
            if Path(target).name == "old.git":
                die()

        monkeypatch.setattr(os, "replace", first)
        try:
            opened = open_workspace(workspace)
            erase(opened, preview(opened, (CARD,), "보유 기간 만료"))
        finally:
            os._exit(1)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    assert not (workspace / ".git").exists()
    assert finish_earlier(open_workspace(workspace)) == (CARD,)
    require_finished(workspace, git)


@pytest.mark.parametrize("step", ["rewrite", "copy_rest"])
def test_interrupted_by_hand_it_leaves_nothing_behind(
    workspace: Path, git: Git, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = state(git)

    def stop(*_arguments: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(erase_rewrite, step, stop)
    opened = open_workspace(workspace)
    with pytest.raises(KeyboardInterrupt):
        erase(opened, preview(opened, (CARD,), "보유 기간 만료"))
    assert not (workspace / ".cardgen/erase").exists()
    assert state(git) == before


def test_what_a_program_that_is_ending_writes_hides_no_error(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = erase_journal.begin(workspace, workspace / ".git")
    (folder / "new.git").mkdir()
    real = shutil.rmtree
    failed: list[Path] = []

    def busy(path: Path) -> None:
        if not failed:
            failed.append(path)
            raise OSError(errno.ENOTEMPTY, "Directory not empty")
        real(path)

    monkeypatch.setattr(shutil, "rmtree", busy)
    erase_journal.give_up(workspace)
    assert not folder.exists()


def test_values_that_cannot_be_taken_out_stop_it(workspace: Path, git: Git) -> None:
    (workspace / ".git/hooks/post-update").write_text(f"# {NAME}\n", encoding="utf-8")
    before = state(git)
    opened = open_workspace(workspace)
    with pytest.raises(PrivacyRefusal) as caught:
        erase(opened, preview(opened, (CARD,), "보유 기간 만료"))
    assert caught.value.message_id == "error.erase.left"
    assert caught.value.arguments["places"] == "hooks/post-update"
    assert state(git) == before


def test_tags_of_folders_are_named(workspace: Path, git: Git) -> None:
    git("tag", "folder", "HEAD^{tree}")
    opened = open_workspace(workspace)
    with pytest.raises(PrivacyRefusal) as caught:
        erase(opened, preview(opened, (CARD,), "보유 기간 만료"))
    assert caught.value.arguments["places"] == "folder"
