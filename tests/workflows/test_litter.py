"""What a killed run leaves beside cards holds customers' data: the next run that writes removes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardgen.workflows.doctor import examine, fix
from cardgen.workflows.new_card import begin, create
from cardgen.workflows.workspace import open_workspace
from cardgen.writing import TEMPORARY_MARK


@pytest.fixture
def litter(workspace: Path) -> Path:
    file = workspace / f"cards/{TEMPORARY_MARK}0011223344556677"
    file.write_text("name: 홍길동\n", "utf-8")
    return file


def test_looking_leaves_it(workspace: Path, litter: Path) -> None:
    assert open_workspace(workspace).card_files().littered == {"cards"}
    assert litter.exists()


def test_writing_removes_it(workspace: Path, litter: Path) -> None:
    opened = open_workspace(workspace)
    new = begin(opened, "customer")
    create(opened, new, new.text({"name": "홍길동", "kind": "개인"}))
    assert not litter.exists()
    assert (workspace / new.file.path).is_file()


def test_git_is_told_on_request_to_leave_it_alone(workspace: Path) -> None:
    opened = open_workspace(workspace)
    ignored = workspace / ".gitignore"
    assert ignored not in fix(opened)
    ignored.write_text("/out/\n/mine", "utf-8")
    assert [it.fine for it in examine(opened) if it.id == "doctor.ignored"] == [False]
    assert ignored in fix(opened)
    assert ignored.read_text("utf-8") == f"/out/\n/mine\n/.cardgen/\n{TEMPORARY_MARK}*\n"
    assert [it.fine for it in examine(opened) if it.id == "doctor.ignored"] == [True]
