"""A git repository as a workspace in it sees it, driven through git's own command line."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cardgen.errors import HistoryError, ProgramFailed
from cardgen.processes import SECONDS, Done, run_program
from cardgen.processes.talking import parted

READING = (
    "-c", "core.fsmonitor=false",
    "-c", "log.showSignature=false",
    "-c", "log.follow=false",
    "-c", "log.showRoot=true",
    "-c", "log.diffMerges=separate",
    "-c", "diff.orderFile=/dev/null",
    "-c", "color.ui=false",
    "-c", "color.grep=false",
    "-c", "i18n.logOutputEncoding=UTF-8",
    "-c", "protocol.allow=never",
)  # fmt: skip
"""What a reader of history asks of git whatever the user's settings: no programs of theirs, no connection to anybody
(a partial clone would fetch what it lacks), and never --follow, which on cards that look alike follows another
customer's file. `-m` means each parent; files come in git's own order (/dev/null is how one says so: git-diff, -O).
Names and messages are told in UTF-8, however they were written."""

FULL_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
"""The id of an object in full, by SHA-1 or by SHA-256."""

_PATHSPECS = ("GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS")
_PLACES = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE")


def environment() -> dict[str, str]:
    """Ours, with git told to speak English, to ask nothing, and to write nothing that a reader does not need.

    What paths we give it mean is not for the user's environment to say.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _PATHSPECS}
    plain = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
    return kept | named_places(os.environ) | plain


def named_places(variables: Mapping[str, str]) -> dict[str, str]:
    """Where these variables say that git's folder, its index and the working tree are: absolute.

    Relative ones are meant from where we stand, and we ask git from other folders. With GIT_DIR alone the folder one
    stands in is the top of the working tree (git, "ENVIRONMENT VARIABLES").
    """
    named = {name: str(Path(variables[name]).absolute()) for name in _PLACES if name in variables}
    return {"GIT_WORK_TREE": str(Path.cwd())} | named if "GIT_DIR" in named else named


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
            raise self.failure(*arguments)
        return done.out

    def pieces(self, *arguments: str, separator: bytes = b"\0") -> Iterator[bytes]:
        """What git writes, piece by piece as it comes. HistoryError at the end where it failed on the way."""
        try:
            yield from parted("git", self.command(*arguments), separator, environment=environment())
        except ProgramFailed:
            raise self.failure(*arguments) from None

    def failure(self, *arguments: str) -> HistoryError:
        """What to say where git fails with these arguments."""
        command = next(it for it in arguments if not it.startswith("-"))
        return HistoryError("error.history.partial" if self.partial else "error.history.git", command=command)

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
        found = self._resolved("HEAD")
        if found is None and self._head_leads_somewhere():
            raise self.failure("rev-parse")
        return found

    def _head_leads_somewhere(self) -> bool:
        """True where HEAD or its branch names something, whatever that is: a commit that is missing, a damaged file."""
        branch = self.run("symbolic-ref", "--quiet", "HEAD").out.decode("utf-8", "surrogateescape").strip()
        known = self.run("rev-parse", "--verify", "--quiet", "HEAD").code == 0
        return known or not branch or (self.shared / branch).exists()

    @cached_property
    def partial(self) -> bool:
        """True where this was cloned without all objects: git would fetch them one by one when it needs them."""
        return any((self.shared / "objects/pack").glob("*.promisor"))

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
        found = done.out.decode("ascii").strip()
        return found if done.code == 0 and FULL_ID.fullmatch(found) else None


def open_repository(root: Path) -> Repository:
    """The repository the workspace at `root` lies in. HistoryError where it lies in none, or git does not open it.

    EnvironmentMissing where git is not installed.
    """
    asked = ("--show-toplevel", "--show-prefix", "--absolute-git-dir", "--git-common-dir")
    done = _ask(root, "rev-parse", *asked)
    if done.code:
        raise _unopened(root)
    answers = (
        _answers(root, asked)
        if done.out.count(b"\n") != len(asked)
        else done.out.decode("utf-8", "surrogateescape").split("\n")
    )
    top, prefix, own, shared = answers[: len(asked)]
    if "GIT_DIR" in os.environ and not _is_same(Path(top, prefix), root):
        raise HistoryError("error.history.git_dir")
    return Repository(Path(top), prefix, Path(own), Path(os.path.normpath(root / shared)))


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and one.samefile(other)


def _ask(root: Path, *arguments: str) -> Done:
    return run_program("git", ["-C", str(root), *arguments], environment=environment())


def _answers(root: Path, asked: tuple[str, ...]) -> list[str]:
    """One question at a time: a folder's name can hold a line break."""
    told = (_ask(root, "rev-parse", question).out for question in asked)
    return [it.decode("utf-8", "surrogateescape").removesuffix("\n") for it in told]


def _unopened(root: Path) -> HistoryError:
    """Why git finds no working tree here.

    It opens no repository of another user unless told that this one is safe (git-config, safe.directory); asked with
    every folder taken for safe, it says whether that is why.
    """
    if "GIT_DIR" in os.environ:
        return HistoryError("error.history.git_dir")
    if _ask(root, "rev-parse", "--git-dir").code == 0:
        return HistoryError("error.history.bare")
    trusting = _ask(root, "-c", "safe.directory=*", "rev-parse", "--show-toplevel")
    if trusting.code == 0:
        folder = trusting.out.decode("utf-8", "replace").removesuffix("\n")
        return HistoryError("error.history.owner", folder=shlex.quote(folder))
    there = any((folder / ".git").exists() for folder in (root, *root.parents))
    return HistoryError("error.history.unopened" if there else "error.history.no_repository")
