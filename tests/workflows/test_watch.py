"""What a watcher takes for a change, and what a round keeps."""

from __future__ import annotations

import gc
import os
import sys
import weakref
from pathlib import Path, PurePath

import pytest

from cardgen.errors import EnvironmentMissing, UsageError
from cardgen.workflows import watch
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


class Ring:
    """Something only the garbage collector can free."""

    def __init__(self) -> None:
        self.itself = self


def test_round_gives_the_garbage_collector_back_what_the_round_before_kept_from_it(workspace: Path) -> None:
    build_round(workspace, None, processes=1, progress=nothing)
    ring = Ring()
    left = weakref.ref(ring)
    (workspace / "cards/C-0ZJ8RH.yaml").unlink()
    build_round(workspace, None, processes=1, progress=nothing)
    assert gc.get_freeze_count() > 0
    del ring
    build_round(workspace, None, processes=1, progress=nothing)
    assert left() is None


def test_polling_tells_two_saves_within_a_second_apart(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("POLL_MS", "QUIET_MS"):
        monkeypatch.setattr(watch, name, 10)
    card = workspace / "cards/C-0ZJ8RH.yaml"
    rounds = change_rounds(workspace, poll=True)
    second = 1_700_000_000 * 10**9
    for number in range(3):
        next(rounds)
        card.write_text(f"id: C-0ZJ8RH\nname: 이름{number}\nkind: 개인\n", encoding="utf-8")
        os.utime(card, ns=(second + number, second + number))
    next(rounds)
    logo = workspace / "pictures/logo.png"
    logo.parent.mkdir()
    settings = workspace / "cardgen.toml"
    text = settings.read_text(encoding="utf-8").replace("[company]", '[company]\nlogo = "pictures/logo.png"')
    settings.write_text(text, encoding="utf-8")
    next(rounds)
    logo.write_bytes(b"one")
    next(rounds)


def test_missing_folder_of_cards_removes_nothing(workspace: Path) -> None:
    build_round(workspace, None, processes=1, progress=nothing)
    built = sorted((workspace / "out").rglob("*"))
    (workspace / "cards").rename(workspace / "away")
    with pytest.raises(UsageError, match=r"error\.watch\.no_cards"):
        build_round(workspace, None, processes=1, progress=nothing)
    assert sorted((workspace / "out").rglob("*")) == built
