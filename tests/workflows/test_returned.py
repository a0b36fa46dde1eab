"""Erased customers that history still has are found, and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cardgen.workflows.doctor import _workspace
from cardgen.workflows.workspace import open_workspace

Git = Callable[..., str]


def erased(workspace: Path) -> tuple[bool, str]:
    (found,) = (it for it in _workspace(open_workspace(workspace)) if it.id == "doctor.erased")
    return found.fine, found.remedy


def test_the_doctor_finds_an_erased_customer_on_any_branch(workspace: Path, git: Git) -> None:
    assert erased(workspace)[0]
    git("branch", "old")
    git("checkout", "-q", "--orphan", "clean")
    git("rm", "-q", "-f", "cards/C-7F3K9Q.yaml")
    git("commit", "-q", "-m", "history without the customer")
    git("branch", "-q", "-D", "main")
    (workspace / "ledger/erased").mkdir(parents=True)
    (workspace / "ledger/erased/C-7F3K9Q.json").write_text("{}", encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "tombstone")
    fine, remedy = erased(workspace)
    assert not fine
    assert remedy.startswith("cardgen erase C-7F3K9Q --reason")
    git("branch", "-q", "-D", "old")
    assert erased(workspace)[0]
