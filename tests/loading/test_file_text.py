"""Only ordinary files are read, and only as far as a card may go."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from cardgen.loading.file_text import FileText, fault_problem, read_text
from cardgen.model.problem import Position, Problem
from cardgen.yamltree import MAX_BYTES, Fault


def code(path: Path) -> str:
    found = read_text(path)
    assert isinstance(found, Fault)
    return found.code


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a privilege there")
def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("가: 나\n", encoding="utf-8")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "dangling").symlink_to("nothing")
    (tmp_path / "loop").symlink_to("loop")
    assert [code(tmp_path / name) for name in ("link", "dangling", "loop")] == ["Y112"] * 3


def test_folders_and_devices_are_no_files(tmp_path: Path) -> None:
    assert code(tmp_path) in {"Y120", "Y114"}  # opening a folder fails on Windows
    device = Path(os.devnull)
    assert sys.platform == "win32" or code(device) == "Y120"


def test_an_endless_file_is_read_no_further_than_a_card_may_go(tmp_path: Path) -> None:
    file = tmp_path / "sparse"
    with file.open("wb") as handle:
        handle.truncate(10 * 2**30)
    assert code(file) == "Y111"


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    found = read_text(tmp_path / "none")
    assert isinstance(found, Fault)
    assert (found.code, found.args) == ("Y114", {"reason": "No such file or directory"})


def test_text_is_given_without_its_mark(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"\xef\xbb\xbf" + b"a" * (MAX_BYTES - 3))
    found = read_text(file)
    assert isinstance(found, FileText)
    assert found.text == "a" * (MAX_BYTES - 3)


def test_a_fault_becomes_a_problem_of_its_file() -> None:
    fault = Fault("Y106", Position(3, 4), {"line": "2"})
    assert fault_problem(fault, "cards/a.yaml") == Problem("Y106", "cards/a.yaml", Position(3, 4), args={"line": "2"})
