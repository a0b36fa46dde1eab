"""Rewritten history, in real repositories: what was asked for goes, everything else is as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.errors import HistoryError
from cardgen.history.mirror import Mirror, begin_mirror
from cardgen.history.repository import open_repository
from cardgen.history.rewriting import Wish, rewrite

Git = Callable[..., str]
GONE = "gone.txt"


@pytest.fixture
def mirrored(workspace: Path, git: Git) -> Callable[[Wish], Mirror]:
    """Rewrites the workspace's repository into a mirror."""
    assert git("status", "--short") == ""

    def run(wish: Wish) -> Mirror:
        mirror = begin_mirror(open_repository(workspace), workspace / ".cardgen/new.git")
        rewrite(mirror, wish)
        return mirror

    return run


def commit(git: Git, workspace: Path, name: str, *options: str) -> None:
    (workspace / name).parent.mkdir(parents=True, exist_ok=True)
    (workspace / name).write_text(name, encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", name, *options)


def test_commits_that_were_empty_stay(workspace: Path, git: Git, mirrored: Callable[[Wish], Mirror]) -> None:
    commit(git, workspace, GONE)
    git("commit", "-q", "--allow-empty", "-m", "audit")
    git("tag", "audit-2026")
    git("switch", "-q", "--orphan", "other")
    commit(git, workspace, GONE)
    git("commit", "-q", "--allow-empty", "-m", "first of all")
    mirror = mirrored(Wish(frozenset({GONE})))
    assert mirror.line("log", "--format=%s", "audit-2026").split("\n") == ["audit", "first"]
    assert mirror.line("log", "--format=%s", "other") == "first of all"
    assert mirror.line("ls-tree", "other") == ""


def test_renamed_files_keep_their_history(workspace: Path, git: Git, mirrored: Callable[[Wish], Mirror]) -> None:
    commit(git, workspace, "old/a.txt")
    (workspace / "old/a.txt").write_text("changed", encoding="utf-8")
    git("commit", "-qam", "change")
    git("mv", "old/a.txt", "a.txt")
    git("commit", "-qm", "move")
    before = git("rev-parse", "HEAD~1:old/a.txt")
    mirror = mirrored(Wish(frozenset(), names={"old/a.txt": "new/b.txt"}))
    raw = mirror.line("log", "--format=", "--name-status", "--no-renames", "-3").split("\n")
    assert [line for line in raw if line] == ["A\ta.txt", "D\tnew/b.txt", "M\tnew/b.txt", "A\tnew/b.txt"]
    assert mirror.line("rev-parse", "HEAD~1:new/b.txt") == before.strip()


@pytest.mark.parametrize(
    ("encoding", "new", "written", "declared"),
    [
        ("cp949", "[삭제됨] 상담\n", "[삭제됨] 상담\n".encode("cp949"), True),
        ("latin-1", "[삭제됨]\n", "[삭제됨]\n".encode(), False),
        ("utf-8", "[삭제됨] \udcff\n", b"[\xec\x82\xad\xec\xa0\x9c\xeb\x90\xa8] \xff\n", False),
    ],
)
def test_messages_stay_in_the_encoding_that_is_declared(
    workspace: Path,
    git: Git,
    mirrored: Callable[[Wish], Mirror],
    encoding: str,
    new: str,
    written: bytes,
    declared: bool,
) -> None:
    message = workspace / ".cardgen/message"
    message.parent.mkdir(exist_ok=True)
    message.write_bytes("Caf\xe9".encode(encoding) if encoding == "latin-1" else "고객".encode(encoding))
    git("-c", f"i18n.commitEncoding={encoding}", "commit", "-q", "--allow-empty", "-F", str(message))
    head = git("rev-parse", "HEAD").strip()
    mirror = mirrored(Wish(frozenset(), commits={head: new}))
    header, _, said = mirror.out("cat-file", "commit", "HEAD").partition(b"\n\n")
    assert said == written
    assert (f"encoding {encoding}".encode() in header) is declared


def test_a_damaged_commit_is_told_and_nothing_works_on_afterwards(
    workspace: Path, git: Git, mirrored: Callable[[Wish], Mirror]
) -> None:
    for number in range(3):
        commit(git, workspace, f"{number}.txt")
    raw = git("cat-file", "commit", "HEAD").replace("author 김담당 <staff@example.com>", "author nobody")
    (workspace / ".git/broken").write_text(raw, encoding="utf-8")
    broken = git("hash-object", "-t", "commit", "-w", "--literally", str(workspace / ".git/broken")).strip()
    git("update-ref", "refs/heads/main", broken)
    with pytest.raises(HistoryError) as caught:
        mirrored(Wish(frozenset({GONE})))
    assert caught.value.message_id == "error.history.rewriting"
