"""Commands run in the tests' own process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
import pytest

from cardgen.cli.language import language
from cardgen.cli.main import run

Here = Callable[..., tuple[int, str, str]]


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
