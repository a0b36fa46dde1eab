"""What an erasure tells people to push takes the customer off the server, and nobody else's work with them."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
"""Each of these rewrites a repository."""

Git = Callable[..., str]
Here = Callable[..., tuple[int, str, str]]

CARD, OTHER = "C-7F3K9Q", "C-E5XB1W"
NAME = "김민준"
ASKED = ("erase", CARD, "--reason", "보유 기간 만료")


@pytest.fixture
def server(workspace: Path, git: Git, tmp_path: Path) -> Path:
    """A server with two branches, of which one is not here, and a third one that is this customer's alone."""
    place = tmp_path / "server.git"
    git("switch", "-q", "-c", "side")
    change(workspace, "side")
    git("commit", "-qam", f"{NAME} 상담")
    git("switch", "-q", "--orphan", "alone")
    (workspace / "cards").mkdir(exist_ok=True)
    (workspace / f"cards/{CARD}.yaml").write_text(f"id: {CARD}\nname: {NAME}\n", encoding="utf-8")
    git("add", "cards")
    git("commit", "-q", "-m", "alone")
    git("switch", "-q", "main")
    git("clone", "-q", "--bare", ".", str(place))
    git("branch", "-q", "-D", "side", "alone")
    git("remote", "add", "origin", str(place))
    git("fetch", "-q", "origin")
    return place


def change(folder: Path, what: str) -> None:
    card = folder / f"cards/{OTHER}.yaml"
    card.write_text(f"{card.read_text(encoding='utf-8')}# {what}\n", encoding="utf-8")


def colleague(server: Path, git: Git) -> Path:
    """The clone of a colleague."""
    folder = server.parent / "colleague"
    git("clone", "-q", "-b", "main", str(server), str(folder))
    return folder


def push_as_told(out: str, git: Git) -> list[str]:
    """Do what was printed, and give what git wrote."""
    commands = [line.strip() for line in out.splitlines() if line.startswith("     git push --force")]
    assert commands
    return [git(*shlex.split(command)[1:], check=False) for command in commands]


def held_by(server: Path, git: Git) -> str:
    """All that can be reached on the server: messages and contents."""
    return git("log", "--all", "-p", "--format=%B", cwd=server)


def test_every_branch_of_the_server_loses_the_customer(server: Path, git: Git, here: Here) -> None:
    assert NAME in held_by(server, git)
    _, out, _ = here(*ASKED, "--yes")
    assert not [said for said in push_as_told(out, git) if "rejected" in said]
    assert NAME not in held_by(server, git)
    assert "# side" in held_by(server, git)
    assert git("branch", "--format=%(refname:short)", cwd=server).split() == ["main", "side"]


def test_what_a_colleague_pushed_meanwhile_stays(server: Path, git: Git, here: Here) -> None:
    clone = colleague(server, git)
    change(clone, "동료의 일")
    git("commit", "-qam", "동료의 일", cwd=clone)
    git("push", "-q", cwd=clone)
    _, out, _ = here(*ASKED, "--yes")
    assert [said for said in push_as_told(out, git) if "rejected" in said and "main" in said]
    assert "동료의 일" in held_by(server, git)


def test_nothing_is_erased_while_fetched_work_is_not_in_the_branch_here(server: Path, git: Git, here: Here) -> None:
    clone = colleague(server, git)
    change(clone, "동료의 일")
    git("commit", "-qam", "동료의 일", cwd=clone)
    git("push", "-q", cwd=clone)
    git("fetch", "-q")
    before = git("log", "--all", "--format=%H")
    code, out, _ = here(*ASKED, "--dry-run")
    assert (code, "origin/main" in out.partition("Before you erase")[2]) == (0, True)
    code, _, err = here(*ASKED, "--yes")
    assert (code, "git pull" in err) == (2, True)
    assert git("log", "--all", "--format=%H") == before
    git("merge", "-q", "origin/main")
    assert here(*ASKED, "--yes")[0] == 0


def test_work_that_was_not_pushed_moves_over_without_the_customer(server: Path, git: Git, here: Here) -> None:
    clone = colleague(server, git)
    change(clone, "올리지 않은 일")
    git("commit", "-qam", "올리지 않은 일", cwd=clone)
    _, out, _ = here(*ASKED, "--yes")
    push_as_told(out, git)
    assert "     git pull --rebase\n     git push\n" in out
    git("pull", "-q", "--rebase", cwd=clone)
    git("push", "-q", cwd=clone)
    assert "# 올리지 않은 일" in held_by(server, git)
    assert NAME not in held_by(server, git)
    assert not (clone / f"cards/{CARD}.yaml").exists()


def test_work_on_the_erased_card_itself_goes_by_the_way_told(server: Path, git: Git, here: Here) -> None:
    clone = colleague(server, git)
    change(clone, "올리지 않은 일")
    card = clone / f"cards/{CARD}.yaml"
    card.write_text(f"{card.read_text(encoding='utf-8')}# 통화함\n", encoding="utf-8")
    git("commit", "-qam", "둘 다", cwd=clone)
    _, out, _ = here(*ASKED, "--yes")
    push_as_told(out, git)
    assert "CONFLICT" in git("pull", "-q", "--rebase", cwd=clone, check=False)
    assert f"     git rm --ignore-unmatch -- cards/{CARD}.yaml\n     git rebase --continue\n     git push\n" in out
    git("rm", "-q", "--ignore-unmatch", "--", f"cards/{CARD}.yaml", cwd=clone)
    git("-c", "core.editor=true", "rebase", "--continue", cwd=clone)
    git("push", "-q", cwd=clone)
    assert "# 올리지 않은 일" in held_by(server, git)
    assert NAME not in held_by(server, git)
