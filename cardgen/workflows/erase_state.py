"""Whether a repository's history can be rewritten as it stands, and whether it is still what it was when that began."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from cardgen.errors import EnvironmentMissing, HistoryError
from cardgen.history.mirror import Mirror
from cardgen.history.repository import Repository

OUR_LOCK = b"cardgen erase\n"
_UNDER_WAY = (
    "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "BISECT_LOG", "rebase-merge", "rebase-apply", "sequencer",
)  # fmt: skip
_SHA1 = 40


def require_erasable(repository: Repository) -> None:
    """HistoryError where history cannot be rewritten, with what to do about it."""
    for found, message_id in _obstacles(repository):
        if found:
            raise HistoryError(message_id)


def _obstacles(repository: Repository) -> Iterator[tuple[bool, str]]:
    """What stands in the way, one after the other: the next may not be asked where the one before it is."""
    yield repository.head is None, "error.history.no_commits"
    yield repository.shallow, "error.erase.shallow"
    yield len(repository.head or "") != _SHA1, "error.erase.sha256"
    yield _is_partial(repository), "error.erase.partial"
    yield repository.run("symbolic-ref", "--quiet", "HEAD").code != 0, "error.erase.detached"
    yield any((repository.own / name).exists() for name in _UNDER_WAY), "error.erase.under_way"
    yield bool(repository.out("ls-files", "-u", "-z")), "error.erase.under_way"
    yield _has_linked_trees(repository), "error.erase.worktrees"
    yield (repository.own / "index.lock").exists(), "error.erase.git_runs"


def _is_partial(repository: Repository) -> bool:
    """True for a clone that fetches what it lacks when it is asked for (git-clone, `--filter`)."""
    asked = r"^(extensions\.partialclone|remote\..*\.promisor)$"
    return bool(repository.run("config", "--get-regexp", asked).out.strip())


def _has_linked_trees(repository: Repository) -> bool:
    """True where other folders are working trees of the same repository; entries whose folder is gone do not count."""
    if repository.own != repository.shared:
        return True
    listed = repository.out("worktree", "list", "--porcelain").decode("utf-8", "surrogateescape")
    entries = [entry for entry in listed.split("\n\n") if entry.strip()]
    return any("\nprunable" not in entry for entry in entries[1:])


def state_of(git: Path) -> str:
    """What a git folder's refs, stashes, index and settings are, and its linked working trees: equal while they are.

    The folder may lie anywhere. What git notes down beside it in the index, of files that are as they were, counts not.
    """
    mirror = Mirror(git, git)
    told = [
        mirror.out("for-each-ref", "--format=%(refname) %(objectname) %(symref)", alone=True),
        mirror.out("--work-tree", str(git), "ls-files", "-s", "-v", "-z", alone=True),
        *(_content(git / name) for name in ("HEAD", "config", "logs/refs/stash")),
        b"\0".join(sorted(os.fsencode(it.name) for it in (git / "worktrees").glob("*"))),
    ]
    return sha256(b"".join(sha256(it).digest() for it in told)).hexdigest()


def _content(file: Path) -> bytes:
    with suppress(FileNotFoundError):
        return file.read_bytes()
    return b""


@contextmanager
def git_kept_out(repository: Repository) -> Iterator[None]:
    """Hold git's own lock on the index: nobody commits, merges or stashes meanwhile (gitrepository-layout, `index`).

    EnvironmentMissing where git holds it.
    """
    try:
        lock(repository.own)
    except FileExistsError:
        raise EnvironmentMissing("error.erase.git_runs") from None
    try:
        yield
    finally:
        release(repository.own)


def lock(git_dir: Path) -> None:
    """Take git's lock on the index; FileExistsError where somebody has it."""
    descriptor = os.open(git_dir / "index.lock", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(descriptor, OUR_LOCK)
    finally:
        os.close(descriptor)


def release(git_dir: Path) -> None:
    """Take our lock away, if it is ours: a killed run leaves it."""
    held = git_dir / "index.lock"
    with suppress(OSError):
        if held.read_bytes() == OUR_LOCK:
            held.unlink()
