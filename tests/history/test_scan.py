"""Everything a repository stores comes up once, whoever points at it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from cardgen.errors import HistoryError
from cardgen.history.scan import Place, borrowed, place_of, stored_files, stored_objects

ID = "5" * 40


def _git(folder: Path, *arguments: str, stdin: str = "") -> str:
    who = ["-c", "user.name=A B", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main"]
    command = ["git", "-C", str(folder), *who, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, input=stdin).stdout.strip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository of one commit and an unreachable object; its name has a space, a quote and Hangul in NFD."""
    place = tmp_path / "고 객'db"
    place.mkdir()
    _git(place, "init", "-q", "--template=")
    for name in ("a.txt", "b\nc.txt"):
        (place / name).write_text(f"{name}\n", encoding="utf-8")
    _git(place, "add", ".")
    _git(place, "commit", "-q", "-m", "First")
    _git(place, "hash-object", "-w", "--stdin", stdin="loose")
    return place


def test_objects_of_all_kinds_come_up_packed_or_not(folder: Path) -> None:
    _git(folder, "tag", "-a", "-m", "Tagged", "v1")
    loose = {(it.place, it.name) for it in stored_objects(folder / ".git")}
    _git(folder, "repack", "-q", "-a", "-d")
    assert {(it.place, it.name) for it in stored_objects(folder / ".git")} == loose
    assert sorted(place for place, _ in loose) == sorted(
        [Place.BLOB, Place.BLOB, Place.BLOB, Place.COMMIT, Place.TAG, Place.TREE]
    )


def test_trees_are_told_by_the_names_in_them(folder: Path) -> None:
    (tree,) = (it for it in stored_objects(folder / ".git") if it.place is Place.TREE)
    assert tree.content == b"a.txt\nb\nc.txt"


def test_each_name_in_a_tree_is_told_once(folder: Path) -> None:
    (folder / "a.txt").write_text("other\n", encoding="utf-8")
    _git(folder, "commit", "-q", "-am", "Second")
    trees = [it.content for it in stored_objects(folder / ".git") if it.place is Place.TREE]
    assert sorted(trees, key=lambda it: len(it or b"")) == [b"", b"a.txt\nb\nc.txt"]


def test_a_damaged_object_is_no_clean_repository(folder: Path) -> None:
    blob = _git(folder, "rev-parse", "HEAD:a.txt")
    file = folder / ".git/objects" / blob[:2] / blob[2:]
    file.chmod(0o600)
    file.write_bytes(b"damaged")
    with pytest.raises(HistoryError):
        [*stored_objects(folder / ".git")]


def test_objects_that_git_does_not_tell_to_the_end_are_not_all(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git = tmp_path / "git"
    git.write_text(f"#!/bin/sh\nprintf '{ID} blob 1\\na\\n'\nkill -9 $$\n", encoding="utf-8")
    git.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    told = stored_objects(folder / ".git")
    assert next(told).content == b"a"
    with pytest.raises(HistoryError):
        next(told)


@pytest.mark.parametrize(("at", "what"), [(0, b"\7"), (4, b"\7"), (8, b"\7"), (1_028, b"\0\0\0\7")], ids=str)
def test_a_pack_whose_index_git_passes_over_is_no_empty_one(folder: Path, at: int, what: bytes) -> None:
    _git(folder, "repack", "-q", "-a", "-d", "-k")
    (index,) = (folder / ".git/objects/pack").glob("*.idx")
    index.chmod(0o600)
    with index.open("r+b") as opened:
        opened.seek(at)
        opened.write(what)
    with pytest.raises(HistoryError):
        [*stored_objects(folder / ".git")]


def test_an_object_that_another_replaces_comes_up_too(folder: Path) -> None:
    other = _git(folder, "hash-object", "-w", "--stdin", stdin="instead")
    _git(folder, "replace", _git(folder, "rev-parse", "HEAD:a.txt"), other)
    found = {it.content for it in stored_objects(folder / ".git")}
    assert {b"a.txt\n", b"instead"} <= found


def test_objects_are_no_files_but_leftovers_are(folder: Path) -> None:
    _git(folder, "repack", "-q", "-a", "-d")
    _git(folder, "commit-graph", "write", "--reachable")
    _git(folder, "commit", "-q", "--allow-empty", "-m", "Loose")
    (folder / ".git/objects/pack/pack-1.pack").write_bytes(b"PACK")
    files = {it.name: it for it in stored_files(folder / ".git")}
    assert [name for name in files if name.startswith("objects/")] == ["objects/pack/pack-1.pack"]
    assert files["objects/pack/pack-1.pack"].content is None
    assert {"HEAD", "config", "index", "logs/HEAD", "refs/heads/main"} <= {*files}


def test_links_are_told_by_where_they_lead(folder: Path) -> None:
    (folder / ".git/hooks").symlink_to("/nowhere/at/all")
    assert {it.name: it.content for it in stored_files(folder / ".git")}["hooks"] == b"/nowhere/at/all"


def test_a_repository_on_its_own_borrows_nothing(folder: Path) -> None:
    assert borrowed(folder / ".git") == ()


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("HEAD", Place.REF),
        ("refs/stash", Place.REF),
        ("packed-refs", Place.REF),
        ("worktrees/x/HEAD", Place.REF),
        ("worktrees/x/index", Place.INDEX),
        ("worktrees/x/gitdir", Place.WORKTREE),
        ("sharedindex.0a", Place.INDEX),
        ("TAG_EDITMSG", Place.MESSAGE),
        ("MERGE_RR", Place.MESSAGE),
        ("something/else", Place.FILE),
    ],
)
def test_files_are_known_by_what_git_uses_them_for(path: str, place: Place) -> None:
    assert place_of(path) is place
