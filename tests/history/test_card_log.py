"""One file's life by its name: over moves, deletion and branches, and never another file's."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.errors import HistoryError
from cardgen.history.card_log import CardCommit, card_history, merge_base, versions_at
from cardgen.history.lookup import blobs_at
from cardgen.history.repository import open_repository

Git = Callable[..., str]
NAME = "C-AAAAAA.yaml"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Runs git in an empty repository whose folder has a name of Hangul, spaces and quotes; each commit a day later."""
    folder = tmp_path / '새 "카드" 저장소'
    folder.mkdir()
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "김담당")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "staff@example.com")
    day = iter(range(1, 99))
    monkeypatch.chdir(folder)

    def run(*arguments: str) -> str:
        for name in ("AUTHOR", "COMMITTER"):
            monkeypatch.setenv(f"GIT_{name}_DATE", f"{1_700_000_000 + next(day) * 86_400} +0900")
        return subprocess.run(["git", *arguments], check=True, capture_output=True, encoding="utf-8").stdout

    run("init", "-q", "-b", "main")
    return run


def write(path: str, text: str) -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def commit(git: Git, message: str) -> None:
    git("add", "-A")
    git("commit", "-q", "-m", message)


def history(*paths: str) -> list[CardCommit]:
    return card_history(open_repository(Path.cwd()), NAME, paths)


def told(found: list[CardCommit]) -> list[tuple[str, list[str], str]]:
    return [
        (
            it.commit.subject,
            [before.path if before else "" for before in it.before],
            it.after.path if it.after else "",
        )
        for it in found
    ]


def test_a_move_is_followed_by_name_and_not_by_likeness(repository: Git) -> None:
    write(f"cards/{NAME}", "이름: 하나\n")
    write("cards/C-BBBBBB.yaml", "이름: 둘\n")
    commit(repository, "처음")
    repository("mv", "cards", "고객 카드")
    commit(repository, "폴더 이름")
    Path("고객 카드", NAME).unlink()
    repository("mv", "고객 카드/C-BBBBBB.yaml", "고객 카드/C-CCCCCC.yaml")
    write(f"고객 카드/AA/{NAME}", "이름: 하나 둘\n")
    commit(repository, "나눔")
    assert told(history(f"고객 카드/AA/{NAME}")) == [
        ("나눔", [f"고객 카드/{NAME}"], f"고객 카드/AA/{NAME}"),
        ("폴더 이름", [f"cards/{NAME}"], f"고객 카드/{NAME}"),
        ("처음", [""], f"cards/{NAME}"),
    ]


def test_a_file_that_left_is_found_where_it_went(repository: Git) -> None:
    write(f"cards/{NAME}", "1\n")
    commit(repository, "처음")
    write(f"cards/closed/{NAME}", "1\n")
    Path("cards", NAME).unlink()
    commit(repository, "닫음")
    Path("cards/closed", NAME).unlink()
    commit(repository, "지움")
    assert [it[0] for it in told(history(f"cards/{NAME}"))] == ["지움", "닫음", "처음"]


def test_deletion_and_re_creation_are_one_life(repository: Git) -> None:
    for text, message in (("1\n", "처음"), (None, "지움"), ("2\n", "다시")):
        if text is None:
            Path("cards", NAME).unlink()
        else:
            write(f"cards/{NAME}", text)
        commit(repository, message)
    assert [bool(it.after) for it in history(f"cards/{NAME}")] == [True, False, True]


def test_a_change_that_a_merge_dropped_is_among_them(repository: Git) -> None:
    write(f"cards/{NAME}", "1\n")
    commit(repository, "처음")
    repository("checkout", "-q", "-b", "side")
    write(f"cards/{NAME}", "2\n")
    commit(repository, "가지")
    repository("checkout", "-q", "main")
    write("other", "")
    commit(repository, "다른 파일")
    repository("merge", "-q", "-s", "ours", "-m", "합침", "side")
    found = history(f"cards/{NAME}")
    assert [it.commit.subject for it in found] == ["합침", "가지", "처음"]
    merge = found[0]
    assert merge.is_merge
    ours, theirs = merge.before
    assert ours
    assert theirs
    assert merge.after
    assert (ours.blob == merge.after.blob, theirs.blob == merge.after.blob) == (True, False)
    top = open_repository(Path.cwd())
    assert merge_base(top, *merge.commit.parents) == found[-1].commit.id


def test_unrelated_histories_have_no_base(repository: Git) -> None:
    write(f"cards/{NAME}", "1\n")
    commit(repository, "처음")
    repository("checkout", "-q", "--orphan", "other")
    commit(repository, "따로")
    top = open_repository(Path.cwd())
    assert merge_base(top, top.commit("main"), top.commit("other")) is None


def test_the_oldest_commit_of_a_shallow_clone_is_marked(
    repository: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        write(f"cards/{NAME}", f"{number}\n")
        commit(repository, str(number))
    repository("clone", "-q", "--depth", "2", Path.cwd().as_uri(), str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    assert [(it.commit.subject, it.cut) for it in history(f"cards/{NAME}")] == [("2", False), ("1", True)]


@pytest.mark.usefixtures("repository")
def test_without_a_commit_there_is_no_history() -> None:
    with pytest.raises(HistoryError):
        history(f"cards/{NAME}")


@pytest.mark.parametrize("folder", ["cards", "카드", "a b", 'q"u', "줄\n바꿈"])
def test_blobs_are_looked_up_by_any_path(repository: Git, folder: str) -> None:
    write(f"{folder}/{NAME}", "1\n")
    commit(repository, "처음")
    top = open_repository(Path.cwd())
    head = top.commit("HEAD")
    found, missing, folder_itself = blobs_at(
        top, [(head, f"{folder}/{NAME}"), (head, f"{folder}/no thing here.yaml"), (head, folder)]
    )
    assert (found, missing, folder_itself) == (repository("hash-object", f"{folder}/{NAME}").strip(), None, None)
    assert blobs_at(top, []) == []
    version = versions_at(top, [head], [f"nowhere/{NAME}", f"{folder}/{NAME}"])[head]
    assert version is not None
    assert version.blob == found


def test_nobodys_settings_change_what_is_told(repository: Git) -> None:
    write(f"cards/{NAME}", "1\n")
    commit(repository, "처음")
    for key, value in (("log.showRoot", "false"), ("i18n.logOutputEncoding", "cp949"), ("log.follow", "true")):
        repository("config", key, value)
    assert told(history(f"cards/{NAME}")) == [("처음", [""], f"cards/{NAME}")]
