"""Everything a repository stores, object by object and file by file: what nobody points at any more, too."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from cardgen.errors import HistoryError, ProgramFailed
from cardgen.history.packs import unreadable_packs
from cardgen.history.repository import READING, environment
from cardgen.processes.talking import talking

_ENTRY = re.compile(rb"[0-7]{5,6} ([^\0]+)\0", re.DOTALL)
_LOOSE = re.compile(r"objects/[0-9a-f]{2}/[0-9a-f]{38}(?:[0-9a-f]{24})?")
_PACK = re.compile(r"(objects/pack/pack-[0-9a-f]{40,64})\.(?:pack|idx|rev|bitmap|mtimes|keep|promisor)")
_INFO = re.compile(r"objects/info/(?:packs|commit-graph|commit-graphs/.*|multi-pack-index)|objects/pack/multi-pack-.*")
_PACKED = (b"PACK", b"# v2 git bundle", b"# v3 git bundle")
_MODULES = "modules"
_CUT = b"\0\x07"
"""The end of a name, and an id that begins so: one of 256 entries."""
_LARGEST = 256 * 1024 * 1024
"""Bytes of one file that are read; what is larger is told to be unread."""


class Place(StrEnum):
    """The kinds of places where something can be written down: those of a `.git`, and WORKING for files beside it."""

    COMMIT = "commit"
    TAG = "tag"
    TREE = "tree"
    BLOB = "blob"
    REF = "ref"
    REFLOG = "reflog"
    INDEX = "index"
    MESSAGE = "message"
    RERERE = "rerere"
    CONFIG = "config"
    HOOK = "hook"
    WORKTREE = "worktree"
    LFS = "lfs"
    LEFTOVER = "leftover"
    FILE = "file"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class Stored:
    """An object, or a file of the git folder.

    `name` is the full id of an object, or the file's path below the git folder; `content` None where it cannot be read
    (a bundle, a pack without its index, a file that is too large).
    """

    place: Place
    name: str
    content: bytes | None = field(repr=False)


def stored_objects(git_dir: Path) -> Iterator[Stored]:
    """Every object: packed, loose, unreachable, borrowed from other repositories; in the order they are stored.

    Of trees only the names are given, parted by line breaks, each name once however many trees have it. HistoryError
    where an object or the index of a pack is damaged, and where git did not tell of them to the end.
    """
    if [*unreadable_packs(git_dir)]:
        raise _broken_off()
    try:
        yield from _told_objects(git_dir)
    except ProgramFailed:
        raise _broken_off() from None


def _told_objects(git_dir: Path) -> Iterator[Stored]:
    """Every object git tells of; objects stand for themselves, not for what replaces them (git-replace)."""
    arguments = ("cat-file", "--batch-all-objects", "--batch", "--buffer", "--unordered")
    asked = [*READING, "--no-replace-objects", "--git-dir", str(git_dir), *arguments]
    names = _Names()
    with talking("git", asked, environment=environment()) as (stdin, out):
        stdin.close()
        while header := out.readline():
            words = header.split()
            if len(words) != len(("id", "kind", "size")):
                raise _broken_off()
            content = out.read(int(words[2]))
            if not out.read(1):
                raise _broken_off()
            place = Place(words[1].decode("ascii"))
            if place is Place.TREE:
                content = names.new_in(content)
            yield Stored(place, words[0].decode("ascii"), content)


def _broken_off() -> HistoryError:
    return HistoryError("error.history.git", command="cat-file")


class _Names:
    """The names in trees. Each commit makes a new tree of a folder, of whose 10,000 entries all but one are known.

    So a tree is cut into pieces where its own bytes say so, and a piece that was met before is not read again. Kept are
    their hashes: of a million pieces, the odds that two have the same are one in 10 million.
    """

    def __init__(self) -> None:
        self._pieces: set[int] = set()
        self._names: set[bytes] = set()

    def new_in(self, tree: bytes) -> bytes:
        """The names that no tree had before, in lines."""
        found: set[bytes] = set()
        for piece in tree.split(_CUT):
            key = hash(piece)
            if key not in self._pieces:
                self._pieces.add(key)
                found.update(_ENTRY.findall(piece + b"\0"))
        found -= self._names
        self._names |= found
        return b"\n".join(sorted(found))


def stored_files(git_dir: Path) -> Iterator[Stored]:
    """Every file of the git folder but the objects that git itself reads, those of sub-modules' folders included."""
    for path in _files_below(git_dir):
        if not (_LOOSE.fullmatch(path) or _INFO.fullmatch(path) or _is_paired(git_dir, path)):
            yield Stored(place_of(path), path, _content(git_dir / path))


def module_folders(git_dir: Path) -> Iterator[Path]:
    """The git folders of sub-modules, each a repository of its own with objects of its own."""
    for here, folders, _ in os.walk(git_dir / _MODULES):
        if "objects" in folders and (Path(here) / "HEAD").is_file():
            yield Path(here)


def borrowed(git_dir: Path) -> tuple[str, ...]:
    """The folders of other repositories that this one takes objects from: nothing here can remove those."""
    try:
        lines = (git_dir / "objects/info/alternates").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ()
    return tuple(line for line in lines if line.strip() and not line.startswith("#"))


def place_of(path: str) -> Place:
    """What a file of the git folder is for, by its path in there (or in one of its linked working trees)."""
    inner = path
    if path.startswith("worktrees/"):
        inner = path.partition("/")[2].partition("/")[2]
    name = inner.rpartition("/")[2]
    for begins, place in _BY_FOLDER.items():
        if inner.startswith(begins):
            return place
    if inner == "index" or inner.startswith(("index.", "next-index", "sharedindex.")):
        return Place.INDEX
    if name.endswith(("_MSG", "_EDITMSG", "_RR", "_MSG.swp")) or "MSG" in name:
        return Place.MESSAGE
    if name.endswith("HEAD") or name == "packed-refs":
        return Place.REF
    return Place.WORKTREE if inner != path else Place.FILE


_BY_FOLDER = {
    "objects/": Place.LEFTOVER,
    "refs/": Place.REF,
    "logs/": Place.REFLOG,
    "rr-cache/": Place.RERERE,
    "hooks/": Place.HOOK,
    "config": Place.CONFIG,
    "lfs/": Place.LFS,
    "lost-found/": Place.LEFTOVER,
    "rebase-": Place.MESSAGE,
    "sequencer/": Place.MESSAGE,
}


def _files_below(folder: Path) -> Iterator[str]:
    """Relative paths, sorted; links are told as files, and not followed."""
    for here, folders, names in os.walk(folder):
        folders.sort()
        linked = [it for it in folders if (Path(here) / it).is_symlink()]
        for name in sorted([*names, *linked]):
            yield (Path(here) / name).relative_to(folder).as_posix()


def _is_paired(git_dir: Path, path: str) -> bool:
    """True for a file of a pack that git reads: one that has both its pack and its index."""
    found = _PACK.fullmatch(path)
    return found is not None and all((git_dir / f"{found[1]}{it}").is_file() for it in (".pack", ".idx"))


def _content(file: Path) -> bytes | None:
    """What a file says; unpacked where it is an object that was never finished."""
    try:
        if file.is_symlink():
            return os.fsencode(file.readlink())
        if not file.is_file() or file.stat().st_size > _LARGEST:
            return None
        content = file.read_bytes()
    except OSError:
        return None
    if content.startswith(_PACKED):
        return None
    with suppress(zlib.error):
        return zlib.decompressobj().decompress(content, _LARGEST)
    return content
