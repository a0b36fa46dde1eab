"""When each file of a folder last changed: one pass over history, newest first, where the first time seen counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cardgen.history.commits import NOTHING, FileChange, walk
from cardgen.history.repository import Repository


@dataclass(frozen=True, slots=True)
class LastChange:
    """The commit by which a file got what it holds; `written` is when its author made it, in seconds since 1970.

    `only` tells that there was no other: the file came by it, and nobody changed it since.
    """

    commit: str
    written: int
    only: bool = True


def last_changes(repository: Repository, folder: str) -> dict[str, LastChange]:
    """The last change of every file that ever lay below a folder, by the file's name without folders.

    A file moved to another folder keeps its name, and by that its last change of content; moving it is none, deleting
    it is one. Of a merge only what it made anew counts (`-c`). `folder` is the repository's path. git is not asked for
    the folder alone: comparing trees to follow it takes longer than telling of all files.
    """
    found: dict[str, LastChange] = {}
    for changed in walk(repository, "-c"):
        for name in _changed_names([file for file in changed.files if file.path.startswith(f"{folder}/")]):
            known = found.get(name)
            if known is None:
                found[name] = LastChange(changed.commit.id, changed.commit.written)
            elif known.only:
                found[name] = replace(known, only=False)
    return found


def _changed_names(files: Sequence[FileChange]) -> Iterator[str]:
    """The names of files that hold something else than before, whichever folder they lay in, or are gone."""
    gone = {(_name(file.path), blob) for file in files for blob in file.before if file.after == NOTHING}
    here = [(_name(file.path), file.after) for file in files if file.after != NOTHING]
    yield from (name for name, blob in here if (name, blob) not in gone)
    if gone:
        yield from {name for name, _ in gone} - {name for name, _ in here}


def _name(path: str) -> str:
    return path.rpartition("/")[2]
