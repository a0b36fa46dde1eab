"""Shares of totals: what is told of them is what is inside, and none leaves where there are none."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.cli.main import run
from cardgen.errors import PrivacyRefusal
from cardgen.extracting.html_text import html_text
from cardgen.sharing.share_record import read_record
from cardgen.workflows.share import Made

MakePackage = Callable[..., Made]
MakeWorkspace = Callable[..., Path]

INSIDE = {"grade": "total", "registered": "total", "purchases[].amount": "total", "purchases[].quantity": "total"}
"""What can be printed of the sample's customers, of whom there are few."""


@pytest.fixture
def sample(make_workspace: MakeWorkspace) -> Path:
    return make_workspace("*")


def test_cover_manifest_and_record_tell_of_the_totals_inside_alone(sample: Path, make_package: MakePackage) -> None:
    made = make_package(sample, "management")
    assert made.path is not None
    with zipfile.ZipFile(made.path) as package:
        assert package.namelist() == ["cover.html", "index.html", "ledger.xlsx", "manifest.json"]
        cover, index = (html_text(package.read(f"{name}.html")) for name in ("cover", "index"))
        fields = json.loads(package.read("manifest.json"))["fields"]
    assert {path: how for path, how in fields.items() if how == "total"} == INSIDE
    assert "등급별, 등록 연도별 고객 수" in cover
    assert "지역별" not in cover
    assert all(label in index for label in ("전체", "등급별", "등록 연도별", "묶음이 작아 싣지 않은 항목"))
    [file] = (sample / "ledger/shares").glob("*.json")
    record = read_record(file.read_bytes(), file.stem)
    assert record is not None
    assert record.fields == INSIDE


def test_totals_over_too_few_are_refused_and_leave_nothing(workspace: Path, make_package: MakePackage) -> None:
    with pytest.raises(PrivacyRefusal) as refused:
        make_package(workspace, "management")
    assert (refused.value.message_id, refused.value.arguments) == ("error.share.no_totals", {"k": "5"})
    assert not (workspace / "out/shares").exists()
    assert not (workspace / "ledger").exists()


def test_totals_left_out_are_named_before_anything_is_made(
    sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(sample)
    monkeypatch.setenv("CARDGEN_LANG", "en")
    assert run(["share", "경영 보고", "--for", "대표이사", "--to", "html", "--dry-run", "-q"]) == 0
    told = " ".join(capsys.readouterr().err.split())
    assert "Totals left out because their groups are too small: Kind, Age, Status, Region" in told
