"""Who works on the repository while a customer is erased from it loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cardgen.errors import HistoryError
from cardgen.history import swapping
from cardgen.workflows import erase as erasing
from cardgen.workflows import erase_journal, erase_rewrite
from cardgen.workflows.erase import erase, finish_earlier, is_unfinished, preview
from cardgen.workflows.workspace import open_workspace

pytestmark = pytest.mark.slow
"""Each of these rewrites a repository."""

Git = Callable[..., str]

CARD = "C-7F3K9Q"


def test_who_commits_meanwhile_loses_nothing(workspace: Path, git: Git) -> None:
    opened = open_workspace(workspace)
    asked = preview(opened, (CARD,), "보유 기간 만료")

    def meanwhile(done: int, _all: int) -> None:
        if done == erase_rewrite.STEPS:
            git("commit", "-q", "--allow-empty", "-m", "meanwhile")

    with pytest.raises(HistoryError) as caught:
        erase(opened, asked, meanwhile)
    assert caught.value.message_id == "error.erase.changed"
    assert git("log", "-1", "--format=%s").strip() == "meanwhile"
    assert (workspace / f"cards/{CARD}.yaml").exists()
    assert not (workspace / ".cardgen/erase").exists()


def require_colleagues_work(workspace: Path, git: Git) -> None:
    """A branch and a tag that were made meanwhile are there, and so is everything else."""
    assert git("log", "-1", "--format=%s", "colleague").strip() == "work"
    assert git("tag").strip() == "audit"
    assert git("fsck") == ""
    assert (workspace / f"cards/{CARD}.yaml").exists()
    assert not (workspace / "ledger/erased").exists()
    assert not (workspace / ".cardgen/erase").exists()
    git("commit", "-q", "--allow-empty", "-m", "git works")


def work_meanwhile(git: Git) -> None:
    commit = git("commit-tree", "HEAD^{tree}", "-p", "HEAD", "-m", "work").strip()
    git("branch", "colleague", commit)
    git("tag", "audit")


@pytest.mark.parametrize("exchanging", [True, False])
def test_who_branches_and_tags_at_the_last_moment_loses_nothing(
    workspace: Path, git: Git, monkeypatch: pytest.MonkeyPatch, exchanging: bool
) -> None:
    if not exchanging:
        monkeypatch.setattr(swapping, "_exchanged", lambda _one, _other: False)
    asked: list[Path] = []

    def late(new: Path, place: Path, old: Path) -> None:
        if not asked:
            work_meanwhile(git)
        asked.append(new)
        swapping.swap(new, place, old)

    monkeypatch.setattr(erase_journal, "swap", late)
    opened = open_workspace(workspace)
    with pytest.raises(HistoryError) as caught:
        erase(opened, preview(opened, (CARD,), "보유 기간 만료"))
    assert caught.value.message_id == "error.erase.changed"
    require_colleagues_work(workspace, git)


def test_who_branches_and_tags_after_it_was_broken_off_loses_nothing(
    workspace: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_root: Path) -> None:
        raise KeyboardInterrupt

    opened = open_workspace(workspace)
    monkeypatch.setattr(erasing, "finish", stop)
    with pytest.raises(KeyboardInterrupt):
        erase(opened, preview(opened, (CARD,), "보유 기간 만료"))
    assert is_unfinished(opened)
    work_meanwhile(git)
    with pytest.raises(HistoryError) as caught:
        finish_earlier(open_workspace(workspace))
    assert caught.value.message_id == "error.erase.changed"
    require_colleagues_work(workspace, git)


def test_nobody_commits_until_all_is_done(workspace: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    for step in ("put_in_place", "delete_files"):
        real = getattr(erase_journal, step)

        def tried(*arguments: Any, real: Callable[..., None] = real) -> None:
            real(*arguments)
            said.append(git("commit", "--allow-empty", "-m", "meanwhile", check=False))

        monkeypatch.setattr(erase_journal, step, tried)
    opened = open_workspace(workspace)
    erase(opened, preview(opened, (CARD,), "보유 기간 만료"))
    assert ["index.lock" in it for it in said] == [True, True]
    git("commit", "-q", "--allow-empty", "-m", "git works")
