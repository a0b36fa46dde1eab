"""One file's life by its name: every commit that touched it, over all the folders it ever lay in.

Git's own --follow guesses renames by likeness, and cards look alike: it ends up in the history of other customers. A
card's file is called by its id wherever it lies, so a move is a file of that name gone in one folder and new in another
in the same commit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from heapq import merge

from cardgen.history.commits import NOTHING, Commit, CommitFiles, FileChange, walk
from cardgen.history.lookup import blobs_at
from cardgen.history.repository import Repository

PROCESSES = 2
"""Paths whose history git looks through at a time; one of them alone takes most of what is to be waited for."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a file: its path in the repository and its blob, and a commit that has it."""

    commit: str
    path: str
    blob: str


@dataclass(frozen=True, slots=True)
class CardCommit:
    """A commit that touched the file: `before` in each parent, `after` in it, None where the file is not there.

    A merge is among them where its result is not what every parent had. `cut` marks a commit behind which history was
    not cloned: what was before nobody knows.
    """

    commit: Commit
    before: tuple[Version | None, ...]
    after: Version | None
    cut: bool = False

    @property
    def is_merge(self) -> bool:
        """True for a commit with several parents."""
        return len(self.before) > 1


def card_history(repository: Repository, name: str, paths: Iterable[str], tip: str = "HEAD") -> list[CardCommit]:
    """The commits behind `tip` that touched the file called `name`, newest first.

    `paths` are those of the repository where it lies or may have lain; others are found where it was moved from or to.
    HistoryError where nothing was committed yet.
    """
    commit = repository.commit(tip)
    walked: dict[str, list[CommitFiles]] = {}
    waiting = [*dict.fromkeys(paths)]
    with ThreadPoolExecutor(PROCESSES) as pool:
        while waiting:
            found = [*pool.map(lambda path: _touching(repository, commit, path), waiting)]
            walked.update(zip(waiting, found, strict=True))
            ends = [path for touching in found for path in _other_ends(repository, touching, name)]
            waiting = [path for path in dict.fromkeys(ends) if path not in walked]
    return _joined(repository, walked)


def _touching(repository: Repository, tip: str, path: str) -> list[CommitFiles]:
    """The commits that touched a path. Without `-m --full-history` git leaves out a change that a merge dropped."""
    return [*walk(repository, "-m", "--full-history", tip, paths=[path])]


def _other_ends(repository: Repository, found: Iterable[CommitFiles], name: str) -> Iterator[str]:
    """The paths it was moved from where it came to this one, and to where it left."""
    for touched in found:
        if len(touched.commit.parents) != 1:
            continue
        for file in touched.files:
            if file.before == (NOTHING,):
                yield from _moved(repository, touched.commit, name, "D")
            elif file.after == NOTHING:
                yield from _moved(repository, touched.commit, name, "A")


def _moved(repository: Repository, commit: Commit, name: str, status: str) -> Iterator[str]:
    """The paths of files of this name that a commit deleted (`D`) or added (`A`)."""
    arguments = ("diff-tree", "-r", "-z", "--no-commit-id", "--name-only", "--no-renames", f"--diff-filter={status}")
    ending = f"/{name}".encode()
    for piece in repository.pieces(*arguments, commit.id):
        if b"/".join((b"", piece)).endswith(ending):
            yield piece.decode("utf-8", "surrogateescape")


def _joined(repository: Repository, walked: dict[str, list[CommitFiles]]) -> list[CardCommit]:
    """The commits of all paths in one order, newest first; those of one path keep git's."""
    lines = merge(*walked.values(), key=lambda touched: -touched.commit.committed)
    commits = {touched.commit.id: touched.commit for touched in lines}
    merges = [commit for commit in commits.values() if len(commit.parents) > 1]
    files: dict[str, list[FileChange]] = {}
    for found in walked.values():
        for touched in found:
            files.setdefault(touched.commit.id, []).extend(touched.files)
    known = _versions(repository, merges, [*walked])
    return [
        _merge(commit, known) if len(commit.parents) > 1 else _plain(repository, commit, files[commit.id])
        for commit in commits.values()
    ]


def _plain(repository: Repository, commit: Commit, files: Sequence[FileChange]) -> CardCommit:
    """A commit with one parent or none. A move is two changes; of a name that lay twice the first place counts."""
    parent = commit.parents[0] if commit.parents else ""
    gone = [Version(parent, file.path, file.before[0]) for file in files if file.before[0] != NOTHING]
    here = [Version(commit.id, file.path, file.after) for file in files if file.after != NOTHING]
    cut = not commit.parents and repository.shallow
    return CardCommit(commit, (gone[0] if gone else None,), here[0] if here else None, cut)


def _merge(commit: Commit, known: dict[str, Version | None]) -> CardCommit:
    return CardCommit(commit, tuple(known[parent] for parent in commit.parents), known[commit.id])


def _versions(repository: Repository, merges: Iterable[Commit], paths: Sequence[str]) -> dict[str, Version | None]:
    """The file in each merge and in its parents."""
    return versions_at(repository, {it for commit in merges for it in (commit.id, *commit.parents)}, paths)


def versions_at(repository: Repository, commits: Iterable[str], paths: Sequence[str]) -> dict[str, Version | None]:
    """The file in each of these commits, at the first of `paths` where it lies."""
    wanted = [(commit, path) for commit in commits for path in paths]
    found: dict[str, Version | None] = {commit: None for commit, _ in wanted}
    for (commit, path), blob in zip(wanted, blobs_at(repository, wanted), strict=True):
        if blob is not None and found[commit] is None:
            found[commit] = Version(commit, path, blob)
    return found


def merge_base(repository: Repository, one: str, other: str) -> str | None:
    """The commit two lines of history have in common; the best of several, None where there is none."""
    done = repository.run("merge-base", one, other)
    if done.code > 1:
        raise repository.failure("merge-base")
    return done.out.decode("ascii").strip() if done.code == 0 else None
