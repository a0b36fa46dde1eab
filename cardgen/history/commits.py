"""Commits and the files each changed, as `git log --raw` tells them: by path, never by guessed renames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cardgen.history.moments import epoch_of
from cardgen.history.repository import Repository

FORMAT = "--format=%x01%H%x00%P%x00%an%x00%ae%x00%at%x00%ct%x00%s"
RAW = ("--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", FORMAT)
_FIELDS = 7
_START = b"\x01"
NOTHING = "0" * 40
"""The blob id of a file that is not there, in repositories with SHA-256, too."""


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit. Times are epochs in seconds: `written` when its author made it, `committed` when it came in here."""

    id: str
    parents: tuple[str, ...]
    author: str = field(repr=False)
    email: str = field(repr=False)
    written: int
    committed: int
    subject: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file one commit changed: its blob id in each parent compared with (`before`), and in the commit.

    NOTHING stands for a file that is not there. `path` is the repository's.
    """

    path: str
    before: tuple[str, ...]
    after: str


@dataclass(frozen=True, slots=True)
class CommitFiles:
    """A commit with the files it changed, those outside what was asked for left out."""

    commit: Commit
    files: tuple[FileChange, ...]


def walk(repository: Repository, *options: str, paths: Sequence[str] = ()) -> Iterator[CommitFiles]:
    """Commits as `git log` gives them with these options, newest first.

    `paths` are literal ones of the repository; one at a time is fast (FINDINGS: two take 20 times as long). With `-m` a
    merge comes once for each parent, with `-c` once, with a `before` for each parent.
    """
    arguments = ["--literal-pathspecs", "log", *RAW, *options, "--", *paths]
    header: list[bytes] = []
    files: list[FileChange] = []
    pieces = repository.pieces(*arguments)
    for piece in pieces:
        if piece.startswith(_START):
            if header:
                yield _commit_files(header, files)
            header, files = [piece[1:], *(next(pieces) for _ in range(_FIELDS - 1))], []
        elif piece.lstrip(b"\n").startswith(b":"):
            files.append(_change(piece.lstrip(b"\n"), next(pieces)))
    if header:
        yield _commit_files(header, files)


def _commit_files(header: Sequence[bytes], files: Sequence[FileChange]) -> CommitFiles:
    commit_id, parents, author, email, written, committed, subject = (it.decode("utf-8", "replace") for it in header)
    times = epoch_of(written), epoch_of(committed)
    commit = Commit(commit_id, tuple(parents.split()), author, email, *times, subject)
    return CommitFiles(commit, tuple(files))


def _change(entry: bytes, path: bytes) -> FileChange:
    """`:mode mode blob blob status`, with as many colons as parents, and one mode and blob more than that."""
    words = entry.decode("ascii").split()
    blobs = [it if it.strip("0") else NOTHING for it in words[len(words) // 2 : -1]]
    return FileChange(path.decode("utf-8", "surrogateescape"), tuple(blobs[:-1]), blobs[-1])
