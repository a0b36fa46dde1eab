"""cardgen audit: what it says and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cardgen.cli.main import run


@pytest.fixture(autouse=True)
def _here(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)


def test_a_clean_file_ends_well_and_says_what_was_looked_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "note.txt"
    file.write_text("고객 관리 카드\n", encoding="utf-8")
    assert run(["--lang", "en", "audit", str(file), "--policy", "sales"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "in 1 files" in said.err
    assert "No withheld value was found." in said.err


def test_a_leak_is_refused_by_field_and_channel_without_the_value(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "note.txt"
    file.write_text("전화: +82 10 0617 2840\n", encoding="utf-8")
    assert run(["--lang", "en", "audit", str(file), "--policy", "영업", "--json"]) == 4
    said = capsys.readouterr()
    (problem,) = json.loads(said.out)["problems"]
    assert (problem["code"], problem["path"], problem["label"]) == ("P301", "note.txt", "Contact > Mobile")
    assert "0617" not in said.out + said.err


def test_a_name_of_a_file_that_tells_is_not_repeated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "이봄.txt"
    file.write_text("x", encoding="utf-8")
    assert run(["audit", str(file), "--policy", "sales"]) == 4
    said = capsys.readouterr()
    assert "이봄" not in said.out + said.err


def test_quiet_says_the_findings_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "note.txt"
    file.write_text("x", encoding="utf-8")
    assert run(["audit", str(file), "--policy", "sales", "-q"]) == 0
    said = capsys.readouterr()
    assert said.out + said.err == ""


def test_an_unknown_policy_is_a_usage_error(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("x", encoding="utf-8")
    assert run(["audit", str(file), "--policy", "nobody"]) == 2
