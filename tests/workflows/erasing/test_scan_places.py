"""Wherever a customer's values lie in a repository, the search of an erasure sees them."""

from __future__ import annotations

import shutil
import zlib
from pathlib import Path

import pytest

from cardgen.history.scan import Place
from cardgen.workflows.erase_cards import ForeignCards
from cardgen.workflows.erase_needles import Needles
from cardgen.workflows.erase_scan import Verdict, scan
from tests.workflows.erasing.repository import CARD, MOBILE, NAME, OLD_MOBILE, TEXT, Look, Seen, commit, git, leak


def test_a_clean_repository_is_not_accused(look: Look) -> None:
    assert look() == set()


def test_the_card_itself_is_seen_with_its_file_name(folder: Path, look: Look) -> None:
    (folder / f"cards/{CARD}.yaml").write_text(TEXT, encoding="utf-8")
    commit(folder)
    (folder / f"cards/{CARD}.yaml").unlink()
    commit(folder)
    assert {(it.verdict, it.place) for it in look()} >= {(Verdict.OWN, Place.BLOB), (Verdict.OWN, Place.TREE)}


def test_a_version_nothing_points_at_is_seen(folder: Path, look: Look) -> None:
    git(folder, "hash-object", "-w", "--stdin", stdin=TEXT)
    assert {(it.verdict, it.place) for it in look()} == {(Verdict.OWN, Place.BLOB)}


def test_a_commit_message_is_searched(folder: Path, look: Look) -> None:
    commit(folder, f"{NAME} 고객 연락처 수정")
    assert leak(Place.COMMIT, "name") in look()


def test_a_number_of_an_earlier_version_is_searched_for(folder: Path, look: Look) -> None:
    commit(folder, f"전화 {OLD_MOBILE}에서 변경")
    assert leak(Place.COMMIT, "contact.mobile") in look()


def test_a_commit_message_in_the_korean_code_page_is_searched(folder: Path, look: Look) -> None:
    tree = git(folder, "rev-parse", "HEAD^{tree}")
    header = f"tree {tree}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\nencoding cp949\n\n"
    file = folder / "message"
    file.write_bytes(header.encode() + f"{NAME} 고객\n".encode("cp949"))
    git(folder, "hash-object", "-t", "commit", "-w", "message")
    assert look() == {leak(Place.COMMIT, "name")}


@pytest.mark.parametrize(
    ("who", "verdict", "fields"),
    [
        (f"{NAME} <staff@example.com>", Verdict.NAMESAKE, ("name",)),
        (f"{NAME} <dokyung.ws@example.com>", Verdict.SIGNED, ("contact.email", "name")),
    ],
)
def test_who_recorded_under_the_customers_name_is_told(
    folder: Path, look: Look, who: str, verdict: Verdict, fields: tuple[str, ...]
) -> None:
    git(folder, "commit", "-q", "--allow-empty", "-m", "x", f"--author={who}")
    assert look() == {Seen(verdict, Place.COMMIT, fields)}


def test_the_message_of_an_annotated_tag_is_searched(folder: Path, look: Look) -> None:
    git(folder, "tag", "-a", "-m", f"{NAME} 고객 계약", "v1")
    assert look() == {leak(Place.TAG, "name")}


def test_a_note_on_a_commit_is_searched(folder: Path, look: Look) -> None:
    git(folder, "notes", "add", "-m", f"문의: {MOBILE}")
    assert look() == {leak(Place.BLOB, "contact.mobile")}


def test_a_stash_is_searched(folder: Path, look: Look) -> None:
    (folder / "README.md").write_text(f"문의: {MOBILE}\n", encoding="utf-8")
    git(folder, "stash", "-q")
    assert look() == {leak(Place.BLOB, "contact.mobile")}


def test_a_commit_only_the_reflog_knows_is_searched(folder: Path, look: Look) -> None:
    commit(folder, f"{NAME} 고객 등록")
    git(folder, "reset", "-q", "--hard", "HEAD~1")
    assert {leak(Place.COMMIT, "name"), leak(Place.REFLOG, "name")} <= look()


def test_another_branch_is_searched(folder: Path, look: Look) -> None:
    git(folder, "checkout", "-q", "-b", "side")
    (folder / "list.csv").write_text(f"이름,전화\n{NAME},{MOBILE}\n", encoding="utf-8")
    commit(folder)
    git(folder, "checkout", "-q", "main")
    assert look() == {leak(Place.BLOB, "contact.mobile", "name")}


def test_a_file_called_after_the_customer_is_seen(folder: Path, look: Look) -> None:
    (folder / f"{NAME}견적서.txt").write_text("견적\n", encoding="utf-8")
    commit(folder)
    git(folder, "mv", f"{NAME}견적서.txt", "견적서.txt")
    commit(folder)
    assert leak(Place.TREE, "name") in look()


def test_a_branch_called_after_the_customer_is_seen_loose_and_packed(folder: Path, look: Look) -> None:
    git(folder, "branch", f"고객/{NAME}카드")
    assert leak(Place.REF, "name") in look()
    git(folder, "pack-refs", "--all")
    shutil.rmtree(folder / ".git/logs/refs")
    assert look() == {leak(Place.REF, "name")}


def test_packed_objects_are_searched(folder: Path, look: Look) -> None:
    commit(folder, f"{NAME} 고객")
    git(folder, "repack", "-q", "-a", "-d")
    assert leak(Place.COMMIT, "name") in look()


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("COMMIT_EDITMSG", Place.MESSAGE),
        ("MERGE_MSG", Place.MESSAGE),
        ("SQUASH_MSG", Place.MESSAGE),
        ("FETCH_HEAD", Place.REF),
        ("ORIG_HEAD", Place.REF),
        ("config", Place.CONFIG),
        ("config.worktree", Place.CONFIG),
        ("description", Place.FILE),
        ("hooks/pre-commit", Place.HOOK),
        ("info/exclude", Place.FILE),
        ("info/attributes", Place.FILE),
        ("rr-cache/0a/preimage", Place.RERERE),
        ("logs/refs/heads/main", Place.REFLOG),
        ("rebase-merge/message", Place.MESSAGE),
        ("sequencer/todo", Place.MESSAGE),
        ("worktrees/two/COMMIT_EDITMSG", Place.MESSAGE),
        ("worktrees/two/locked", Place.WORKTREE),
        ("lost-found/other/0a", Place.LEFTOVER),
        ("lfs/objects/0a/0b", Place.LFS),
        ("index.lock", Place.INDEX),
        ("cardgen-notes.txt~", Place.FILE),
    ],
)
def test_every_file_of_the_git_folder_is_searched(folder: Path, look: Look, file: str, place: Place) -> None:
    target = folder / ".git" / file
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("a", encoding="utf-8") as out:
        out.write(f"\n# 문의 {MOBILE}\n")
    assert look() == {leak(place, "contact.mobile")}


def test_paths_in_the_index_are_searched(folder: Path, look: Look) -> None:
    (folder / f"{NAME}.txt").write_text("", encoding="utf-8")
    git(folder, "add", "-A")
    assert look() == {leak(Place.INDEX, "name")}


def test_an_object_that_was_never_finished_is_searched(folder: Path, look: Look) -> None:
    (folder / ".git/objects/0a").mkdir(exist_ok=True)
    (folder / ".git/objects/0a/tmp_obj_x").write_bytes(zlib.compress(f"blob 9\0{MOBILE}".encode()))
    assert look() == {leak(Place.LEFTOVER, "contact.mobile")}


def test_a_submodule_is_searched(folder: Path, look: Look, tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    git(inner, "init", "-q", "--template=")
    commit(inner, f"{NAME} 고객")
    shutil.copytree(inner / ".git", folder / ".git/modules/deep/inner")
    assert leak(Place.COMMIT, "name") in look()


def test_what_cannot_be_read_is_told(folder: Path, needles: Needles, cards: ForeignCards) -> None:
    git(folder, "bundle", "create", "-q", ".git/all.bundle", "HEAD")
    (folder / ".git/objects/pack").mkdir(exist_ok=True)
    (folder / ".git/objects/pack/tmp_pack_x").write_bytes(b"PACK\0\0\0\2")
    unread = scan(folder / ".git", needles, cards).unread
    assert set(unread) == {(Place.FILE, "all.bundle"), (Place.LEFTOVER, "objects/pack/tmp_pack_x")}


def test_borrowed_objects_are_searched_and_told(
    folder: Path, needles: Needles, cards: ForeignCards, tmp_path: Path, look: Look
) -> None:
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    git(other, "hash-object", "-w", "--stdin", stdin=f"문의 {MOBILE}")
    (folder / ".git/objects/info").mkdir(exist_ok=True)
    (folder / ".git/objects/info/alternates").write_text(f"{other}/.git/objects\n", encoding="utf-8")
    assert scan(folder / ".git", needles, cards).borrowed == (f"{other}/.git/objects",)
    assert look() == {leak(Place.BLOB, "contact.mobile")}
