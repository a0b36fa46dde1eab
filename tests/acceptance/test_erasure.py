"""A customer is erased out of a history of everything git can hold; nothing of anybody else changes."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from cardgen.workflows.build import build
from cardgen.workflows.check import check
from cardgen.workflows.erase import Erased, erase, preview
from cardgen.workflows.tombstones import erased_ids
from cardgen.workflows.workspace import open_workspace

CARD, OTHER, THIRD = "C-7F3K9Q", "C-E5XB1W", "C-0ZJ8RH"
NAME, MOBILE, OLD_MOBILE, MAIL = "김민준", "010-0284-1937", "010-0999-3141", "minjun.kim@example.com"
STAFF = {
    "GIT_AUTHOR_NAME": "이수진", "GIT_AUTHOR_EMAIL": "lee@example.com",
    "GIT_COMMITTER_NAME": "박지훈", "GIT_COMMITTER_EMAIL": "park@example.com",
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
}  # fmt: skip


def git(folder: Path, *arguments: str, day: int = 0, stdin: str = "", check: bool = True) -> str:
    when = {f"GIT_{who}_DATE": f"2026-01-{day:02}T09:00:00+0900" for who in ("AUTHOR", "COMMITTER") if day}
    done = subprocess.run(
        ["git", "-C", folder, *arguments],
        check=check, capture_output=True, text=True, input=stdin, env={**os.environ, **STAFF, **when},
    )  # fmt: skip
    return done.stdout


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def commit(folder: Path, message: str, day: int) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message, day=day)


def history(folder: Path) -> None:
    """Everything a customer can be in: see the tests below, each of which looks at one of it."""
    card, moved = folder / f"cards/{CARD}.yaml", folder / f"cards/closed/{CARD}.yaml"
    other, third = folder / f"cards/{OTHER}.yaml", folder / f"cards/{THIRD}.yaml"
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "user.name", "박지훈")
    git(folder, "config", "user.email", "park@example.com")
    (folder / ".gitignore").write_text("/out/\n/.cardgen/\n", encoding="utf-8")
    change(card, MOBILE, OLD_MOBILE)
    commit(folder, "카드 등록", 1)
    change(card, OLD_MOBILE, MOBILE)
    commit(folder, f"{NAME} 고객 번호를 {MOBILE}(으)로 변경", 2)
    change(other, "grade: 일반", "grade: 실버")
    commit(folder, f"고객 {OTHER}: 등급 수정", 3)
    git(folder, "tag", "-a", "-m", f"1분기: {NAME}님까지 정리\n", "q1", day=3)
    git(folder, "tag", "-a", "-m", "첫 정리\n", "first", "HEAD~2", day=3)
    git(folder, "tag", "light")
    git(folder, "switch", "-q", "-c", "move")
    moved.parent.mkdir()
    git(folder, "mv", str(card), str(moved))
    third.write_text(f"{third.read_text(encoding='utf-8')}# 확인함\n", encoding="utf-8")
    commit(folder, "정리", 4)
    git(folder, "switch", "-q", "main")
    (folder / "명단.csv").write_text(f"이름,전화\n{NAME},{MOBILE}\n이정희,010-0617-2840\n", encoding="utf-8")
    (folder / "명단.bin").write_bytes(b"\0\1" + MAIL.encode() + b"\0")
    commit(folder, "명단", 5)
    git(folder, "merge", "-q", "--no-ff", "-m", "Merge branch 'move'", "move", day=6)
    git(folder, "notes", "add", "-m", f"{NAME}님 확인", "HEAD~1")
    git(folder, "notes", "add", "-m", "확인", "HEAD")
    git(folder, "notes", "add", "-m", "이 고객만의 커밋", "main~2^")
    git(folder, "update-ref", "refs/remotes/origin/main", "main~1")
    git(folder, "update-ref", f"refs/remotes/origin/{NAME}-상담", "main~1")
    git(folder, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    for words, files in ((f"{NAME} 급함", (moved,)), ("둘 다", (moved, other)), ("하나", (other,))):
        for file in files:
            change(file, "status: ", "status:  ")
        git(folder, "stash", "push", "-q", "-m", words)
    git(folder, "switch", "-q", "--orphan", "draft")
    moved.parent.mkdir(parents=True, exist_ok=True)
    moved.write_text(f"id: {CARD}\nname: {NAME}\nkind: 개인\n", encoding="utf-8")
    commit(folder, "이 고객뿐", 7)
    git(folder, "switch", "-q", "main")
    git(folder, "gc", "-q")
    change(third, "# 확인함", "# 다시 확인함")  # staged
    git(folder, "add", str(third))
    change(folder / "cards/receipts/R-3H8QZM.yaml", "id:", "id: ")  # not staged
    (folder / "적어둠.txt").write_text(f"{NAME} 전화할 것\n", encoding="utf-8")


@dataclass(frozen=True)
class Case:
    """The same workspace, before and after."""

    before: Path
    after: Path
    done: Erased


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[Case]:
    before, after = (tmp_path_factory.mktemp("erasure") / name for name in ("before", "my 'work'\n공간"))
    before.mkdir()
    shutil.copy(root / "cardgen.toml", before)
    shutil.copytree(root / "templates", before / "templates")
    for name in (CARD, OTHER, THIRD, "receipts/R-3H8QZM"):
        target = before / f"cards/{name}.yaml"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / f"cards/{name}.yaml", target)
    history(before)
    shutil.copytree(before, after, symlinks=True)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in STAFF.items():
            patch.setenv(name, value)
        opened = open_workspace(after)
        build(opened, ("html",), ("html", "xlsx"), processes=1, progress=lambda _done, _all: None)
        yield Case(before, after, erase(opened, preview(opened, (CARD,), "보유 기간 만료")))


def everything(folder: Path) -> bytes:
    """All bytes of every object, and of every file of .git, found without any code of ours."""
    objects = subprocess.run(
        ["git", "-C", folder, "cat-file", "--batch-all-objects", "--batch"], check=True, capture_output=True
    ).stdout
    files = (file for file in (folder / ".git").rglob("*") if file.is_file())
    return objects + b"\n".join(str(file).encode() + file.read_bytes() for file in files)


def test_no_value_is_left_in_any_object_or_file_of_git(case: Case) -> None:
    before, after = everything(case.before), everything(case.after)
    for value in (NAME, MOBILE, OLD_MOBILE, MAIL, "304동 1502호"):
        assert value.encode() in before
        assert value.encode() not in after
    assert [it.path for it in case.done.proof.left] == ["명단.bin"]


def test_no_file_of_the_working_tree_has_the_customer(case: Case) -> None:
    left = [file for file in case.after.rglob("*") if file.is_file() and ".git" not in file.parts]
    assert not [file for file in left if CARD in file.name and file.parent.name != "erased"]
    assert not [file for file in left if NAME.encode() in file.read_bytes()]
    assert (case.after / "out/customer/cards" / f"{OTHER}.html").exists()
    assert not (case.after / "out/customer/index.html").exists()


def commits(folder: Path, *refs: str) -> list[tuple[str, ...]]:
    """What each commit says of itself and did to files that are other customers', or nobody's."""
    said_of_itself = "--format=%x01%an%n%ae%n%at%n%cn%n%ce%n%ct%n%B%x02"
    shape = ("--topo-order", "--raw", "--no-abbrev", "--no-renames", "-m", "--first-parent")
    log = git(folder, "-c", "core.quotePath=no", "log", *shape, said_of_itself, *refs)
    found = []
    for entry in log.split("\x01")[1:]:
        said, _, raw = entry.partition("\x02")
        if files := [line for line in raw.splitlines() if line and CARD not in line and "명단" not in line]:
            found.append((*said.split("\n")[:6], *files))
    return found


def test_authors_dates_and_blobs_of_others_are_what_they_were(case: Case) -> None:
    before, after = commits(case.before, "main"), commits(case.after, "main")[1:]
    assert before == after
    assert len(after) == 3


def test_messages_of_others_are_what_they_were(case: Case) -> None:
    said = git(case.after, "log", "--format=%s", "main").splitlines()
    assert said == [
        f"고객 {CARD}: 파기 기록", "Merge branch 'move'", "명단", "정리", f"고객 {OTHER}: 등급 수정", "카드 등록",
    ]  # fmt: skip


def test_commit_that_did_nothing_else_is_gone(case: Case) -> None:
    assert "변경" in git(case.before, "log", "--format=%s", "main")
    assert case.done.empty == 2


def test_tags_keep_their_words_but_the_values(case: Case) -> None:
    said = git(case.after, "tag", "--list", "--format=%(refname:short)|%(contents:subject)|%(taggername)")
    assert said.splitlines() == [
        "first|첫 정리|박지훈",
        f"light|고객 {OTHER}: 등급 수정|",
        "q1|1분기: [삭제됨]님까지 정리|박지훈",
    ]


def test_branch_of_this_customer_alone_is_gone_and_others_stay(case: Case) -> None:
    refs = git(case.after, "for-each-ref", "--format=%(refname)").splitlines()
    assert refs == [
        "refs/heads/main", "refs/heads/move", "refs/notes/commits", "refs/remotes/origin/HEAD",
        "refs/remotes/origin/main", "refs/stash", "refs/tags/first", "refs/tags/light", "refs/tags/q1",
    ]  # fmt: skip
    assert git(case.after, "symbolic-ref", "refs/remotes/origin/HEAD").strip() == "refs/remotes/origin/main"
    assert git(case.after, "rev-parse", "origin/main") == git(case.after, "rev-parse", "main~2")


def test_stashes_keep_what_they_hold_of_others(case: Case, tmp_path: Path) -> None:
    assert git(case.after, "stash", "list", "--format=%gs").splitlines() == ["On main: 하나", "On main: 둘 다"]
    assert case.done.stashes == (2, 3)
    copy = tmp_path / "copy"
    shutil.copytree(case.after, copy, symlinks=True)
    git(copy, "reset", "-q", "--hard")
    git(copy, "stash", "pop", "-q", "stash@{1}")
    assert git(copy, "diff", "--name-only").splitlines() == [f"cards/{OTHER}.yaml"]


def test_notes_hang_on_what_became_of_their_commits(case: Case) -> None:
    assert git(case.after, "notes", "show", "main~1").strip() == "확인"
    assert git(case.after, "notes", "show", "main~2").strip() == "[삭제됨]님 확인"
    assert len(git(case.after, "notes", "list").splitlines()) == 2


def test_what_was_staged_and_what_was_not_stays_so(case: Case) -> None:
    def states(folder: Path) -> Mapping[str, str]:
        return {line[3:]: line[:2] for line in git(folder, "-c", "core.quotePath=no", "status", "--short").splitlines()}

    assert states(case.after) == {**states(case.before), "명단.bin": "??"}
    assert states(case.after)[f"cards/{THIRD}.yaml"] == "M "
    assert git(case.after, "diff", "--cached") == git(case.before, "diff", "--cached")


def test_other_files_lose_the_values_and_keep_the_rest(case: Case) -> None:
    table = "이름,전화\n[삭제됨],[삭제됨]\n이정희,010-0617-2840\n"
    assert (case.after / "명단.csv").read_text(encoding="utf-8") == table
    assert git(case.after, "show", "main:명단.csv") == table
    assert (case.after / "적어둠.txt").read_text(encoding="utf-8") == "[삭제됨] 전화할 것\n"


def test_file_nothing_can_be_taken_out_of_goes_from_history_and_is_told(case: Case) -> None:
    assert "명단.bin" not in git(case.after, "-c", "core.quotePath=no", "log", "--all", "--name-only")
    assert case.done.unmended == ("명단.bin",)
    assert not case.done.complete


def test_repository_is_sound_and_keeps_its_settings(case: Case) -> None:
    assert git(case.after, "fsck", "--full", "--strict") == ""
    assert (case.after / ".git/config").read_bytes() == (case.before / ".git/config").read_bytes()
    assert not (case.after / ".cardgen/erase").exists()
    assert not [*case.after.glob(".git/*.lock"), *case.after.glob(".git/cardgen*")]


def test_records_are_committed_and_nothing_else_with_them(case: Case) -> None:
    assert git(case.after, "-c", "core.quotePath=no", "show", "--name-only", "--format=", "HEAD").split() == [
        f"ledger/erased/{CARD}.json", "ledger/erased/파기대장.csv",
    ]  # fmt: skip
    stone = erased_ids(open_workspace(case.after))[CARD]
    assert (stone.form, stone.reason, stone.by) == ("customer", "보유 기간 만료", "박지훈 <park@example.com>")


def test_check_finds_nothing_wrong_until_the_card_comes_back(case: Case, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(case.after, copy, symlinks=True)
    assert [it.code for it in check(open_workspace(copy), processes=1).problems if it.is_error] == []
    git(copy, "reset", "-q", "--hard")
    git(copy, "clean", "-q", "-f")
    git(copy, "fetch", "-q", str(case.before), "main")
    git(copy, "merge", "-q", "--allow-unrelated-histories", "-X", "ours", "-m", "옛 복제본", "FETCH_HEAD", check=False)
    assert "C208" in [it.code for it in check(open_workspace(copy), processes=1).problems]
