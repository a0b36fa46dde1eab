"""A small workspace of sample cards, and the program run as people run it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
SAMPLES = ("C-7F3K9Q", "C-E5XB1W", "C-0ZJ8RH", "receipts/R-3H8QZM")
SETTINGS = """\
[workspace]
id = "test"
[company]
name = "한빛상사"
approvals = ["담당", "대표"]
[build]
formats = ["html"]
index = ["html", "xlsx"]
"""


@pytest.fixture
def workspace(tmp_path: Path, pytestconfig: pytest.Config) -> Path:
    """A workspace with both forms, three customers and a receipt; it builds HTML, which takes a moment only."""
    root = tmp_path / "workspace"
    shutil.copytree(pytestconfig.rootpath / "templates", root / "templates")
    (root / "cardgen.toml").write_text(SETTINGS, encoding="utf-8")
    for sample in SAMPLES:
        card = root / "cards" / f"{sample}.yaml"
        card.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(pytestconfig.rootpath / "cards" / f"{sample}.yaml", card)
    return root


@pytest.fixture
def cardgen(workspace: Path) -> Run:
    """Runs `cardgen` in the workspace in English, in a process of its own."""

    def run(
        *arguments: str, cwd: Path = workspace, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "CARDGEN_LANG": "en", "PYTHONIOENCODING": "utf-8", **(env or {})}
        return subprocess.run(
            [sys.executable, "-m", "cardgen", *arguments],
            cwd=cwd,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=120,
        )

    return run
