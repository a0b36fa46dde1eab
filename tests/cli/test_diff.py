"""`cardgen diff`: a card at two points in time, field by field."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

Here = Callable[..., tuple[int, str, str]]
Git = Callable[..., str]
CARD = "C-7F3K9Q"
FILE = f"cards/{CARD}.yaml"


def change(folder: Path, before: str, after: str, file: str = FILE) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert before in text
    (folder / file).write_text(text.replace(before, after, 1), encoding="utf-8")


@pytest.fixture
def dated(workspace: Path, git: Git) -> Path:
    """The card as of three days: VIP on 2026-03-01, 골드 on 2026-03-10, 실버 on 2026-03-20."""
    git("commit", "-q", "--amend", "--no-edit", "--date", "2026-03-01T10:00:00+0900")
    on_day(workspace, "2026-03-01", "commit", "-q", "--amend", "--no-edit")
    for day, before, after in (("2026-03-10", "VIP", "골드"), ("2026-03-20", "골드", "실버")):
        change(workspace, f"grade: {before}", f"grade: {after}")
        on_day(workspace, day, "commit", "-q", "-a", "-m", after)
    return workspace


def on_day(folder: Path, day: str, *arguments: str) -> None:
    at = {f"GIT_{name}_DATE": f"{day}T10:00:00+0900" for name in ("AUTHOR", "COMMITTER")}
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, env=os.environ | at)


def diffed(here: Here, *arguments: str) -> dict[str, Any]:
    code, out, _ = here("diff", *arguments, "--json")
    assert code == 0
    found: dict[str, Any] = json.loads(out)
    return found


def grades(found: dict[str, Any]) -> list[tuple[object, object]]:
    return [(it["before"], it["after"]) for it in found["changes"] if it["field"] == "grade"]


def test_two_points_one_and_none(dated: Path, here: Here) -> None:
    change(dated, "grade: 실버", "grade: 일반")
    assert grades(diffed(here, CARD)) == [("실버", "일반")]
    assert grades(diffed(here, CARD, "2026-03-05")) == [("VIP", "일반")]
    assert grades(diffed(here, CARD, "2026년 3월 5일", "2026-03-10")) == [("VIP", "골드")]
    assert grades(diffed(here, "김민준", "HEAD~1", "HEAD")) == [("골드", "실버")]
    assert grades(diffed(here, CARD, "HEAD", "HEAD~1")) == [("실버", "골드")]


def test_a_distance_is_a_day_and_no_option(dated: Path, here: Here) -> None:
    assert dated
    day = date.today() - timedelta(days=7)  # noqa: DTZ011 - as the workspace reckons, in whatever zone
    found = diffed(here, CARD, "-7d", "--policy", "support")
    assert abs(date.fromisoformat(found["before"]["point"]) - day) <= timedelta(days=1)
    code, _, told = here("diff", CARD, "--polcy", "support")
    assert (code, "--polcy" in told, "There is no option" in told) == (2, True, True)


def test_what_is_shown_names_both_points(dated: Path, here: Here) -> None:
    code, out, _ = here("diff", CARD, "2026-03-05")
    assert dated
    assert (code, out.splitlines()) == (0, [f"김민준 ({CARD})  2026-03-05 → file as it is", "    등급  VIP → 실버"])


@pytest.mark.usefixtures("git")
def test_a_file_in_another_order_and_with_comments_has_no_differences(workspace: Path, here: Here) -> None:
    change(workspace, "name: 김민준\nkind: 개인\n", "# 확인\nkind: '개인'\nname: \"김민준\" # 님\n")
    code, out, told = here("diff", CARD, "--exit-code")
    assert (code, out, told) == (0, "", "There are no differences.\n")


def test_the_exit_code_tells_of_differences_where_asked(dated: Path, here: Here) -> None:
    assert dated
    assert here("diff", CARD, "HEAD~1")[0] == 0
    assert here("diff", CARD, "HEAD~1", "--exit-code")[0] == 1
    assert here("diff", CARD, "--exit-code")[0] == 0


def test_a_point_without_the_card_is_named(workspace: Path, git: Git, here: Here) -> None:
    new = workspace / "cards/C-AAAAAA.yaml"
    new.write_text("id: C-AAAAAA\nname: 새 고객\nkind: 개인\n", encoding="utf-8")
    code, out, told = here("diff", "C-AAAAAA")
    assert (code, "card made" in out) == (0, True)
    assert "no such card at this point: last commit" in told
    git("add", "-A")
    git("commit", "-q", "-m", "new")
    new.unlink()
    assert diffed(here, "C-AAAAAA")["deed"] == "removed"
    git("commit", "-q", "-a", "-m", "gone")
    assert diffed(here, "C-AAAAAA", "HEAD~1")["deed"] == "removed"
    code, out, told = here("diff", "C-AAAAAA", "HEAD~2", "HEAD")
    assert (code, out) == (0, "")
    assert "either point: HEAD~2, HEAD" in told
    assert diffed(here, "C-AAAAAA", "HEAD~2", "HEAD")["before"]["there"] is False


def test_a_card_that_moved_is_compared_with_itself(dated: Path, git: Git, here: Here) -> None:
    (dated / "cards/단골").mkdir()
    git("mv", FILE, "cards/단골/")
    assert grades(diffed(here, CARD)) == []
    git("commit", "-q", "-m", "moved")
    assert grades(diffed(here, CARD, "2026-03-05")) == [("VIP", "실버")]


@pytest.mark.parametrize("point", ["2026-02-30", "2019-01-01", "nowhere", "--", "HEAD:cards", ""])
def test_a_point_that_is_not_there_is_refused(dated: Path, here: Here, point: str) -> None:
    assert dated
    code, out, told = here("diff", CARD, "HEAD", point) if point != "--" else here("diff", "--", CARD, "HEAD", "-x")
    assert (code, out) == (2, "")
    assert told


def test_three_points_are_one_too_many(dated: Path, here: Here) -> None:
    assert dated
    assert here("diff", CARD, "HEAD", "HEAD", "HEAD")[0] == 2


@pytest.mark.usefixtures("git")
def test_a_file_nobody_can_read_is_said_so(workspace: Path, here: Here) -> None:
    (workspace / FILE).write_text("name: [", encoding="utf-8")
    code, out, _ = here("diff", CARD)
    assert (code, "cannot be read" in out) == (0, True)
    assert diffed(here, CARD)["unreadable"] is True


def test_detached_heads_and_linked_trees_have_a_history(
    dated: Path, git: Git, here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("checkout", "-q", "--detach", "HEAD~1")
    assert grades(diffed(here, CARD, "2026-03-05")) == [("VIP", "골드")]
    git("worktree", "add", "-q", str(tmp_path / "linked"), "main")
    monkeypatch.chdir(tmp_path / "linked")
    assert grades(diffed(here, CARD, "2026-03-05")) == [("VIP", "실버")]
    assert dated


def test_under_a_policy_masks_are_told_and_no_commit(dated: Path, git: Git, here: Here) -> None:
    change(dated, "010-0284-1937", "010-9999-1937")
    change(dated, "박지훈", "정해솔")
    commit = git("rev-parse", "HEAD").strip()
    found = diffed(here, CARD, "HEAD", "--policy", "support")
    assert [(it["field"], it.get("withheld", False)) for it in found["changes"]] == [
        ("owner", False),
        ("contact.mobile", True),
    ]
    _, out, _ = here("diff", CARD, "--policy", "support")
    for hidden in (CARD, "9999", commit[:7]):
        assert hidden not in out + json.dumps(found)
