"""Trees and blobs of a repository, read in bulk: one git process answers any number of questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import IO, NamedTuple

from cardgen.errors import ProgramFailed
from cardgen.history.repository import FULL_ID, Repository, environment
from cardgen.processes.talking import CHUNK, talking


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

    def known(self, object_id: str) -> bytes:
        """The content of an object that a tree or commit names. HistoryError where it is missing: that is damage."""
        content = self.read(object_id)
        if content is None:
            raise _broken_off()
        return content

    def ask(self, object_id: str) -> None:
        """Ask for an object whose content a later `answer` gives; answers come in the order of the questions.

        Asking some hundreds ahead saves waiting. ValueError for what is no full object id: git would search for it.
        """
        question = _question(object_id)
        try:
            self._questions.write(question)
            self._questions.flush()
        except OSError:
            raise _broken_off() from None

    def answer(self, most: int | None = None) -> bytes | None:
        """The content of the object asked for first among those not answered yet; None where there is none.

        Of one larger than `most` bytes only the first that many.
        """
        words = self._answers.readline().split()
        if not words:
            raise _broken_off()
        if words[-1] == b"missing":
            return None
        size = int(words[-1])
        if most is None or size <= most:
            return self._exactly(size + 1)[:-1]  # git ends each with a line break
        content = self._exactly(most)
        for passed in range(most, size + 1, CHUNK):
            self._exactly(min(CHUNK, size + 1 - passed))
        return content

    def _exactly(self, size: int) -> bytes:
        """So many bytes; an object of which git writes less is not one to be read."""
        content = self._answers.read(size)
        if len(content) < size:
            raise _broken_off()
        return content


def _broken_off() -> ProgramFailed:
    """Git is gone before its time, or has not what it names itself."""
    return ProgramFailed("error.program.failed", program="git")


@contextmanager
def objects(repository: Repository) -> Iterator[Objects]:
    """The repository's objects while the block lasts. HistoryError where git fails on the way."""
    with _cat_file(repository) as (questions, answers):
        yield Objects(questions, answers)


@contextmanager
def _cat_file(repository: Repository, *options: str, buffer: int = -1) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    arguments = repository.command("cat-file", "--batch", *options)
    try:
        with talking("git", arguments, environment=environment(), buffer=buffer) as pipes:
            yield pipes
    except ProgramFailed as failed:
        if failed.arguments["program"] != "git":
            raise  # another one, of the block's own
        raise repository.failure("cat-file") from None


def contents(repository: Repository, ids: Iterable[str], most: int | None = None) -> Iterator[bytes]:
    """The contents of many objects that trees or commits name, in the order asked for.

    Of objects larger than `most` bytes only the first that many. HistoryError where one is missing.
    All are asked for at once, by a thread of their own, so that neither side waits for the other (git-cat-file:
    `--buffer` saves git a write for each answer).
    """
    asked = [*map(_question, ids)]
    with _cat_file(repository, "--buffer", buffer=CHUNK) as (questions, answers):
        feeder = Thread(target=_ask_all, args=(questions, asked), daemon=True)
        feeder.start()
        store = Objects(questions, answers)
        for _ in asked:
            content = store.answer(most)
            if content is None:
                raise _broken_off()
            yield content
        feeder.join()


def _ask_all(questions: IO[bytes], asked: list[bytes]) -> None:
    """Ask, and say that this was all. Who stops reading closes the pipe: then nobody needs the rest."""
    with suppress(BrokenPipeError, ValueError):
        questions.write(b"".join(asked))
        questions.close()


def _question(object_id: str) -> bytes:
    """ValueError for what is no full object id: git would search for it."""
    if not FULL_ID.fullmatch(object_id):
        raise ValueError(len(object_id))
    return object_id.encode("ascii") + b"\n"
