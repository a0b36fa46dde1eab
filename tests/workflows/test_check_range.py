"""Each commit of a range is judged by itself, with its message, by the form it had."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.errors import HistoryError
from cardgen.workflows.check_range import RangeReport, check_range
from cardgen.workflows.workspace import open_workspace

Git = Callable[..., str]
CARD = "cards/C-7F3K9Q.yaml"
NOBODY = "0" * 40


def change(workspace: Path, git: Git, before: str, after: str, message: str = "x", path: str = CARD) -> str:
    """Commit a change; returns the commit's id as problems have it."""
    text = (workspace / path).read_text(encoding="utf-8")
    assert before in text
    (workspace / path).write_text(text.replace(before, after), encoding="utf-8")
    git("commit", "-q", "-a", "-m", message)
    return git("rev-parse", "HEAD").strip()[:10]


def checked(workspace: Path, asked: str) -> RangeReport:
    return check_range(open_workspace(workspace), asked)


def found(workspace: Path, asked: str) -> list[tuple[str, str, str]]:
    return [(it.commit, it.path, it.code) for it in checked(workspace, asked).problems]


def test_an_error_mended_later_in_the_range_is_found_in_its_commit(workspace: Path, git: Git) -> None:
    bad = change(workspace, git, "grade: VIP", "grade: 최고")
    change(workspace, git, "grade: 최고", "grade: VIP")
    report = checked(workspace, "HEAD~2..HEAD")
    assert [(it.commit, it.path, it.code, it.position.line) for it in report.problems] == [(bad, CARD, "C107", 5)]
    assert (report.commits, report.cards, report.errors) == (2, 2, 1)
    assert found(workspace, "HEAD~1..HEAD") == []


def test_messages_are_judged_whole_and_of_every_commit(workspace: Path, git: Git) -> None:
    git("commit", "-q", "--allow-empty", "-m", "first line\n\n전화 010-2345-6789")
    ((commit, path, code),) = found(workspace, "HEAD~1..")
    assert (path, code) == ("COMMIT_EDITMSG", "P501")
    assert git("rev-parse", "HEAD").startswith(commit)


def test_commits_are_told_of_oldest_first(workspace: Path, git: Git) -> None:
    commits = [change(workspace, git, f"grade: {a}", f"grade: {b}") for a, b in (("VIP", "x"), ("x", "y"), ("y", "z"))]
    assert [commit for commit, _, _ in found(workspace, "HEAD~3..HEAD")] == commits


def test_a_card_is_judged_by_the_form_of_its_commit(workspace: Path, git: Git) -> None:
    form = "templates/customer/form.yaml"
    change(workspace, git, "실버", "브론즈", path=form)
    bad = change(workspace, git, "grade: VIP", "grade: 실버")
    change(workspace, git, "브론즈", "실버", path=form)
    change(workspace, git, "grade: 실버", "grade: 골드")
    change(workspace, git, "grade: 골드", "grade: 실버")
    assert (bad, CARD, "C107") in found(workspace, "HEAD~4..HEAD~3")
    assert found(workspace, "HEAD~2..HEAD") == []


def test_ways_to_name_what_a_branch_adds(workspace: Path, git: Git) -> None:
    git("checkout", "-q", "-b", "side")
    bad = change(workspace, git, "grade: VIP", "grade: 최고")
    git("checkout", "-q", "main")
    change(workspace, git, "status: 활성", "status: 가나다")
    git("checkout", "-q", "side")
    for asked in ("main..side", "main...side", "main..", "main"):
        assert found(workspace, asked) == [(bad, CARD, "C107")]


def test_the_first_push_of_a_branch_is_all_its_commits(workspace: Path, git: Git) -> None:
    bad = change(workspace, git, "grade: VIP", "grade: 최고")
    assert checked(workspace, f"{NOBODY}..HEAD").commits == 2
    assert found(workspace, f"{NOBODY}..HEAD") == [(bad, CARD, "C107")]


def test_a_merge_answers_only_for_what_it_made_itself(workspace: Path, git: Git) -> None:
    other = "cards/C-ABCDEF.yaml"
    git("checkout", "-q", "-b", "side")
    change(workspace, git, "grade: VIP", "grade: 실버")
    git("checkout", "-q", "main")
    (workspace / CARD).rename(workspace / other)
    git("add", "-A")
    change(workspace, git, "id: C-7F3K9Q", "id: C-ABCDEF", path=other)
    git("merge", "-q", "-m", "merge", "side")
    merge = git("rev-parse", "HEAD").strip()[:10]
    assert found(workspace, "HEAD^..HEAD") == [(merge, other, "C209")]


@pytest.mark.usefixtures("git")
def test_what_names_no_commit_is_refused(workspace: Path) -> None:
    for asked in ("nope..HEAD", "HEAD..nope", "nope", "--all..HEAD", "HEAD..--all", "  ..HEAD~99"):
        with pytest.raises(HistoryError) as failed:
            checked(workspace, asked)
        assert failed.value.message_id == "error.history.no_revision"


def test_a_shallow_clone_says_what_to_fetch(workspace: Path, git: Git, tmp_path: Path) -> None:
    first = git("rev-parse", "HEAD").strip()
    change(workspace, git, "grade: VIP", "grade: 실버")
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth=1", workspace.as_uri(), clone], check=True)
    with pytest.raises(HistoryError) as failed:
        checked(clone, f"{first}..HEAD")
    assert failed.value.message_id == "error.guard.shallow"


def test_before_the_first_commit_it_says_so(workspace: Path, git: Git) -> None:
    git("update-ref", "-d", "HEAD")
    with pytest.raises(HistoryError) as failed:
        checked(workspace, "HEAD")
    assert failed.value.message_id == "error.history.no_commits"


@pytest.mark.slow
def test_a_workspace_in_a_folder_of_the_repository_hears_of_its_own_files(
    workspace: Path, git: Git, tmp_path: Path
) -> None:
    top = tmp_path / "top"
    top.mkdir()
    git("init", "-q", "-b", "main", cwd=top)
    inner = workspace.rename(top / "고객 '장부'")
    subprocess.run(["rm", "-rf", inner / ".git"], check=True)
    (top / "cards").mkdir()
    (top / "cards/C-7F3K9Q.yaml").write_text("nonsense", encoding="utf-8")
    git("add", "-A", cwd=top)
    git("commit", "-q", "-m", "x", cwd=top)
    assert found(inner, f"{NOBODY}..HEAD") == []
    text = (inner / CARD).read_text(encoding="utf-8")
    (inner / CARD).write_text(text.replace("VIP", "최고"), encoding="utf-8")
    git("commit", "-q", "-a", "-m", "x", cwd=top)
    assert [(path, code) for _, path, code in found(inner, "HEAD^")] == [(CARD, "C107")]
