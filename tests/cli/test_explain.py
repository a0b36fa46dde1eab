"""cardgen check --explain."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from rich.cells import cell_len

from cardgen.cli import explain
from cardgen.cli.language import language
from cardgen.cli.main import run
from cardgen.messages.problems import rules

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_rule_is_explained_outside_any_workspace(cardgen: Run, tmp_path: Path) -> None:
    done = cardgen("check", "--explain", "c104", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("error[C104] This is not a telephone number")
    parts = [line for line in done.stdout.splitlines() if line and not line.startswith(" ")]
    assert parts[1:] == ["Why", "To mend it", "Wrong", "Right"]
    assert "      mobile: 010-1234-567\n" in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_rule_fits_a_terminal_and_shows_no_placeholder(
    lang: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CARDGEN_LANG", lang)
    language.cache_clear()
    for code in rules():
        assert run(["check", "--explain", code]) == 0
        said = click.unstyle(capsys.readouterr().out)
        prose = said.partition("Wrong" if lang == "en" else "틀린 예")[0]
        assert max(map(cell_len, prose.splitlines())) <= 80, code
        assert re.search(r"\{[a-z_]*\}", prose) is None, code
    language.cache_clear()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("C1O4", "There is no rule C1O4. Did you mean C104?"),
        ("hello", "There is no rule hello. The table in docs/codes.md"),
    ],
)
def test_unknown_code_is_a_usage_error(cardgen: Run, tmp_path: Path, code: str, words: str) -> None:
    done = cardgen("check", "--explain", code, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def test_codes_are_completed() -> None:
    context = click.Context(click.Command("x"))
    found = explain.complete_codes(context, click.Argument(["x"]), "c20")
    assert [item.value for item in found] == [f"C20{number}" for number in range(1, 10)]
    assert all(item.help for item in found)
