"""A merge in which all is decided is finished by cardgen commit, and nothing is committed where it would be lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cardgen.errors import HistoryError, PrivacyRefusal, UnsoundCards
from tests.workflows.committing import CARD, OTHER, committed, put, refusal

Git = Callable[..., str]


def stopped_merge(workspace: Path, git: Git) -> None:
    """A merge of two grades that nobody decided yet."""
    for branch, grade in (("side", "실버"), ("main", "골드")):
        git("checkout", "-q", "-B", branch)
        put(workspace, "grade: VIP", f"grade: {grade}")
        git("commit", "-q", "-a", "-m", branch)
        if branch == "side":
            git("checkout", "-q", "-B", "main", "HEAD^")
    git("merge", "side", check=False)


def test_a_merge_is_finished_when_all_is_decided_and_not_before(workspace: Path, git: Git) -> None:
    stopped_merge(workspace, git)
    assert refusal(workspace, kind=UnsoundCards) == "error.commit.unmerged"
    git("checkout", "-q", "--theirs", CARD)
    git("add", CARD)
    assert refusal(workspace, "C-7F3K9Q", kind=HistoryError) == "error.commit.part_of_merge"
    assert refusal(workspace, kind=PrivacyRefusal, text="010-2345-6789") == "error.commit.message"
    (workspace / ".git/MERGE_MSG").write_text("Merge branch '010-2345-6789'\n", encoding="utf-8")
    assert refusal(workspace, kind=PrivacyRefusal) == "error.commit.message"
    (workspace / ".git/MERGE_MSG").write_text("Merge branch 'side'\n\n# Conflicts:\n", encoding="utf-8")
    tried = committed(workspace, dry_run=True)
    assert (tried.commit, tried.merged) == (None, True)
    put(workspace, "status: 종료", "status: 휴면", OTHER)
    done = committed(workspace)
    assert (done.message, done.files, done.merged) == ("Merge branch 'side'\n", (CARD, OTHER), True)
    assert git("log", "-1", "--format=%P").split() == git("rev-parse", "main^1", "side").split()
    assert git("status", "--porcelain") == ""


def test_a_merge_that_changes_nothing_here_is_finished_too(workspace: Path, git: Git) -> None:
    stopped_merge(workspace, git)
    git("checkout", "-q", "--ours", CARD)
    git("add", CARD)
    done = committed(workspace, text="우리 것으로")
    assert (done.message, done.files, done.merged) == ("우리 것으로\n", (), True)
    assert done.commit


def test_what_else_is_under_way_and_a_commit_that_would_be_lost_are_refused(workspace: Path, git: Git) -> None:
    stopped_merge(workspace, git)
    git("merge", "--abort")
    git("cherry-pick", "side", check=False)
    assert refusal(workspace, kind=HistoryError) == "error.commit.under_way"
    git("cherry-pick", "--abort")
    git("checkout", "-q", "--detach")
    put(workspace, "status: 종료", "status: 휴면", OTHER)
    assert refusal(workspace, kind=HistoryError) == "error.commit.detached"
