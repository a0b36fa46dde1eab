"""cardgen layout: files move, history follows, and nothing else happens."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.workflows.card_place import Places
from cardgen.workflows.layout import is_crowded
from cardgen.workflows.workspace import open_workspace

Here = Callable[..., tuple[int, str, str]]
MakeWorkspace = Callable[..., Path]


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def recorded(workspace: Path) -> Path:
    """The sample workspace, committed."""
    (workspace / ".gitignore").write_text("/out/\n/.cardgen/\n", encoding="utf-8")
    git(workspace, "init", "-q", "-b", "main")
    git(workspace, "config", "user.name", "A")
    git(workspace, "config", "user.email", "a@example.com")
    git(workspace, "add", "-A")
    git(workspace, "commit", "-q", "-m", "x")
    return workspace


def cards(workspace: Path) -> dict[str, bytes]:
    files = (file for file in (workspace / "cards").rglob("*") if file.is_file())
    return {file.relative_to(workspace / "cards").as_posix(): file.read_bytes() for file in files}


def test_there_and_back_again_by_commits_of_renames_alone(here: Here, recorded: Path) -> None:
    before = cards(recorded)
    assert here("layout", "--sharded")[0] == 0
    moved = cards(recorded)
    assert {"9Q/C-7F3K9Q.yaml", "receipts/ZM/R-3H8QZM.yaml"} <= set(moved)
    assert sorted(moved.values()) == sorted(before.values())
    lines = git(recorded, "show", "-M100%", "--name-status", "--format=").splitlines()
    assert {line.split("\t")[0] for line in lines} == {"R100"}
    assert git(recorded, "status", "--porcelain") == ""
    assert here("check")[0] == 0
    assert here("layout", "--flat")[0] == 0
    assert cards(recorded) == before
    assert {it.name for it in (recorded / "cards").iterdir() if it.is_dir()} == {"receipts"}
    assert git(recorded, "diff", "--stat", "HEAD~2") == ""


def test_history_goes_on_over_the_move(here: Here, recorded: Path) -> None:
    file = recorded / "cards/C-0ZJ8RH.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "notes: 전화함\n", encoding="utf-8")
    git(recorded, "commit", "-qam", "x")
    asked = ("log", "C-0ZJ8RH", "--json"), ("changes", "--since", git(recorded, "rev-parse", "HEAD~1").strip())
    log, changes = (here(*it)[1] for it in asked)
    assert "전화함" in changes
    here("layout", "--sharded")
    assert [here(*it)[1] for it in asked] == [log, changes]
    assert here("changes", "--since", "HEAD~1")[1] == ""
    assert here("show", "C-0ZJ8RH", "--as-of", "HEAD~1")[0] == 0


def test_what_would_move_is_listed(here: Here, recorded: Path) -> None:
    head = git(recorded, "rev-parse", "HEAD")
    code, out, told = here("layout", "--sharded", "--dry-run")
    assert (code, out.splitlines()[0]) == (0, "cards/C-0ZJ8RH.yaml → cards/RH/C-0ZJ8RH.yaml")
    assert told.strip() == "Card files to be moved: 4."
    assert git(recorded, "rev-parse", "HEAD") == head
    assert (recorded / "cards/C-0ZJ8RH.yaml").is_file()


def test_doing_it_twice_does_nothing_more(here: Here, recorded: Path) -> None:
    here("layout", "--sharded")
    head = git(recorded, "rev-parse", "HEAD")
    assert json.loads(here("layout", "--sharded", "--json")[1]) == {"moves": [], "commit": None}
    assert git(recorded, "rev-parse", "HEAD") == head


def test_new_cards_follow(here: Here, recorded: Path) -> None:
    here("layout", "--sharded")
    workspace = open_workspace(recorded)
    files = workspace.card_files().files
    customers = [file for file in files if file.form == "customer"]
    assert Places(workspace.forms["customer"], files).place("C-AAAABB") == "cards/BB/C-AAAABB.yaml"
    assert Places(workspace.forms["receipt"], files).place("R-AAAABB") == "cards/receipts/BB/R-AAAABB.yaml"
    assert Places(workspace.forms["receipt"], customers).place("R-AAAABB") == "cards/BB/R-AAAABB.yaml"


def _edited(folder: Path) -> None:
    (folder / "cardgen.toml").write_text((folder / "cardgen.toml").read_text("utf-8") + "\n", encoding="utf-8")


def _staged(folder: Path) -> None:
    _edited(folder)
    git(folder, "add", "-A")


def _new_card(folder: Path) -> None:
    (folder / "cards/C-999999.yaml").write_text("id: C-999999\n", encoding="utf-8")


def _ignored_card(folder: Path) -> None:
    (folder / ".gitignore").write_text("/out/\n/.cardgen/\nC-999999.yaml\n", encoding="utf-8")
    git(folder, "commit", "-qam", "x")
    _new_card(folder)


def _merging(folder: Path) -> None:
    (folder / ".git/MERGE_HEAD").write_text(git(folder, "rev-parse", "HEAD"), encoding="ascii")


def _detached(folder: Path) -> None:
    git(folder, "checkout", "-q", "--detach")


def _no_repository(folder: Path) -> None:
    shutil.rmtree(folder / ".git")


def _no_commits(folder: Path) -> None:
    shutil.rmtree(folder / ".git")
    git(folder, "init", "-q")


def _taken(folder: Path) -> None:
    (folder / "cards/RH/C-0ZJ8RH.yaml").mkdir(parents=True)


def _refusing_hook(folder: Path) -> None:
    hook = folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    hook.chmod(0o755)


@pytest.mark.parametrize(
    "spoil",
    [
        _edited,
        _staged,
        _new_card,
        _ignored_card,
        _merging,
        _detached,
        _no_repository,
        _no_commits,
        _taken,
        _refusing_hook,
    ],
)
def test_where_it_cannot_be_done_nothing_is(here: Here, recorded: Path, spoil: Callable[[Path], None]) -> None:
    spoil(recorded)
    git_there = (recorded / ".git").exists()
    state = ("status", "--porcelain"), ("log", "--all", "--format=%H")
    before = cards(recorded), [git(recorded, *asked) for asked in state] if git_there else []
    code, _, told = here("layout", "--sharded")
    assert code == 2
    assert told.strip()
    assert (cards(recorded), [git(recorded, *asked) for asked in state] if git_there else []) == before
    assert sorted(it.name for it in (recorded / "cards").iterdir() if it.is_dir()) == (
        ["RH", "receipts"] if spoil is _taken else ["receipts"]
    )


def test_ctrl_c_puts_everything_back(here: Here, recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_arguments: object) -> None:
        raise KeyboardInterrupt

    before = cards(recorded)
    monkeypatch.setattr("cardgen.workflows.layout.commit_index", stopped)
    assert here("layout", "--sharded")[0] == 130
    assert cards(recorded) == before
    assert git(recorded, "status", "--porcelain") == ""


def test_in_a_folder_of_a_larger_repository_with_an_odd_name(here: Here, workspace: Path, tmp_path: Path) -> None:
    inner = tmp_path / "큰 저장소" / "고 객'\"들"
    inner.parent.mkdir()
    shutil.copytree(workspace, inner)
    for arguments in (("init", "-q"), ("config", "user.name", "A"), ("config", "user.email", "a@example.com")):
        git(inner.parent, *arguments)
    git(inner.parent, "add", "-A")
    git(inner.parent, "commit", "-q", "-m", "x")
    assert here("--workspace", str(inner), "layout", "--sharded")[0] == 0
    assert (inner / "cards/RH/C-0ZJ8RH.yaml").is_file()
    assert [line for line in git(inner.parent, "status", "--porcelain").splitlines() if ".cardgen" not in line] == []


@pytest.mark.parametrize("arguments", [(), ("--sharded", "--flat")])
def test_one_way_to_lie_is_asked_for(here: Here, arguments: tuple[str, ...]) -> None:
    assert here("layout", *arguments)[0] == 2


def test_doctor_proposes_it_for_many_cards_in_a_folder(
    here: Here, recorded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not is_crowded(open_workspace(recorded))
    monkeypatch.setattr("cardgen.workflows.layout.CROWDED", 3)
    (finding,) = [it for it in json.loads(here("doctor", "--json")[1]) if it["name"] == "layout"]
    assert (finding["fine"], finding["remedy"]) == (False, "cardgen layout --sharded")
    here("layout", "--sharded")
    assert not is_crowded(open_workspace(recorded))
