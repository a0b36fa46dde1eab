"""The same cards give the same bytes, whoever builds them, where and when."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
MakeWorkspace = Callable[..., Path]
EVERYTHING = '[build]\nformats = ["docx", "pdf", "html"]\nindex = ["html", "xlsx", "pdf"]\n'
ELSEWHERE = {
    "TZ": "America/Anchorage",
    "LC_ALL": "ko_KR.UTF-8",
    "LANG": "ko_KR.UTF-8",
    "FC_LANG": "ko",
    "CARDGEN_LANG": "ko",
    "PYTHONHASHSEED": "12345",
    "USER": "somebody",
    "LOGNAME": "somebody",
    "COLUMNS": "40",
    "SOURCE_DATE_EPOCH": "86400",
}


def outputs(root: Path) -> dict[str, bytes]:
    out = root / "out"
    return {file.relative_to(out).as_posix(): file.read_bytes() for file in out.rglob("*") if file.is_file()}


@pytest.mark.slow
def test_every_format_is_the_same_under_another_clock_zone_locale_user_folder_and_process_count(
    make_workspace: MakeWorkspace, started: Run, tmp_path: Path
) -> None:
    here = make_workspace("C-7F3K9Q", "C-E5XB1W", "C-0ZJ8RH", "C-K3V7NE", "receipts/R-3H8QZM")
    (here / "cardgen.toml").write_text(EVERYTHING)
    there = tmp_path / "다른 곳" / "workspace"
    there.parent.mkdir()
    here.rename(there)
    first = started("build", "-j1", "-q", cwd=there)
    assert (first.returncode, first.stderr) == (0, "")
    once = outputs(there)
    there.rename(here)
    (here / "out").rename(tmp_path / "first")
    (here / ".cardgen").rename(tmp_path / "first-state")
    second = started("--workspace", str(here), "build", "-j2", "-q", cwd=tmp_path, env=ELSEWHERE)
    assert (second.returncode, second.stderr) == (0, "")
    assert len(once) == 5 * 3 + 2 * 3
    assert {path for path, data in outputs(here).items() if data != once[path]} == set()


def test_no_output_tells_where_it_was_made(make_workspace: MakeWorkspace, started: Run, tmp_path: Path) -> None:
    root = make_workspace("C-0ZJ8RH")
    (root / "cardgen.toml").write_text('[build]\nformats = ["html"]\nindex = []\n')
    assert started("build", "-q").returncode == 0
    text = (root / "out/customer/cards/C-0ZJ8RH.html").read_text(encoding="utf-8")
    assert str(tmp_path) not in text
