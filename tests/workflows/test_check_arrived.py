"""What came in by a fast-forward, a merge or a rebase is judged afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.workflows.check_arrived import check_arrived
from cardgen.workflows.hook_runs import run_hook
from cardgen.workflows.workspace import open_workspace

Git = Callable[..., str]
CARD = "cards/C-7F3K9Q.yaml"
OTHER = "cards/C-ABCDEF.yaml"


def change(workspace: Path, git: Git, before: str, after: str, path: str = CARD) -> str:
    text = (workspace / path).read_text(encoding="utf-8")
    assert before in text
    (workspace / path).write_text(text.replace(before, after), encoding="utf-8")
    git("commit", "-q", "-a", "-m", "x")
    return git("rev-parse", "HEAD").strip()


def codes(workspace: Path, before: str, *rewritten: tuple[str, str]) -> list[tuple[str, str]]:
    report = check_arrived(open_workspace(workspace), before, rewritten)
    return [(it.path, it.code) for it in report.problems]


def test_only_what_came_in_is_judged(workspace: Path, git: Git) -> None:
    change(workspace, git, "grade: VIP", "grade: 최고")
    assert codes(workspace, "HEAD^") == [(CARD, "C107")]
    assert codes(workspace, "HEAD") == []


def test_an_edit_that_a_rebase_puts_into_another_customers_card_is_told_of(workspace: Path, git: Git) -> None:
    git("checkout", "-q", "-b", "side")
    old = change(workspace, git, "grade: VIP", "grade: 실버")
    git("checkout", "-q", "main")
    (workspace / CARD).rename(workspace / OTHER)
    git("add", "-A")
    change(workspace, git, "id: C-7F3K9Q", "id: C-ABCDEF", path=OTHER)
    git("checkout", "-q", "side")
    git("rebase", "-q", "main")
    new = git("rev-parse", "HEAD").strip()
    assert "실버" in (workspace / OTHER).read_text(encoding="utf-8"), "git no longer guesses so"
    assert codes(workspace, "ORIG_HEAD", (old, new)) == [(OTHER, "C209")]


def test_commits_squashed_into_one_may_change_what_each_of_them_did(workspace: Path, git: Git) -> None:
    first = change(workspace, git, "grade: VIP", "grade: 실버")
    second = change(workspace, git, "status: 종료", "status: 휴면", path="cards/C-E5XB1W.yaml")
    git("reset", "-q", "--soft", "HEAD~2")
    git("commit", "-q", "-m", "both")
    new = git("rev-parse", "HEAD").strip()
    assert codes(workspace, second, (first, new), (second, new)) == []
    assert codes(workspace, second, (first, new)) == [("cards/C-E5XB1W.yaml", "C209")]


def test_the_hooks_look_at_what_was_there_before(workspace: Path, git: Git) -> None:
    git("checkout", "-q", "-b", "side")
    change(workspace, git, "grade: VIP", "grade: 최고")
    git("checkout", "-q", "main")
    git("merge", "-q", "side")
    assert [it.code for it in run_hook(workspace, "post-merge", ["0"], b"").problems] == ["C107"]
    assert run_hook(workspace, "post-merge", ["1"], b"").problems == ()
    head = git("rev-parse", "HEAD").strip()
    told = f"{head} {head}\n".encode()
    assert [it.code for it in run_hook(workspace, "post-rewrite", ["rebase"], told).problems] == ["C107"]
    assert run_hook(workspace, "post-rewrite", ["amend"], told).problems == ()


@pytest.mark.usefixtures("git")
def test_a_pull_into_a_branch_without_a_commit_is_no_error(workspace: Path) -> None:
    assert run_hook(workspace, "post-merge", ["0"], b"").problems == ()


@pytest.mark.parametrize("erased", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_an_erased_card_in_the_history_that_came_in_is_told_of(erased: bool, workspace: Path, git: Git) -> None:
    git("checkout", "-q", "-b", "side")
    change(workspace, git, "grade: VIP", "grade: 실버")
    git("rm", "-q", CARD)
    git("commit", "-q", "-m", "gone")
    git("checkout", "-q", "main")
    git("merge", "-q", "side")
    if erased:
        (workspace / "ledger/erased").mkdir(parents=True)
        (workspace / "ledger/erased/C-7F3K9Q.json").write_text("{}", encoding="utf-8")
    assert codes(workspace, "ORIG_HEAD") == ([(CARD, "C211")] if erased else [])
