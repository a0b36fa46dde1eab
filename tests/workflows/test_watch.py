"""What a watcher takes for a change, and what a round keeps."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath

import pytest

from cardgen.errors import EnvironmentMissing, UsageError
from cardgen.workflows.watch import build_round, change_rounds, matters


@pytest.mark.parametrize(
    ("path", "matter"),
    [
        ("cards/C-7F3K9Q.yaml", True),
        ("cards/남부", True),
        ("templates/customer/card.docx", True),
        ("templates/logo.png", True),
        *((f"cards/{name}", False) for name in (".C-7F3K9Q.yaml.swp", "C-7F3K9Q.yaml~", "4913", "#C-7F3K9Q.yaml#")),
        *((f"templates/customer/{name}", False) for name in ("~$card.docx", ".~lock.card.docx#", "card.docx.tmp")),
        ("cards/.cardgen-part-0011", False),
        ("cards/.git/index", False),
    ],
)
def test_only_cards_and_templates_matter(path: str, matter: bool) -> None:
    assert matters(PurePath(path)) is matter


def test_without_watchfiles_its_command_is_told(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with pytest.raises(EnvironmentMissing, match=r"error\.watch\.missing"):
        next(change_rounds(workspace, poll=False))


def nothing(_done: int, _total: int) -> None:
    """No progress to draw."""


def test_round_reads_everything_anew_and_keeps_the_last_good_file(workspace: Path) -> None:
    built = workspace / "out/customer/cards/C-0ZJ8RH.html"
    card = workspace / "cards/C-0ZJ8RH.yaml"
    build_round(workspace, None, processes=1, progress=nothing)
    good = built.read_bytes()
    card.write_text("id: C-0ZJ8RH\nname: 한결\nkind: x\n", encoding="utf-8")
    report = build_round(workspace, None, processes=1, progress=nothing)
    assert [problem.code for problem in report.problems] == ["C107"]
    assert built.read_bytes() == good
    form = workspace / "templates/customer/form.yaml"
    form.write_text(form.read_text(encoding="utf-8").replace("[개인, 법인]", "[x, 개인, 법인]"), encoding="utf-8")
    assert build_round(workspace, None, processes=1, progress=nothing).problems == []
    assert built.read_bytes() != good
    card.unlink()
    build_round(workspace, None, processes=1, progress=nothing)
    assert not built.exists()


def test_missing_folder_of_cards_removes_nothing(workspace: Path) -> None:
    build_round(workspace, None, processes=1, progress=nothing)
    built = sorted((workspace / "out").rglob("*"))
    (workspace / "cards").rename(workspace / "away")
    with pytest.raises(UsageError, match=r"error\.watch\.no_cards"):
        build_round(workspace, None, processes=1, progress=nothing)
    assert sorted((workspace / "out").rglob("*")) == built
