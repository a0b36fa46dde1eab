"""A workspace in a real repository that two people work in."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import click
import pytest

from cardgen.cli.language import language
from cardgen.cli.main import run
from tests.acceptance.merging.shop import Shop, set_up

Merge = Callable[..., tuple[int, str, str]]
Edits = Sequence[tuple[str, str]]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A repository to be copied: making one starts twenty programs."""
    folder = tmp_path_factory.mktemp("made") / "workspace"
    shutil.copytree(root / "templates", folder / "templates")
    shutil.copy(root / "cardgen.toml", folder)
    (folder / "cards").mkdir()
    shutil.copy(root / "cards/C-E5XB1W.yaml", folder / "cards")
    return set_up(folder).folder


@pytest.fixture
def shop(made: Path, tmp_path: Path) -> Shop:
    """The repository of a workspace set up for merging."""
    return Shop(shutil.copytree(made, tmp_path / "workspace"))


@pytest.fixture(scope="session")
def clashed(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Edits, Edits, str, str], Path]:
    """Makes repositories with a merge that stopped at conflicts, to be copied; each is made once."""

    @cache
    def make(ours: Edits, theirs: Edits, way: str, driver: str) -> Path:
        shop = Shop(shutil.copytree(made, tmp_path_factory.mktemp("clashed") / "workspace"))
        if driver:
            shop.must("config", "merge.cardgen.driver", driver)
        shop.must("checkout", "--quiet", "-b", "branch")
        shop.commit(*theirs, who="이과장")
        shop.must("checkout", "--quiet", "main")
        shop.commit(*ours)
        if way == "rebase":
            shop.must("checkout", "--quiet", "branch")
        done = shop.git(way, "main" if way == "rebase" else "branch")
        assert done.code != 0, done.said
        return shop.folder

    return make


@pytest.fixture
def clash(shop: Shop, clashed: Callable[[Edits, Edits, str, str], Path]) -> Callable[..., None]:
    """Leaves the shop in a merge, or what `way` names, that stopped at the conflicts of these edits."""

    def leave(ours: Edits, theirs: Edits, way: str = "merge", driver: str = "") -> None:
        stopped = clashed(tuple(ours), tuple(theirs), way, driver)
        for entry in shop.folder.iterdir():  # the folder itself stays: the test stands in it
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        shutil.copytree(stopped, shop.folder, dirs_exist_ok=True)

    return leave


@pytest.fixture
def merge(shop: Shop, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Merge:
    """Runs `cardgen merge` in this process; gives its exit code, results and messages."""
    monkeypatch.chdir(shop.folder)
    monkeypatch.setenv("CARDGEN_LANG", "en")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    language.cache_clear()

    def run_merge(*arguments: str, answers: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(answers))
        code = run(["merge", *arguments])
        told = capsys.readouterr()
        return code, told.out, click.unstyle(told.err)

    return run_merge


@pytest.fixture
def here_without_git(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands in a workspace that lies in no repository."""
    monkeypatch.chdir(workspace)
