"""Trees and blobs of a repository, read in bulk: one git process answers any number of questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, NamedTuple

from cardgen.errors import HistoryError
from cardgen.history.repository import Repository, environment
from cardgen.processes.talking import talking

_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class TreeEntry(NamedTuple):
    """A file in a commit: its path as the repository names it, its blob id and its mode (`100644`; `120000` a link)."""

    path: str
    blob: str
    mode: str


def files_at(repository: Repository, commit: str, folder: str = "") -> Iterator[TreeEntry]:
    """Every file below a folder (or the one file) of a commit, by path; paths are the repository's."""
    arguments = ["--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", commit]
    for piece in repository.pieces(*arguments, *(["--", folder] if folder else [])):
        mode, _kind, blob, path = re.split(rb"[ \t]", piece, maxsplit=3)
        yield TreeEntry(path.decode("utf-8", "surrogateescape"), blob.decode("ascii"), mode.decode("ascii"))


class Objects:
    """Answers of one `git cat-file --batch`."""

    def __init__(self, questions: IO[bytes], answers: IO[bytes]) -> None:
        self._questions = questions
        self._answers = answers

    def read(self, object_id: str) -> bytes | None:
        """The content of an object, by its full id; None where the repository does not have it."""
        self.ask(object_id)
        return self.answer()

    def ask(self, object_id: str) -> None:
        """Ask for an object whose content a later `answer` gives; answers come in the order of the questions.

        Asking some hundreds ahead saves waiting. ValueError for what is no full object id: git would search for it.
        """
        if not _ID.fullmatch(object_id):
            raise ValueError(len(object_id))
        self._questions.write(object_id.encode() + b"\n")
        self._questions.flush()

    def answer(self) -> bytes | None:
        """The content of the object asked for first among those not answered yet; None where there is none."""
        words = self._answers.readline().split()
        if not words:
            raise HistoryError("error.history.git", command="cat-file")
        if words[-1] == b"missing":
            return None
        content = self._answers.read(int(words[-1]))
        self._answers.read(1)
        return content


@contextmanager
def objects(repository: Repository) -> Iterator[Objects]:
    """The repository's objects while the block lasts."""
    arguments = repository.command("cat-file", "--batch")
    with talking("git", arguments, environment=environment()) as (questions, answers):
        yield Objects(questions, answers)


AHEAD = 64
"""Questions asked before the first answer is read; more could fill both pipes, and both sides would wait."""


def contents(repository: Repository, ids: Iterator[str] | list[str]) -> Iterator[bytes | None]:
    """The contents of many objects, in the order asked for; None for those the repository does not have."""
    with objects(repository) as store:
        waiting = 0
        for object_id in ids:
            store.ask(object_id)
            waiting += 1
            if waiting >= AHEAD:
                yield store.answer()
                waiting -= 1
        for _ in range(waiting):
            yield store.answer()
