"""check --staged, check --range, commit and hook as people run them: words, exit codes, forms of output."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

Here = Callable[..., tuple[int, str, str]]
Git = Callable[..., str]
CARD = "cards/C-7F3K9Q.yaml"


def put(workspace: Path, before: str, after: str) -> None:
    text = (workspace / CARD).read_text(encoding="utf-8")
    assert before in text
    (workspace / CARD).write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture
def bad(workspace: Path, git: Git) -> str:
    """A commit with an error in a card and a number in its message; gives its id as it is shown."""
    put(workspace, "grade: VIP", "grade: 최고")
    git("commit", "-q", "-a", "-m", "010-2345-6789")
    return git("rev-parse", "HEAD")[:10]


def test_staged_content_is_checked_and_told_as_files_are(here: Here, workspace: Path, git: Git) -> None:
    put(workspace, "grade: VIP", "grade: 최고")
    assert here("check", "--staged") == (0, "", "Cards checked: 0. Errors: 0, warnings: 0.\n")
    git("add", CARD)
    code, told, noted = here("check", "--staged")
    assert (code, noted) == (1, "Cards checked: 1. Errors: 1, warnings: 0.\n")
    assert told.startswith(f"{CARD}:5:8: error[C107] ")
    assert "최고" not in told


def test_a_range_is_told_with_the_commits(here: Here, bad: str) -> None:
    code, told, noted = here("check", "--range", "HEAD^..HEAD")
    assert code == 1
    assert [line.partition(" ")[0] for line in told.splitlines()] == [
        f"{bad}:COMMIT_EDITMSG:1:1:",
        f"{bad}:{CARD}:5:8:",
    ]
    assert noted == "Commits checked: 1, cards: 1. Errors: 2, warnings: 0.\n"
    assert all(value not in told for value in ("2345", "최고"))


def test_scripts_hear_of_the_commits(here: Here, bad: str) -> None:
    _, told, _ = here("check", "--range", "HEAD^", "--format", "json")
    problems = json.loads(told)["problems"]
    assert [(it["commit"], it["path"], it["line"], it["code"]) for it in problems] == [
        (bad, "COMMIT_EDITMSG", 1, "P501"),
        (bad, CARD, 5, "C107"),
    ]
    _, told, _ = here("check", "--range", "HEAD^", "--format", "github")
    assert f"::error file={CARD},line=5,col=8,title=C107 {bad}::" in told
    _, told, _ = here("check", "--range", "HEAD^", "--format", "sarif")
    results = json.loads(told)["runs"][0]["results"]
    assert [it["properties"]["commit"] for it in results] == [bad, bad]


@pytest.mark.usefixtures("git")
@pytest.mark.parametrize(
    "arguments", [("--staged", "--range", "HEAD"), ("--staged", "C-7F3K9Q"), ("--range", "HEAD", "--fix")]
)
def test_ways_to_check_exclude_each_other(arguments: tuple[str, ...], here: Here) -> None:
    code, _, noted = here("check", *arguments)
    assert code == 2
    assert "exclude each other" in noted


def test_outside_a_repository_it_says_what_to_do(here: Here) -> None:
    for arguments in (("check", "--staged"), ("check", "--range", "A..B"), ("commit",), ("hook", "install")):
        code, _, noted = here(*arguments)
        assert code == 2
        assert "git init" in noted


def test_commit_tells_the_message_and_the_commit(here: Here, workspace: Path, git: Git) -> None:
    put(workspace, "grade: VIP", "grade: 실버")
    assert here("commit", "--dry-run") == (
        0,
        "고객 C-7F3K9Q: 기본 정보 수정\n",
        "1 file(s) would be committed so (nothing was done).\n",
    )
    code, told, noted = here("commit")
    assert (code, told) == (0, "고객 C-7F3K9Q: 기본 정보 수정\n")
    assert noted == f"Committed: {git('rev-parse', 'HEAD')[:10]}\n"
    assert here("commit") == (0, "", "Nothing has changed, so nothing was committed.\n")


def test_who_deletes_a_card_hears_that_history_keeps_it(here: Here, workspace: Path, git: Git) -> None:
    (workspace / CARD).unlink()
    code, told, noted = here("commit")
    assert (code, told) == (0, "고객 C-7F3K9Q: 카드 삭제\n")
    assert "cardgen erase" in noted
    git("checkout", "-q", "HEAD^", "--", CARD)
    assert "cardgen erase" not in here("commit")[2]


def test_a_merge_is_told_of_as_one(here: Here, git: Git) -> None:
    git("checkout", "-q", "-b", "side")
    git("commit", "-q", "--allow-empty", "-m", "side")
    git("checkout", "-q", "main")
    git("merge", "-q", "--no-ff", "--no-commit", "side")
    assert "would be finished" in here("commit", "--dry-run")[2]
    code, told, noted = here("commit")
    assert (code, told) == (0, "Merge branch 'side'\n")
    assert noted == f"The merge is finished: {git('rev-parse', 'HEAD')[:10]}\n"


def test_commit_for_scripts(here: Here, workspace: Path, git: Git) -> None:
    assert json.loads(here("commit", "--json")[1]) == {"commit": None, "message": "", "files": []}
    put(workspace, "grade: VIP", "grade: 실버")
    found = json.loads(here("commit", "--json", "-m", "등급")[1])
    assert found == {"commit": git("rev-parse", "HEAD").strip(), "message": "등급\n", "files": [CARD]}


def test_commit_refuses_with_the_problems_and_without_values(here: Here, workspace: Path, git: Git) -> None:
    put(workspace, "grade: VIP", "grade: 최고")
    code, told, noted = here("commit")
    assert (code, told) == (1, "")
    assert f"{CARD}:5:8: error[C107]" in noted
    assert "최고" not in noted
    code, _, noted = here("commit", "-m", "x 010-2345-6789")
    assert code == 4
    assert "COMMIT_EDITMSG:1:3: error[P501]" in noted
    assert "2345" not in noted
    assert git("log", "--format=%s") == "first\n"


@pytest.mark.usefixtures("git")
def test_hooks_are_installed_told_of_and_removed(here: Here) -> None:
    code, told, noted = here("hook", "status")
    assert code == 1
    assert told.splitlines()[0].split() == ["pre-commit", "missing"]
    assert "cardgen hook install" in noted
    assert here("hook", "install")[0] == 0
    code, told, _ = here("hook", "status", "--json")
    assert code == 0
    assert {it["state"] for it in json.loads(told)} == {"installed"}
    assert here("hook", "remove")[0] == 0
    assert json.loads(here("hook", "remove", "--json")[1]) == {"removed": []}
    code, _, noted = here("hook")
    assert code == 2
    assert [word for word in ("install", "remove", "status", "run") if f"\n  {word} " in noted] == [
        "install",
        "remove",
        "status",
    ]


def test_a_hook_run_tells_the_problems_and_refuses(here: Here, workspace: Path, git: Git, tmp_path: Path) -> None:
    assert here("hook", "run", "pre-commit") == (0, "", "")
    put(workspace, "grade: VIP", "grade: 최고")
    git("add", CARD)
    code, told, noted = here("hook", "run", "pre-commit")
    assert code == 1
    assert told.startswith(f"{CARD}:5:8: error[C107]")
    assert "Nothing was committed" in noted
    message = tmp_path / "COMMIT_EDITMSG"
    message.write_text("x 010-2345-6789", encoding="utf-8")
    code, told, _ = here("hook", "run", "commit-msg", str(message))
    assert code == 1
    assert told.startswith("COMMIT_EDITMSG:1:3: error[P501]")
    assert here("hook", "run", "commit-msg")[0] == 2
    assert here("hook", "run", "nope")[0] == 2


def test_a_hook_names_files_from_where_git_starts_it(
    here: Here, workspace: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(workspace, "grade: VIP", "grade: 최고")
    git("add", CARD)
    monkeypatch.chdir(workspace.parent)
    told = here("--workspace", workspace.name, "hook", "run", "pre-commit")[1]
    assert told.startswith(f"{workspace.name}/{CARD}:5:8: error[C107]")


@pytest.mark.usefixtures("git")
def test_a_hook_says_that_a_broken_form_leaves_cards_unjudged(here: Here, workspace: Path, git: Git) -> None:
    form = workspace / "templates/customer/form.yaml"
    form.write_text(form.read_text(encoding="utf-8").replace("x-version: 1\n", "x-version: x\n"), encoding="utf-8")
    git("commit", "-q", "-a", "-m", "broken form")
    put(workspace, "grade: VIP", "grade: 최고")
    git("add", CARD)
    code, _, noted = here("hook", "run", "pre-commit")
    assert code == 1
    assert "1" in noted


def test_the_hooks_offered_to_pre_commit_run(here: Here, root: Path, git: Git, tmp_path: Path) -> None:
    offered = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    git("update-ref", "ORIG_HEAD", "HEAD")
    message = tmp_path / "message"
    message.write_text("등급 조정", encoding="utf-8")
    for hook in offered:
        program, *arguments = hook["entry"].split()
        assert (program, hook["language"]) == ("cardgen", "python")
        takes_names = hook.get("pass_filenames", True)
        assert takes_names == ("commit-msg" in hook["stages"])
        assert here(*arguments, *([str(message)] if takes_names else [])) == (0, "", "")
