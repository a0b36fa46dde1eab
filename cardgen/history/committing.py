"""The working tree against the last commit, and a commit of chosen files out of it."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from cardgen.errors import HistoryError
from cardgen.history.repository import Repository
from cardgen.processes import run_program

_UNMERGED = frozenset({"DD", "AU", "UD", "UA", "DU", "AA", "UU"})
"""What git status says of files with an unresolved conflict (git-status, "Short Format")."""


class ChangedFile(NamedTuple):
    """A file that is otherwise than in the last commit: staged, not staged, or unknown to git so far."""

    path: str
    untracked: bool
    unmerged: bool


def changed_files(repository: Repository, folders: Sequence[str]) -> list[ChangedFile]:
    """The changed files below folders of the repository, by path; those git ignores are left out.

    Git tells twice of a file that the index forgot: as deleted, and as one it does not know. It may be as it was.
    """
    options = ["status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--ignore-submodules=all"]
    told = repository.out("--literal-pathspecs", *options, "--", *(folder or "." for folder in folders))
    entries = [entry.decode("utf-8", "surrogateescape") for entry in told.split(b"\0") if entry]
    files = {it[3:]: ChangedFile(it[3:], it[:2] == "??", it[:2] in _UNMERGED) for it in entries}
    twice = {path for path, count in Counter(it[3:] for it in entries).items() if count > 1}
    return [it for path, it in sorted(files.items()) if path not in twice or not _is_as_committed(repository, path)]


def _is_as_committed(repository: Repository, path: str) -> bool:
    there = repository.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"HEAD:{path}")
    here = repository.run("hash-object", f"--path={path}", "--", path)
    return there.code == here.code == 0 and there.out == here.out


def knows_author(repository: Repository) -> bool:
    """True where git was told who commits; a name guessed from the machine's does not count."""
    asked = ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT")
    return all(repository.run("-c", "user.useConfigOnly=true", "var", it).code == 0 for it in asked)


def commit_files(repository: Repository, message: str, files: Sequence[ChangedFile]) -> str:
    """Commit these files as they lie in the working tree, whatever else is staged; returns the commit's id.

    The user's hooks run, in their own environment, and say what they want on stderr. HistoryError where one of them or
    git refuses: the index is then as it was.
    """
    paths = _listed(files)
    with _made_known(repository, [it for it in files if it.untracked]), _message_file(message) as file:
        options = ["--only", "--quiet", "--cleanup=whitespace", f"--file={file}", *_FROM_STDIN]
        if _git(repository, "-c", "i18n.commitEncoding=UTF-8", "commit", *options, stdin=paths):
            raise HistoryError("error.commit.failed")
    return repository.commit("@")


def merge_message(repository: Repository) -> str:
    """What git means to say of the merge under way, without the lines that are comments for an editor."""
    file = repository.own / "MERGE_MSG"
    said = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    return "".join(line for line in said.splitlines(keepends=True) if not line.startswith("#")) or "Merge"


def commit_merge(repository: Repository, message: str, files: Sequence[ChangedFile]) -> str:
    """End the merge under way, with these files as they lie in the working tree; returns the commit's id.

    HistoryError where a hook or git refuses.
    """
    if files and _git(repository, "add", *_FROM_STDIN, stdin=_listed(files)):
        raise HistoryError("error.history.git", command="add")
    with _message_file(message) as file:
        options = ["--quiet", "--cleanup=whitespace", f"--file={file}"]
        if _git(repository, "-c", "i18n.commitEncoding=UTF-8", "commit", *options, stdin=b""):
            raise HistoryError("error.commit.failed")
    return repository.commit("@")


@contextmanager
def _message_file(message: str) -> Iterator[Path]:
    with TemporaryDirectory(prefix="cardgen-") as folder:
        file = Path(folder) / "message"
        file.write_text(message, encoding="utf-8")
        yield file


_FROM_STDIN = ("--pathspec-from-file=-", "--pathspec-file-nul")


@contextmanager
def _made_known(repository: Repository, files: Sequence[ChangedFile]) -> Iterator[None]:
    """Let git know new files, and forget them again where the block fails.

    A commit of some files alone takes none that git does not know.
    """
    if not files:
        yield
        return
    if _git(repository, "add", "--intent-to-add", *_FROM_STDIN, stdin=_listed(files)):
        raise HistoryError("error.history.git", command="add")
    try:
        yield
    except BaseException:
        _git(repository, "rm", "--cached", "--quiet", "--force", *_FROM_STDIN, stdin=_listed(files))
        raise


def _git(repository: Repository, *arguments: str, stdin: bytes) -> int:
    """How git ends in the user's own environment, that their hooks and programs are to see."""
    done = run_program(
        "git", ["-C", str(repository.top), *arguments], stdin=stdin, environment=_own(), seconds=None, talks=True
    )
    return done.code


def _own() -> Mapping[str, str]:
    """The user's environment without what changes the meaning of paths (git, "GIT_LITERAL_PATHSPECS")."""
    return {name: value for name, value in os.environ.items() if not re.fullmatch(r"GIT_[A-Z]+_PATHSPECS", name)}


def _listed(files: Sequence[ChangedFile]) -> bytes:
    """Paths for `--pathspec-from-file`, each taken as it is (gitglossary, "pathspec")."""
    return b"".join(os.fsencode(f":(top,literal){it.path}") + b"\0" for it in files)
