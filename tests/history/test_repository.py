"""The repository as git tells it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cardgen.errors import HistoryError
from cardgen.history.commits import NOTHING, walk
from cardgen.history.objects import contents, files_at, objects
from cardgen.history.repository import open_repository


def _git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=A B", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main"]
    return subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with two commits; its name has a space, a quote, a line break and Hangul in NFD."""
    place = tmp_path / "고 객\n'\"db"
    (place / "cards").mkdir(parents=True)
    _git(place, "init", "-q")
    for number in (1, 2):
        (place / "cards" / "a.yaml").write_text(f"{number}\n", encoding="utf-8")
        _git(place, "add", ".")
        _git(place, "commit", "-q", "-m", f"Change {number}")
    return place


def test_commits_come_with_the_files_they_changed(folder: Path) -> None:
    second, first = walk(open_repository(folder), paths=["cards/a.yaml"])
    assert (second.commit.subject, first.commit.subject) == ("Change 2", "Change 1")
    assert second.commit.parents == (first.commit.id,)
    assert first.files[0].before == (NOTHING,)
    assert second.files[0].before == (first.files[0].after,)
    assert second.commit.author == "A B"


def test_a_merge_names_the_blob_of_each_parent(folder: Path) -> None:
    _git(folder, "checkout", "-q", "-b", "side", "HEAD~1")
    (folder / "cards" / "a.yaml").write_text("side\n", encoding="utf-8")
    _git(folder, "commit", "-q", "-am", "Side")
    _git(folder, "checkout", "-q", "main")
    _git(folder, "merge", "-q", "-s", "ours", "--no-commit", "side")
    (folder / "cards" / "a.yaml").write_text("merged\n", encoding="utf-8")
    _git(folder, "commit", "-q", "-am", "Merge")
    merge, *others = walk(open_repository(folder), "-c")
    assert len(merge.files[0].before) == len(merge.commit.parents) == 2
    assert {it.commit.subject for it in others} == {"Side", "Change 2", "Change 1"}


def test_files_and_contents_of_a_commit(folder: Path) -> None:
    repository = open_repository(folder)
    (entry,) = files_at(repository, repository.commit("HEAD"), "cards")
    assert entry.path == "cards/a.yaml"
    assert list(contents(repository, [entry.blob] * 300)) == [b"2\n"] * 300
    with objects(repository) as store:
        assert [store.read(NOTHING), store.read(entry.blob)] == [None, b"2\n"]
        with pytest.raises(ValueError, match="4"):
            store.read("HEAD")


def test_a_workspace_below_the_top_knows_its_place(folder: Path) -> None:
    repository = open_repository(folder / "cards")
    assert repository.path("x.yaml") == "cards/x.yaml"
    assert repository.below("other/x.yaml") is None


def test_no_repository_no_commit_no_revision_are_said(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(HistoryError) as none:
        open_repository(tmp_path)
    assert none.value.message_id == "error.history.no_repository"
    _git(tmp_path, "init", "-q")
    with pytest.raises(HistoryError) as unborn:
        open_repository(tmp_path).commit("HEAD")
    assert unborn.value.message_id == "error.history.no_commits"
    for revision in ("nowhere", "--all", "", "HEAD:cards/a.yaml", "^HEAD", "^HEAD~1"):
        with pytest.raises(HistoryError):
            open_repository(folder).commit(revision)


def test_many_objects_are_read_in_their_order_and_large_ones_in_part(folder: Path) -> None:
    (folder / "cards" / "large.yaml").write_bytes(b"x" * 300_000)
    _git(folder, "add", ".")
    _git(folder, "commit", "-q", "-m", "Large")
    repository = open_repository(folder)
    small, large = (entry.blob for entry in files_at(repository, repository.commit("HEAD"), "cards"))
    asked = [small, large, large, small] * 200
    read = [*contents(repository, asked, 1_000)]
    assert read == [b"2\n", b"x" * 1_000, b"x" * 1_000, b"2\n"] * 200
    with objects(repository) as store:
        assert [store.read(large, 10), store.read(small)] == [b"x" * 10, b"2\n"]


def test_who_stops_reading_early_waits_for_nothing(folder: Path) -> None:
    repository = open_repository(folder)
    (entry,) = files_at(repository, repository.commit("HEAD"), "cards")
    assert next(contents(repository, [entry.blob] * 50_000)) == b"2\n"
    with pytest.raises(ValueError, match="4"):
        next(contents(repository, [entry.blob, "HEAD"]))


def test_commits_with_impossible_times_are_told_like_others(folder: Path) -> None:
    tree = _git(folder, "rev-parse", "HEAD^{tree}").strip()
    for number, when in enumerate(("99999999999999 +0900", "never +0000")):
        written = f"tree {tree}\nauthor A <a@example.com> {when}\ncommitter A <a@example.com> {when}\n\nOdd\n"
        (folder / "odd").write_text(written, encoding="utf-8")
        odd = _git(folder, "hash-object", "-t", "commit", "-w", "--literally", "odd").strip()
        _git(folder, "tag", f"odd{number}", odd)
    told = [step.commit for tag in ("odd0", "odd1") for step in walk(open_repository(folder), tag)]
    assert [(it.written, it.committed) for it in told] == [(99_999_999_999_999, 99_999_999_999_999), (0, 0)]


def test_a_repository_with_sha256_is_read_like_others(tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q", "--object-format=sha256")
    for name in ("a", "b"):
        (tmp_path / name).write_text(name, encoding="utf-8")
        _git(tmp_path, "add", ".")
        _git(tmp_path, "commit", "-q", "-m", name)
    _git(tmp_path, "rm", "-q", "a")
    _git(tmp_path, "commit", "-q", "-m", "c")
    repository = open_repository(tmp_path)
    gone, came, _first = walk(repository, "--root")
    assert (gone.files[0].after, came.files[0].before) == (NOTHING, (NOTHING,))
    assert list(contents(repository, [came.files[0].after])) == [b"b"]
