"""Commits that move files and do nothing else: the index is told the new paths of the blobs it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cardgen.errors import HistoryError
from cardgen.history.objects import TreeEntry
from cardgen.history.repository import Repository, environment
from cardgen.history.staging import staged_files
from cardgen.processes import run_program

Moves = Sequence[tuple[str, str]]
"""Paths of the repository, before and after."""


def known_files(repository: Repository, folder: str) -> Mapping[str, TreeEntry]:
    """The files of the index below a folder, by path."""
    return {staged.entry.path: staged.entry for staged in staged_files(repository, folder)}


def move_in_index(repository: Repository, moves: Moves, known: Mapping[str, TreeEntry]) -> None:
    """Give files of the index other paths. All or none: git writes the index anew and puts it in place at once."""
    repository.out("update-index", "-z", "--index-info", stdin=b"".join(_index_info(moves, known)))


def move_back_in_index(repository: Repository, moves: Moves, known: Mapping[str, TreeEntry]) -> None:
    """Undo that."""
    entries = {after: known[before] for before, after in moves}
    move_in_index(repository, [(after, before) for before, after in moves], entries)


def commit_index(repository: Repository, message: str) -> None:
    """Commit the index as git does for anybody: hooks run and may speak, signatures are made.

    HistoryError where git or a hook refuses. No time limit: a hook may ask for a password.
    """
    arguments = repository.command("commit", "--quiet", "--file=-", "--cleanup=verbatim")
    done = run_program("git", arguments, stdin=message.encode(), environment=environment(), seconds=None, talks=True)
    if done.code:
        raise HistoryError("error.history.refused")


def is_on_branch(repository: Repository) -> bool:
    """True where a branch is checked out, so that a commit stays reachable."""
    return repository.run("symbolic-ref", "--quiet", "HEAD").code == 0


def _index_info(moves: Iterable[tuple[str, str]], known: Mapping[str, TreeEntry]) -> Iterator[bytes]:
    """Lines for `update-index --index-info`: mode 0 takes a path out. All paths go before any comes."""
    moves = [*moves]
    for before, _ in moves:
        yield f"0 {'0' * len(known[before].blob)}\t".encode() + before.encode("utf-8", "surrogateescape") + b"\0"
    for before, after in moves:
        entry = known[before]
        yield f"{entry.mode} {entry.blob}\t".encode() + after.encode("utf-8", "surrogateescape") + b"\0"
