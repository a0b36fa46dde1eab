"""A push may not bring an erased customer back, from a clone as it was before or after it was merged."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.workflows.hook_runs import run_hook
from cardgen.workflows.hooks import install_hooks

Git = Callable[..., str]
CARD = "cards/C-7F3K9Q.yaml"
STONE = {"by": "a", "day": "2026-01-02", "form": "customer", "format": 1, "id": "C-7F3K9Q", "reason": "기한"}
ZERO = "0" * 40


@pytest.fixture
def server(workspace: Path, git: Git, tmp_path: Path) -> Path:
    """What everybody has, after the erasure; `main` here is from before it, with a commit of its own."""
    folder = tmp_path / "server"
    git("clone", "-q", "--bare", str(workspace), str(folder))
    git("remote", "add", "origin", str(folder))
    git("checkout", "-q", "--orphan", "clean")
    git("rm", "-q", "-f", CARD)
    (workspace / "ledger/erased").mkdir(parents=True)
    (workspace / "ledger/erased/C-7F3K9Q.json").write_text(json.dumps(STONE), encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "history without the customer")
    git("push", "-q", "--force", "origin", "clean:main")
    git("checkout", "-q", "main")
    git("branch", "-q", "-D", "clean")
    git("commit", "-q", "--allow-empty", "-m", "not pushed yet")
    return folder


def codes(workspace: Path, *lines: str) -> list[tuple[str, str]]:
    told = "".join(f"{line}\n" for line in lines).encode()
    report = run_hook(workspace, "pre-push", ["origin", "/somewhere"], told)
    return [(it.path, it.code) for it in report.problems]


def test_an_old_clone_is_refused_before_and_after_it_is_merged(workspace: Path, git: Git, server: Path) -> None:  # noqa: ARG001 - the clone is made beside it
    there = git("rev-parse", "origin/main").strip()
    line = f"refs/heads/main {git('rev-parse', 'main').strip()} refs/heads/main {there}"
    assert codes(workspace, line) == [(CARD, "C210")]
    git("merge", "-q", "--allow-unrelated-histories", "-m", "merged", "origin/main")
    line = f"refs/heads/main {git('rev-parse', 'main').strip()} refs/heads/main {there}"
    new = f"refs/heads/side {git('rev-parse', 'main').strip()} refs/heads/side {ZERO}"
    assert codes(workspace, line, new) == [(CARD, "C211")]
    assert codes(workspace, f"(delete) {ZERO} refs/heads/main {there}") == []
    assert codes(workspace) == []
    git("update-ref", "refs/remotes/origin/main", "main")
    assert codes(workspace, new) == [], "it is there already"


@pytest.mark.slow
@pytest.mark.usefixtures("server")
def test_a_clone_from_before_can_go_on_by_a_rebase_and_not_by_a_merge(workspace: Path, git: Git) -> None:
    install_hooks(workspace, "en")
    old, there = git("rev-parse", "main").strip(), git("rev-parse", "origin/main").strip()
    told = git("merge", "--allow-unrelated-histories", "--no-edit", "origin/main", check=False)
    assert "C210" in told
    assert "git merge --abort" in told
    assert git("rev-parse", "main").strip() == old
    git("merge", "--abort")
    git("rebase", "-q", "--onto", "origin/main", "main^")
    line = f"refs/heads/main {git('rev-parse', 'main').strip()} refs/heads/main {there}"
    assert codes(workspace, line) == []


@pytest.mark.slow
def test_git_asks_before_a_push(workspace: Path, git: Git, server: Path) -> None:
    install_hooks(workspace, "en")
    was = git("rev-parse", "main", cwd=server)
    assert "C210" in git("push", "--force", "origin", "main", check=False)
    assert git("rev-parse", "main", cwd=server) == was
    git("checkout", "-q", "-B", "main", "origin/main")
    git("commit", "-q", "--allow-empty", "-m", "work")
    git("push", "-q", "origin", "main")
    assert git("rev-parse", "main", cwd=server) == git("rev-parse", "main")
