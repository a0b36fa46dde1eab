"""Indexes when a card in them cannot be printed, and when a folder of cards cannot be read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.workflows.build import BuildReport
from cardgen.workflows.workspace import open_workspace

Build = Callable[..., BuildReport]
UNPRINTABLE = "\U000f1234"


def test_card_no_font_prints_is_left_out_of_the_printed_index_alone(workspace: Path, run_build: Build) -> None:
    card = workspace / "cards/C-0ZJ8RH.yaml"
    card.write_text(f"id: C-0ZJ8RH\nname: 가{UNPRINTABLE}\nkind: 개인\n", encoding="utf-8")
    report = run_build(("html",), ("pdf", "html", "xlsx"))
    errors = [(problem.code, problem.path, problem.field) for problem in report.problems if problem.is_error]
    assert errors == [("T403", "cards/C-0ZJ8RH.yaml", "name")]
    made = {f"{form}/{name}" for form in ("customer", "receipt") for name in ("index.pdf", "index.html", "ledger.xlsx")}
    assert set(report.indexes) == made
    assert "C-0ZJ8RH" in (workspace / "out/customer/index.html").read_text(encoding="utf-8")
    again = run_build(("html",), ("pdf", "html", "xlsx"))
    assert again.failed
    assert again.indexes == ["customer/index.pdf"]


def test_folders_deeper_than_python_recurses_are_read(workspace: Path) -> None:
    deep = str(workspace / "cards")
    folders = []
    for _ in range(1100):
        deep += "/a"
        os.mkdir(deep)  # noqa: PTH102 - pathlib's own way down is recursive
        folders.append(deep)
    try:
        assert open_workspace(workspace).card_files().problems == []
    finally:
        for folder in reversed(folders):  # pytest would recurse as well to clear them away
            os.rmdir(folder)  # noqa: PTH106


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_of_cards_in_a_folder_that_cannot_be_read_are_left(workspace: Path, run_build: Build) -> None:
    run_build()
    folder = workspace / "cards/receipts"
    before = sorted((workspace / "out").rglob("R-*"))
    folder.chmod(0)
    try:
        report = run_build()
    finally:
        folder.chmod(0o700)
    assert [(problem.code, problem.path) for problem in report.problems] == [("Y114", "cards/receipts")]
    assert sorted((workspace / "out").rglob("R-*")) == before
