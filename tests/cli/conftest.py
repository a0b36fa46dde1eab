"""Commands run in the tests' own process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
import pytest

from cardgen.cli.language import language
from cardgen.cli.main import run
from tests.cli.office import Office

Here = Callable[..., tuple[int, str, str]]
Commit = Callable[..., str]


@pytest.fixture
def here(workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Here:
    """Runs `cardgen` in this process, in the workspace; gives its exit code, results and messages."""
    monkeypatch.chdir(workspace)
    for name in ("CARDGEN_LANG", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    language.cache_clear()

    def cardgen(*arguments: str) -> tuple[int, str, str]:
        code = run([*arguments])
        told = capsys.readouterr()
        return code, told.out, click.unstyle(told.err)

    return cardgen


@pytest.fixture
def committed(git: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> Commit:
    """Commits the workspace as it is, at a time of our choice; gives the commit's id. Nothing is committed before."""
    git("update-ref", "-d", "HEAD")

    def commit(when: str) -> str:
        for name in ("AUTHOR", "COMMITTER"):
            monkeypatch.setenv(f"GIT_{name}_DATE", when)
        git("add", "-A")
        git("commit", "-q", "-m", "change")
        return git("rev-parse", "HEAD").strip()

    return commit


@pytest.fixture
def office(workspace: Path) -> Office:
    """The workspace, under git, with one commit."""
    return Office(workspace)
