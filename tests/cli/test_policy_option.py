"""cardgen render and index with --policy: files, refusals and exit codes."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_copies_and_lists_are_told_of_by_their_pseudonyms(workspace: Path, cardgen: Run) -> None:
    rendered = cardgen("render", "--all", "--policy", "영업", "--to", "docx,html")
    listed = cardgen("index", "--policy", "sales", "--out", "desk")
    assert (rendered.returncode, listed.returncode) == (0, 0)
    assert all("no share number" in done.stderr for done in (rendered, listed))
    copies = rendered.stdout.splitlines()
    assert all(line.startswith("out/customer/shared/sales/P-") and (workspace / line).exists() for line in copies)
    assert listed.stdout.split() == ["desk/sales-index.html", "desk/sales-index.pdf", "desk/sales-ledger.xlsx"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("render", "--all", "--policy", "sales", "--merge"), 2, "--merge cannot go with --policy"),
        (("render", "--all", "--policy", "management"), 2, "only totals"),
        (("render", "--all", "--policy", "salse"), 2, "sales"),
        (("render", "R-3H8QZM", "--policy", "sales"), 2, "R-3H8QZM"),
        (("render", "--where", "이름 = 김민준", "--policy", "sales"), 4, "P251"),
        (("index", "--where", "이름 = 김민준", "--policy", "sales"), 4, "P251"),
        (("index", "--form", "receipt", "--policy", "sales"), 2, "--form cannot go with --policy"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_said_and_nothing_is_made(
    workspace: Path, cardgen: Run, arguments: tuple[str, ...], code: int, words: str
) -> None:
    done = cardgen(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert "김민준" not in done.stderr
    assert not (workspace / "out").exists()
