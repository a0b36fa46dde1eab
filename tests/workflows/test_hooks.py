"""Our scripts among a repository's hooks, and git running them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from cardgen.errors import HistoryError
from cardgen.workflows.hook_script import BEFORE, HOOKS, HookScript, workspaces_in
from cardgen.workflows.hooks import HookState, hook_states, install_hooks, remove_hooks

Git = Callable[..., str]
CARD = "cards/C-7F3K9Q.yaml"


def scripts(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir() if not file.name.endswith(".sample")}


def states(workspace: Path) -> set[HookState]:
    return {hook.state for hook in hook_states(workspace)}


def foreign(file: Path, says: str = "theirs") -> bytes:
    file.parent.mkdir(exist_ok=True)
    file.write_text(f'#!/bin/sh\necho "{says} $*"\n', encoding="utf-8")
    file.chmod(0o755)
    return file.read_bytes()


def put(workspace: Path, before: str, after: str) -> None:
    text = (workspace / CARD).read_text(encoding="utf-8")
    assert before in text
    (workspace / CARD).write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.usefixtures("git")
def test_installed_again_they_are_the_same_and_removed_they_are_gone(workspace: Path) -> None:
    folder = workspace / ".git/hooks"
    before = scripts(folder)
    assert states(workspace) == {HookState.MISSING}
    install_hooks(workspace, "ko")
    contents = {name: (folder / name).read_bytes() for name in HOOKS}
    assert states(workspace) == {HookState.INSTALLED}
    assert all(os.access(folder / name, os.X_OK) for name in HOOKS)
    install_hooks(workspace, "ko")
    assert {name: (folder / name).read_bytes() for name in HOOKS} == contents
    assert remove_hooks(workspace, "ko") == [*HOOKS]
    assert scripts(folder) == before
    assert remove_hooks(workspace, "ko") == []


@pytest.mark.usefixtures("git")
def test_a_hook_of_somebody_else_is_kept_and_put_back(workspace: Path) -> None:
    folder = workspace / ".git/hooks"
    theirs = foreign(folder / "pre-commit")
    found = {hook.name: hook.others for hook in install_hooks(workspace, "ko")}
    assert found == {name: name == "pre-commit" for name in HOOKS}
    assert (folder / f"pre-commit{BEFORE}").read_bytes() == theirs
    install_hooks(workspace, "ko")
    assert (folder / f"pre-commit{BEFORE}").read_bytes() == theirs
    remove_hooks(workspace, "ko")
    assert (folder / "pre-commit").read_bytes() == theirs
    assert not (folder / f"pre-commit{BEFORE}").exists()


@pytest.mark.usefixtures("git")
def test_two_hooks_of_others_are_left_for_a_person_to_choose_from(workspace: Path) -> None:
    folder = workspace / ".git/hooks"
    foreign(folder / f"commit-msg{BEFORE}", "one")
    foreign(folder / "commit-msg", "two")
    before = scripts(folder)
    with pytest.raises(HistoryError) as failed:
        install_hooks(workspace, "ko")
    assert failed.value.message_id == "error.hook.twice"
    assert scripts(folder) == before


@pytest.mark.usefixtures("git")
def test_what_pre_commit_put_aside_is_brought_up_to_date_there(workspace: Path) -> None:
    folder = workspace / ".git/hooks"
    install_hooks(workspace, "ko")
    (folder / "pre-commit").rename(folder / "pre-commit.legacy")
    framework = foreign(folder / "pre-commit", "framework")
    assert states(workspace) == {HookState.INSTALLED}
    install_hooks(workspace, "en")
    assert (folder / "pre-commit").read_bytes() == framework
    assert not (folder / f"pre-commit{BEFORE}").exists()
    remove_hooks(workspace, "en")
    assert scripts(folder) == {"pre-commit"}


@pytest.mark.usefixtures("git")
def test_a_script_of_another_python_is_outdated(workspace: Path) -> None:
    install_hooks(workspace, "ko")
    script = HookScript("pre-commit", [""], "ko", "/elsewhere/python")
    (workspace / ".git/hooks/pre-commit").write_bytes(script.content)
    assert {hook.name for hook in hook_states(workspace) if hook.state is HookState.OUTDATED} == {"pre-commit"}


def test_hooks_go_where_git_takes_them_from(workspace: Path, git: Git) -> None:
    git("config", "core.hooksPath", ".husky hooks")
    install_hooks(workspace, "ko")
    assert scripts(workspace / ".husky hooks") == {*HOOKS}
    assert scripts(workspace / ".git/hooks") == set()


def test_hooks_that_other_repositories_use_are_left_alone(workspace: Path, git: Git, tmp_path: Path) -> None:
    git("config", "core.hooksPath", str(tmp_path / "everybody"))
    for act in (lambda: install_hooks(workspace, "ko"), lambda: remove_hooks(workspace, "ko")):
        with pytest.raises(HistoryError) as failed:
            act()
        assert failed.value.message_id == "error.hook.elsewhere"
    assert not (tmp_path / "everybody").exists()


def test_a_linked_working_tree_has_the_hooks_of_the_main_one(workspace: Path, git: Git, tmp_path: Path) -> None:
    linked = tmp_path / "둘째 작업"
    git("worktree", "add", "-q", "-b", "second", str(linked))
    install_hooks(linked, "ko")
    assert states(workspace) == {HookState.INSTALLED}


NAMES = ["", "customers/", "고객 '장부'/", 'a "b"\n$(c) `d`/', "*/"]


@pytest.mark.parametrize("names", [NAMES[:1], NAMES])
def test_a_script_tells_the_workspaces_it_guards(names: Iterable[str]) -> None:
    for hook in HOOKS:
        assert workspaces_in(HookScript(hook, [*names], "ko").content) == tuple(names)
    assert workspaces_in(b"#!/bin/sh\necho guard x\n") is None


def test_two_workspaces_of_one_repository_are_guarded_each(workspace: Path, git: Git, tmp_path: Path) -> None:
    top = tmp_path / "top"
    top.mkdir()
    git("init", "-q", cwd=top)
    places = [top / "a b", top / "c"]
    for place in places:
        place.mkdir()
        (place / "cardgen.toml").write_bytes((workspace / "cardgen.toml").read_bytes())
        install_hooks(place, "ko")
    assert all(states(place) == {HookState.INSTALLED} for place in places)
    remove_hooks(places[0], "ko")
    assert [states(place) for place in places] == [{HookState.MISSING}, {HookState.INSTALLED}]


@pytest.fixture
def guarded(workspace: Path, git: Git) -> Git:
    """Git in a workspace with our hooks."""
    install_hooks(workspace, "en")
    return git


def test_git_refuses_a_commit_of_a_bad_card_and_takes_a_good_one(workspace: Path, guarded: Git) -> None:
    put(workspace, "grade: VIP", "grade: 최고")
    told = guarded("commit", "-a", "-m", "x", check=False)
    assert "C107" in told
    assert "최고" not in told
    assert guarded("log", "--format=%s").split() == ["first"]
    put(workspace, "grade: 최고", "grade: 실버")
    guarded("commit", "-q", "-a", "-m", "x")
    assert guarded("log", "--format=%s").split() == ["x", "first"]


@pytest.mark.slow
def test_a_script_whose_program_is_gone_refuses_and_says_why(workspace: Path, git: Git) -> None:
    for name in HOOKS:
        script = HookScript(name, [""], "en", "/nowhere/python").content
        file = workspace / ".git/hooks" / name
        file.write_bytes(script.replace(b"command -v cardgen ", b"command -v no-such-program "))
        file.chmod(0o755)
    put(workspace, "grade: VIP", "grade: 실버")
    assert "the program is gone" in git("commit", "-a", "-m", "x", check=False)
    assert git("log", "--format=%s").split() == ["first"]
    git("commit", "-q", "--no-verify", "-a", "-m", "x")
    git("checkout", "-q", "-b", "side", "HEAD^")
    assert "were not checked" in git("merge", "main")


@pytest.mark.slow
def test_a_branch_without_the_workspace_is_not_guarded(workspace: Path, guarded: Git) -> None:
    guarded("checkout", "-q", "--orphan", "pages")
    guarded("rm", "-r", "-q", "-f", ".")
    (workspace / "index.txt").write_text("x", encoding="utf-8")
    guarded("add", "index.txt")
    assert guarded("commit", "-q", "-m", "pages") == ""


@pytest.mark.slow
def test_git_asks_us_before_a_message_a_merge_and_after_what_nobody_could_refuse(workspace: Path, guarded: Git) -> None:
    other = "cards/C-ABCDEF.yaml"
    assert "P501" in guarded("commit", "--allow-empty", "-m", "010-2345-6789", check=False)
    guarded("checkout", "-q", "-b", "side")
    put(workspace, "grade: VIP", "grade: 실버")
    guarded("commit", "-q", "-a", "-m", "side")
    guarded("checkout", "-q", "main")
    (workspace / CARD).rename(workspace / other)
    text = (workspace / other).read_text(encoding="utf-8")
    (workspace / other).write_text(text.replace("id: C-7F3K9Q", "id: C-ABCDEF"), encoding="utf-8")
    guarded("add", "-A")
    guarded("commit", "-q", "-m", "swap")
    assert "C209" in guarded("merge", "side", check=False)
    assert (workspace / ".git/MERGE_HEAD").exists()
    guarded("merge", "--abort")
    guarded("checkout", "-q", "side")
    assert "C209" in guarded("rebase", "main")
    guarded("checkout", "-q", "-B", "side", "main")
    (workspace / other).write_text("nonsense", encoding="utf-8")
    guarded("commit", "-q", "--no-verify", "-a", "-m", "bad")
    guarded("checkout", "-q", "main")
    assert "Y113" in guarded("merge", "side")


@pytest.mark.slow
@pytest.mark.parametrize("hook", ["pre-commit", "post-rewrite"])
def test_the_hook_that_was_there_runs_first_with_what_git_tells_it(hook: str, workspace: Path, git: Git) -> None:
    file = workspace / ".git/hooks" / hook
    foreign(file)
    with file.open("a", encoding="utf-8") as script:
        script.write("cat\n" if hook == "post-rewrite" else "exit 3\n")
    install_hooks(workspace, "en")
    put(workspace, "grade: VIP", "grade: 실버")
    old = git("rev-parse", "HEAD").strip()
    told = git("commit", "-a", "--amend", "-m", "x", check=False)
    if hook == "pre-commit":
        assert told == "theirs \n"
        assert git("rev-parse", "HEAD").strip() == old
    else:
        assert f"theirs amend\n{old} {git('rev-parse', 'HEAD').strip()}" in told


@pytest.mark.slow
def test_git_hands_the_place_of_its_folder_and_we_find_the_workspace(workspace: Path, git: Git, tmp_path: Path) -> None:
    top = tmp_path / "top"
    top.mkdir()
    git("init", "-q", cwd=top)
    (workspace / ".git").rename(tmp_path / "unused")
    inner = workspace.rename(top / "고객 '장부'")
    install_hooks(inner, "en")
    git("add", "-A", cwd=top)
    git("--git-dir=.git", "commit", "-q", "-m", "x", cwd=top)
    linked = tmp_path / "linked"
    git("worktree", "add", "-q", str(linked), cwd=top)
    place = linked / inner.name
    put(place, "grade: VIP", "grade: 최고")
    assert "C107" in git("commit", "-a", "-m", "x", cwd=place / "cards", check=False)
    assert git("log", "--format=%s", cwd=place).split() == ["x"]
