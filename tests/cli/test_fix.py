"""cardgen check --fix: shown, asked, written, and what remains is told."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
CARD = "id: C-0ZJ8RH\nname: 한결\nkind: 개인\nowner: 007\ngrade: 브론즈\n"


@pytest.fixture
def card(workspace: Path) -> Path:
    file = workspace / "cards/C-0ZJ8RH.yaml"
    file.write_text(CARD, encoding="utf-8")
    return file


def test_dry_run_shows_and_writes_nothing(card: Path, cardgen: Run) -> None:
    done = cardgen("check", "--fix", "--dry-run")
    assert done.returncode == 1
    assert '-owner: 007\n+owner: "007"\n' in done.stdout
    assert card.read_text(encoding="utf-8") == CARD
    card.write_text(CARD.replace("007", "한결"), encoding="utf-8")
    assert cardgen("check", "--fix", "--dry-run").returncode == 0


@pytest.mark.parametrize(("reply", "code", "mended"), [("y", 1, True), ("n", 1, False), (None, 130, False)])
def test_remedies_are_asked_about(card: Path, cardgen: Run, reply: str | None, code: int, mended: bool) -> None:
    done = cardgen("check", "--fix", answers=[reply] if reply else [])
    assert done.returncode == code
    assert "Mend 1 cards like this? [y/N]" in done.stderr
    assert ('owner: "007"' in card.read_text(encoding="utf-8")) is mended


def test_yes_asks_nothing_and_the_rest_is_told_on_stdout(card: Path, cardgen: Run) -> None:
    done = cardgen("check", "--fix", "--yes", "--format", "github")
    assert done.returncode == 1
    assert "+owner" in done.stderr
    assert [line.partition(" ")[0] for line in done.stdout.splitlines()] == ["::error"]
    assert "title=C107" in done.stdout
    assert card.read_text(encoding="utf-8") == CARD.replace("007", '"007"')


@pytest.mark.usefixtures("workspace")
def test_options_of_mending_need_it(cardgen: Run) -> None:
    done = cardgen("check", "--dry-run")
    assert (done.returncode, done.stderr) == (2, "error: --dry-run goes with --fix.\n")
