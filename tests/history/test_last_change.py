"""When files last changed, and what is not committed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from cardgen.history.last_change import last_changes
from cardgen.history.repository import Repository, open_repository
from cardgen.history.working_tree import uncommitted

START = 1_700_000_000


class Work:
    """A repository whose commits are a day apart."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.day = 0
        (folder / "cards").mkdir(parents=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> None:
        self.day += 1
        at = {f"GIT_{who}_DATE": f"{START + self.day * 86400} +0000" for who in ("AUTHOR", "COMMITTER")}
        who = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
        subprocess.run(
            ["git", "-C", self.folder, *who, *arguments], check=True, capture_output=True, env=os.environ | at
        )

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(exist_ok=True, parents=True)
        (self.folder / path).write_text(text, encoding="utf-8")

    def commit(self) -> int:
        """Commit everything; returns when that was."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x")
        return START + self.day * 86400

    def seen(self) -> dict[str, int]:
        return {name: change.written for name, change in last_changes(self.opened(), "cards").items()}

    def opened(self) -> Repository:
        return open_repository(self.folder)


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return Work(tmp_path / "w")


def test_the_newest_change_of_content_counts(work: Work) -> None:
    work.write("cards/a.yaml", "1")
    work.write("cards/b.yaml", "1")
    work.write("other/c.yaml", "1")
    first = work.commit()
    work.write("cards/a.yaml", "2")
    second = work.commit()
    assert work.seen() == {"a.yaml": second, "b.yaml": first}


def test_moving_a_file_is_no_change_of_it(work: Work) -> None:
    work.write("cards/a.yaml", "1")
    first = work.commit()
    work.git("mv", "cards/a.yaml", "cards/b")
    (work.folder / "cards/b").rename(work.folder / "cards/a.yaml")
    (work.folder / "cards/shard").mkdir()
    (work.folder / "cards/a.yaml").rename(work.folder / "cards/shard/a.yaml")
    work.commit()
    assert work.seen() == {"a.yaml": first}


def test_moving_and_changing_a_file_is_one(work: Work) -> None:
    work.write("cards/a.yaml", "1")
    work.commit()
    (work.folder / "cards/a.yaml").unlink()
    work.write("cards/shard/a.yaml", "2")
    assert work.seen() != {"a.yaml": (second := work.commit())}
    assert work.seen() == {"a.yaml": second}


def test_a_look_alike_of_another_name_is_not_taken_for_it(work: Work) -> None:
    work.write("cards/a.yaml", "same")
    work.commit()
    (work.folder / "cards/a.yaml").unlink()
    work.write("cards/b.yaml", "same")
    second = work.commit()
    assert work.seen() == {"a.yaml": second, "b.yaml": second}


def test_a_file_that_only_came_in_is_told_from_one_changed_since(work: Work) -> None:
    for name in ("came", "moved", "changed", "back"):
        work.write(f"cards/{name}.yaml", name)
    work.commit()
    (work.folder / "cards/back.yaml").unlink()
    work.write("cards/changed.yaml", "2")
    (work.folder / "cards/shard").mkdir()
    (work.folder / "cards/moved.yaml").rename(work.folder / "cards/shard/moved.yaml")
    work.commit()
    work.write("cards/back.yaml", "back")
    work.commit()
    only = {name for name, change in last_changes(work.opened(), "cards").items() if change.only}
    assert only == {"came.yaml", "moved.yaml"}


def test_a_merge_counts_where_it_made_something_new(work: Work) -> None:
    for name in ("a", "b"):
        work.write(f"cards/{name}.yaml", "1")
    work.commit()
    work.git("checkout", "-q", "-b", "side")
    work.write("cards/a.yaml", "side")
    side = work.commit()
    work.git("checkout", "-q", "main")
    work.write("cards/b.yaml", "main")
    work.commit()
    work.git("merge", "-q", "--no-commit", "side")
    work.write("cards/b.yaml", "merged")
    merge = work.commit()
    assert work.seen() == {"a.yaml": side, "b.yaml": merge}


def test_uncommitted_files_are_staged_changed_new_or_gone(work: Work) -> None:
    for name in ("same", "changed", "staged", "gone"):
        work.write(f"cards/{name}.yaml", "1")
    work.write(".gitignore", "ignored.yaml\n")
    work.commit()
    for name in ("changed", "staged", "새 카드", "ignored"):
        work.write(f"cards/{name}.yaml", "2")
    (work.folder / "cards/gone.yaml").unlink()
    work.git("add", "cards/staged.yaml")
    known = {f"cards/{name}.yaml" for name in ("changed", "staged", "gone")}
    assert uncommitted(work.opened(), "cards") == known | {"cards/새 카드.yaml"}
    assert uncommitted(work.opened(), new=False) == known
