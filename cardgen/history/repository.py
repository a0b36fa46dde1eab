"""A git repository as a workspace in it sees it, driven through git's own command line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cardgen.errors import HistoryError
from cardgen.processes import SECONDS, Done, run_program
from cardgen.processes.talking import parted

READING = (
    "-c", "core.fsmonitor=false",
    "-c", "log.showSignature=false",
    "-c", "log.follow=false",
    "-c", "log.showRoot=true",
    "-c", "i18n.logOutputEncoding=UTF-8",
    "-c", "protocol.allow=never",
)  # fmt: skip
"""What a reader of history asks of git whatever the user's settings: no programs of theirs, no connection to anybody
(a partial clone would fetch what it lacks), and never --follow, which on cards that look alike follows another
customer's file. Names and messages are told in UTF-8, however they were written."""


def environment() -> dict[str, str]:
    """Ours, with git told to speak English, to ask nothing, and to write nothing that a reader does not need."""
    return os.environ | {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}


@dataclass(frozen=True)
class Repository:
    """The repository a workspace lies in.

    `top` is the folder of the working tree, `prefix` the workspace's place below it ("" or `customers/`). `own` is the
    git folder of this working tree, `shared` the one all linked working trees have in common.
    """

    top: Path
    prefix: str
    own: Path
    shared: Path

    def run(self, *arguments: str, stdin: bytes = b"", seconds: float | None = SECONDS) -> Done:
        """How git ends with these arguments, in the top folder."""
        return run_program("git", self.command(*arguments), stdin=stdin, environment=environment(), seconds=seconds)

    def out(self, *arguments: str, stdin: bytes = b"", seconds: float | None = SECONDS) -> bytes:
        """What git writes. HistoryError where it fails."""
        done = self.run(*arguments, stdin=stdin, seconds=seconds)
        if done.code:
            raise HistoryError("error.history.git", command=arguments[0])
        return done.out

    def pieces(self, *arguments: str, separator: bytes = b"\0") -> Iterator[bytes]:
        """What git writes, piece by piece as it comes."""
        return parted("git", self.command(*arguments), separator, environment=environment())

    def command(self, *arguments: str) -> list[str]:
        """The arguments of git itself before those of one of its commands."""
        return ["-C", str(self.top), *READING, *arguments]

    def path(self, path: str) -> str:
        """A workspace-relative path as the repository names it."""
        return f"{self.prefix}{path}"

    def below(self, path: str) -> str | None:
        """A path of the repository as the workspace names it; None where it lies outside the workspace."""
        return path.removeprefix(self.prefix) if path.startswith(self.prefix) else None

    @cached_property
    def head(self) -> str | None:
        """The commit checked out; None where nothing was committed yet (an unborn branch)."""
        return self._resolved("HEAD")

    @cached_property
    def shallow(self) -> bool:
        """True where older history was left behind when this was cloned."""
        return (self.shared / "shallow").exists()

    def commit(self, revision: str) -> str:
        """The full id of the commit a revision names. HistoryError where there is none."""
        if self.head is None and revision == "HEAD":
            raise HistoryError("error.history.no_commits")
        found = self._resolved(revision)
        if found is None:
            raise HistoryError("error.history.no_revision", revision=revision)
        return found

    def _resolved(self, revision: str) -> str | None:
        if "\0" in revision or not revision.strip():
            return None
        done = self.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        return done.out.decode("ascii").strip() if done.code == 0 else None


def open_repository(root: Path) -> Repository:
    """The repository the workspace at `root` lies in. HistoryError where it lies in none, or in a bare one.

    EnvironmentMissing where git is not installed.
    """
    asked = ("--show-toplevel", "--show-prefix", "--absolute-git-dir", "--git-common-dir")
    done = run_program("git", ["-C", str(root), "rev-parse", *asked], environment=environment())
    if done.code:
        raise HistoryError("error.history.no_repository")
    answers = (
        _answers(root, asked)
        if done.out.count(b"\n") != len(asked)
        else done.out.decode("utf-8", "surrogateescape").split("\n")
    )
    top, prefix, own, shared = answers[: len(asked)]
    return Repository(Path(top), prefix, Path(own), Path(os.path.normpath(root / shared)))


def _answers(root: Path, asked: tuple[str, ...]) -> list[str]:
    """One question at a time: a folder's name can hold a line break."""
    found = []
    for question in asked:
        done = run_program("git", ["-C", str(root), "rev-parse", question], environment=environment())
        found.append(done.out.decode("utf-8", "surrogateescape").removesuffix("\n"))
    return found
