"""Trees and blobs of a repository, read in bulk: one git process answers any number of questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import IO, NamedTuple

from cardgen.errors import HistoryError
from cardgen.history.repository import Repository, environment
from cardgen.processes.talking import CHUNK, talking

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
        about, _, path = piece.decode("utf-8", "surrogateescape").partition("\t")
        mode, _kind, blob = about.split(" ")
        yield TreeEntry(path, blob, mode)


class Objects:
    """Answers of one `git cat-file --batch`."""

    def __init__(self, questions: IO[bytes], answers: IO[bytes]) -> None:
        self._questions = questions
        self._answers = answers

    def read(self, object_id: str, most: int | None = None) -> bytes | None:
        """The content of an object, by its full id; None where the repository does not have it."""
        self.ask(object_id)
        return self.answer(most)

    def ask(self, object_id: str) -> None:
        """Ask for an object whose content a later `answer` gives; answers come in the order of the questions.

        Asking some hundreds ahead saves waiting. ValueError for what is no full object id: git would search for it.
        """
        self._questions.write(_question(object_id))
        self._questions.flush()

    def answer(self, most: int | None = None) -> bytes | None:
        """The content of the object asked for first among those not answered yet; None where there is none.

        Of one larger than `most` bytes only the first that many.
        """
        words = self._answers.readline().split()
        if not words:
            raise HistoryError("error.history.git", command="cat-file")
        if words[-1] == b"missing":
            return None
        size = int(words[-1])
        if most is None or size <= most:
            return self._answers.read(size + 1)[:-1]  # git ends each with a line break
        content = self._answers.read(most)
        self._pass_over(size - most + 1)
        return content

    def _pass_over(self, size: int) -> None:
        """Read on without keeping it: what is left of an object, and the line break after it."""
        while size > 0 and (passed := len(self._answers.read(min(size, CHUNK)))):
            size -= passed


@contextmanager
def objects(repository: Repository) -> Iterator[Objects]:
    """The repository's objects while the block lasts."""
    arguments = repository.command("cat-file", "--batch")
    with talking("git", arguments, environment=environment()) as (questions, answers):
        yield Objects(questions, answers)


def contents(repository: Repository, ids: Iterable[str], most: int | None = None) -> Iterator[bytes | None]:
    """The contents of many objects, in the order asked for; None for those the repository does not have.

    Of objects larger than `most` bytes only the first that many.
    All are asked for at once, by a thread of their own, so that neither side waits for the other (git-cat-file:
    `--buffer` saves git a write for each answer).
    """
    asked = [*map(_question, ids)]
    arguments = repository.command("cat-file", "--batch", "--buffer")
    with talking("git", arguments, environment=environment(), buffer=CHUNK) as (questions, answers):
        feeder = Thread(target=_ask_all, args=(questions, asked), daemon=True)
        feeder.start()
        store = Objects(questions, answers)
        for _ in asked:
            yield store.answer(most)
        feeder.join()


def _ask_all(questions: IO[bytes], asked: list[bytes]) -> None:
    """Ask, and say that this was all. Who stops reading closes the pipe: then nobody needs the rest."""
    with suppress(BrokenPipeError, ValueError):
        questions.write(b"".join(asked))
        questions.close()


def _question(object_id: str) -> bytes:
    """ValueError for what is no full object id: git would search for it."""
    if not _ID.fullmatch(object_id):
        raise ValueError(len(object_id))
    return object_id.encode("ascii") + b"\n"
