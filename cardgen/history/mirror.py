"""A second git folder, to take the place of a repository's own: history rewritten, what else it holds copied.

It borrows the objects of the first one while it is made, and holds every object itself when it is done.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import time
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from cardgen.errors import HistoryError
from cardgen.history.repository import Repository, environment
from cardgen.processes import Done, run_program

ASIDE = {"refs/remotes/": "refs/cardgen/remotes/", "refs/notes/": "refs/cardgen/notes/"}
"""Where refs wait that git-filter-repo treats in ways of its own: it makes branches of origin's (its manual,
"INTERNALS"), and passes notes by, whose files are called after commits."""

_NOT_COPIED = re.compile(
    r"objects|refs|packed-refs|logs|index|sharedindex\..*|worktrees|rr-cache|lost-found|shallow|filter-repo"
    r"|rebase-.*|sequencer|gc\.(?:pid|log)|gitk\.cache|fsmonitor--daemon.*|[A-Z_]+|.*\.lock|.*~|\..*\.sw[a-z]"
)
"""What of a git folder the mirror has for itself (objects, refs), and what git made in passing: messages being written,
operations under way, recorded resolutions. All other files come along as they are: settings, hooks, ignored names."""

_UNHOOKED = ("-c", f"core.hooksPath={os.devnull}", "-c", "core.fsmonitor=false", "-c", "gc.auto=0")
_VALUED = ("-c", "--work-tree")
_LOCATIONS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_NAMESPACE")


Variables = Mapping[str, str]
"""Variables of the environment, besides ours."""
_NONE: Variables = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Mirror:
    """A git folder in the making. `folder` is its place, `source` the git folder it borrows objects from."""

    folder: Path
    source: Path

    def run(self, *arguments: str, stdin: bytes = b"", alone: bool = False, variables: Variables = _NONE) -> Done:
        """How git ends with these arguments in the mirror; `alone` without the objects of the source."""
        return run_program(
            "git",
            ["--git-dir", str(self.folder), *_UNHOOKED, *arguments],
            stdin=stdin,
            environment={**self.environment(alone=alone), **variables},
            folder=self.folder,
            seconds=None,
        )

    def out(self, *arguments: str, stdin: bytes = b"", alone: bool = False, variables: Variables = _NONE) -> bytes:
        """What git writes. HistoryError where it fails."""
        done = self.run(*arguments, stdin=stdin, alone=alone, variables=variables)
        if done.code:
            raise HistoryError("error.history.git", command=_command(arguments))
        return done.out

    def line(self, *arguments: str, stdin: bytes = b"", variables: Variables = _NONE) -> str:
        """The one line git writes."""
        return self.out(*arguments, stdin=stdin, variables=variables).decode("utf-8", "surrogateescape").rstrip("\n")

    def environment(self, *, alone: bool = False) -> dict[str, str]:
        """Ours without the user's settings, whose hooks and programs have no say here (git manual, "ENVIRONMENT")."""
        plain = {key: value for key, value in environment().items() if key not in _LOCATIONS}
        nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        borrowed = {} if alone else {"GIT_ALTERNATE_OBJECT_DIRECTORIES": _quoted(self.source / "objects")}
        return plain | nobody | borrowed


def begin_mirror(repository: Repository, folder: Path, *, without: Collection[str] = ()) -> Mirror:
    """A mirror with the refs of a repository (but for those `without`) and none of its objects yet.

    It is on the branch that the repository is on.
    """
    folder.mkdir(mode=0o700, parents=True)
    _take_access(repository.shared, folder)
    mirror = Mirror(folder, repository.shared)
    shared = repository.run("config", "core.sharedRepository").out.decode("utf-8", "replace").strip()
    mirror.out("init", "--quiet", "--bare", "--template=", f"--shared={shared or 'umask'}", str(folder))
    refs = refs_of(repository)
    lines = [f"create {_aside(name)} {commit}\n" for name, commit, target in refs if not target and name not in without]
    mirror.out("update-ref", "--stdin", stdin="".join(lines).encode("utf-8", "surrogateescape"))
    mirror.out(
        "symbolic-ref", "HEAD", repository.out("symbolic-ref", "HEAD").decode("utf-8", "surrogateescape").strip()
    )
    return mirror


def _take_access(known: Path, new: Path) -> None:
    """Give a folder the mode and group of another, as colleagues need them who share it; what is made in it follows.

    (git-init, `--shared`: a folder's group goes to what is made in it by its setgid bit.)
    """
    with suppress(PermissionError):  # of a group we are not in nobody can be kept out by us
        os.chown(new, known.stat().st_uid, known.stat().st_gid)
    new.chmod(stat.S_IMODE(known.stat().st_mode))


def refs_of(repository: Repository) -> tuple[tuple[str, str, str], ...]:
    """Every ref but the stash: its name, the object it names, and the ref it stands for ("" but for symbolic ones)."""
    listed = repository.out("for-each-ref", "--format=%(refname) %(objectname) %(symref)")
    rows = (line.split(" ") for line in listed.decode("utf-8", "surrogateescape").splitlines())
    return tuple((name, commit, target) for name, commit, target in rows if name != "refs/stash")


def _aside(name: str) -> str:
    for begins, waits in ASIDE.items():
        if name.startswith(begins):
            return waits + name.removeprefix(begins)
    return name


def settle_refs(mirror: Mirror, repository: Repository) -> None:
    """Give refs that waited aside their names back, and symbolic ones what they stand for, where that is left."""
    for begins, waits in ASIDE.items():
        listed = mirror.out("for-each-ref", "--format=%(refname) %(objectname)", waits)
        for line in listed.decode("utf-8", "surrogateescape").splitlines():
            name, commit = line.split(" ")
            mirror.out("update-ref", begins + name.removeprefix(waits), commit)
            mirror.out("update-ref", "-d", name)
    for name, _, target in refs_of(repository):
        if target and mirror.run("rev-parse", "--verify", "--quiet", target).code == 0:
            mirror.out("symbolic-ref", name, target)


def complete_mirror(mirror: Mirror) -> None:
    """Take in every object that is used, in one pack, and drop all others. Nothing is borrowed from now on.

    HistoryError where something would be missing.
    """
    shutil.rmtree(mirror.folder / "filter-repo", ignore_errors=True)
    mirror.out("repack", "-a", "-d", "-q", "--no-write-bitmap-index")
    mirror.out("prune", "--expire=now")
    mirror.out("pack-refs", "--all")
    mirror.out("commit-graph", "write", "--reachable", "--changed-paths", "--no-progress", alone=True)
    mirror.out("fsck", "--connectivity-only", "--no-dangling", "--no-progress", alone=True)


def copy_rest(repository: Repository, mirror: Mirror) -> None:
    """What else the repository's git folder holds, as it is; large files are linked where the disk can."""
    for name in ("description", "config"):
        (mirror.folder / name).unlink(missing_ok=True)
    for entry in sorted(repository.shared.iterdir()):
        if _NOT_COPIED.fullmatch(entry.name):
            continue
        place = mirror.folder / entry.name
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, place, symlinks=True, copy_function=_link, dirs_exist_ok=True)
        elif entry.is_file() or entry.is_symlink():
            shutil.copy2(entry, place, follow_symlinks=False)
    (mirror.folder / "info/refs").unlink(missing_ok=True)  # old names, for servers without git (git-update-server-info)


def _link(source: str, place: str) -> str:
    try:
        os.link(source, place, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, place, follow_symlinks=False)
    return place


def copy_notes(mirror: Mirror, commits: Mapping[str, str | None], author: Mapping[str, str]) -> None:
    """Hang notes on commits onto what became of those; on commits that are gone, notes go too."""
    listed = mirror.out("for-each-ref", "--format=%(refname)", "refs/notes/")
    for name in listed.decode("utf-8", "surrogateescape").splitlines():
        noted = {line.split()[-1] for line in mirror.out("notes", f"--ref={name}", "list").decode("ascii").splitlines()}
        moved = {old: new for old, new in commits.items() if old in noted and new != old}
        copied = "".join(f"{old} {new}\n" for old, new in moved.items() if new)
        mirror.out(
            "notes", f"--ref={name}", "copy", "--force", "--stdin", stdin=copied.encode("ascii"), variables=author
        )
        gone = "".join(f"{old}\n" for old in moved).encode("ascii")
        mirror.out("notes", f"--ref={name}", "remove", "--ignore-missing", "--stdin", stdin=gone, variables=author)


def identity(repository: Repository) -> Mapping[str, str]:
    """Who commits here, as git's variables; somebody without a name where git knows none."""
    done = repository.run("var", "GIT_COMMITTER_IDENT")
    found = re.fullmatch(r"(.*) <(.*)> \d+ [+-]\d{4}", done.out.decode("utf-8", "replace").strip())
    name, email = (found[1], found[2]) if found and done.code == 0 else ("cardgen", "cardgen@localhost")
    moment = f"{int(time.time())} {time.strftime('%z')}"
    return {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", name or "cardgen"), ("EMAIL", email), ("DATE", moment))
    }


def _command(arguments: Sequence[str]) -> str:
    """The command of git among its arguments: what comes after its own options, two of which have a value."""
    rest = iter(arguments)
    return next(it for it in rest if not (it.startswith("-") and (it not in _VALUED or next(rest))))


def _quoted(path: Path) -> str:
    """A path as GIT_ALTERNATE_OBJECT_DIRECTORIES takes any: in quotes, as in C (git manual)."""
    text = str(path).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{text}"'


def is_signed(repository: Repository) -> bool:
    """True where a commit or tag carries a signature, which no rewritten one can (git-fast-export, --signed-tags)."""
    if any(b"\ngpgsig" in commit for commit in repository.pieces("rev-list", "--all", "--header")):
        return True
    tags = repository.out("for-each-ref", "--format=%(contents:signature)", "refs/tags/")
    return bool(tags.strip())


def files_of(mirror: Mirror, commit: str) -> Mapping[bytes, bytes]:
    """Every file of a commit: its mode and blob, by its path. Empty where there is no such commit."""
    rows = (piece.partition(b"\t") for piece in mirror.run("ls-tree", "-r", "-z", commit).out.split(b"\0") if piece)
    return {path: entry for entry, _, path in rows}
