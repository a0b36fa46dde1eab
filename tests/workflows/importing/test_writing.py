"""Planned cards are written all or none, and only onto what was seen."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cardgen.errors import UsageError
from cardgen.workflows.importing.file import open_file
from cardgen.workflows.importing.plan import Wish, plan_import
from cardgen.workflows.importing.tables import Asked
from cardgen.workflows.workspace import open_workspace

Import = Callable[..., Any]

HEAD = "성명,구분,휴대폰,등급,비고"
LIST = f"{HEAD}\n홍길동,개인,01012345678,vip,메모\n한빛상사,법인,02-123-4567,,\n"


def test_a_card_changed_or_deleted_after_the_preview_is_left_alone(empty: Path, run: Import) -> None:
    run(LIST)
    first, second = sorted((empty / "cards").glob("*.yaml"))

    def meanwhile() -> None:
        first.write_text(first.read_text(encoding="utf-8") + "owner: 김\n", encoding="utf-8")
        second.unlink()

    done = run(LIST.replace("vip", "골드").replace(",,\n", ",실버,\n"), update=True, between=meanwhile)
    assert {it.problem.code for it in done.applied.problems} == {"I115"}
    assert (len(done.applied.problems), done.applied.changed) == (2, [])
    assert first.read_text(encoding="utf-8").endswith("owner: 김\n")
    assert not second.exists()


def test_cards_added_after_the_preview_stop_the_import(empty: Path, run: Import, root: Path) -> None:
    def meanwhile() -> None:
        (empty / "cards").mkdir(exist_ok=True)
        shutil.copy(root / "cards/C-7F3K9Q.yaml", empty / "cards")

    with pytest.raises(UsageError) as stopped:
        run(LIST, between=meanwhile)
    assert stopped.value.message_id == "error.import.moved_on"
    assert len(list((empty / "cards").glob("*"))) == 1


def test_a_failure_while_writing_leaves_no_card(empty: Path, run: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "cards")

    monkeypatch.setattr(os, "sync", full)
    with pytest.raises(OSError, match="cards"):
        run(LIST)
    assert [it for it in (empty / "cards").rglob("*") if it.is_file()] == []


def test_new_cards_lie_where_the_others_do(make_workspace: Callable[..., Path], run: Import) -> None:
    root = make_workspace()
    for card_id in ("C-AAAAAA", "C-BBBBBB"):
        file = root / f"cards/{card_id[-2:]}/{card_id}.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(f"id: {card_id}\nname: {card_id}\nkind: 개인\n", encoding="utf-8")
    done = run(LIST)
    assert all(Path(path).parent.name == Path(path).stem[-2:] for path in done.applied.new)


def test_two_processes_make_the_same_cards(empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert empty.is_dir()
    monkeypatch.setattr("cardgen.workflows.importing.planning.SMALL", 2)
    file = tmp_path / "list.csv"
    file.write_text(HEAD + "".join(f"\n홍{n},개인,010-{1000 + n}-5678,vip," for n in range(6)), encoding="utf-8")
    workspace = open_workspace(tmp_path / "workspace")
    opened = open_file(workspace, file, Asked())
    plan = plan_import(workspace, opened.book, opened.reading, Wish(), processes=2, progress=lambda _done, _total: None)
    assert [b"grade: VIP" in it.content for it in plan.new] == [True] * 6
