"""The last part of an erasure: what happens once the new history is proved, written down first and done to its end.

Until the journal is written nothing has changed, and what is left of a killed run is thrown away. From then on every
step can be done again, by whichever command next writes to the workspace; but for the first one, by which the new git
folder gets its place, if the old one still is what the new one was made of. Nobody can keep git from making branches
and tags meanwhile, so that is asked before the two change places and after, and they change back where it is not.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import sleep
from typing import Any

from cardgen.errors import HistoryError
from cardgen.history.mirror import Mirror
from cardgen.history.swapping import swap
from cardgen.workflows.erase_state import lock, release, state_of
from cardgen.workflows.places import CARDS, ERASING, STATE
from cardgen.writing import create_record, make_folder, write_file

FOLDER = f"{STATE}/{ERASING}"
JOURNAL = "journal.json"
MARKER = "cardgen-erased"
"""In a git folder: the journal by which it came to its place."""
_NEW, _OLD, _GONE, _TEXTS, _GIT = "new.git", "old.git", "gone.git", "texts", "git"
"""The new git folder; the old one, where names cannot be exchanged and after that was seen to; other things."""
_TRIES = 50
_PAUSE = 0.1
"""Seconds between two tries to delete what a program that is just ending may still write to."""


@dataclass(frozen=True, slots=True)
class Journal:
    """What is left to do.

    `git` is the git folder that is to be replaced, `top` the folder of its working tree, and `token` what tells that it
    was. `gone` are files to be deleted, `texts` others that get new content, each with the name of the file that has
    it; paths are the repository's. `before` is the state of the git folder the new one was made of.
    """

    cards: tuple[str, ...]
    token: str
    git: str
    top: str
    before: str
    gone: tuple[str, ...]
    texts: Mapping[str, str]


def begin(root: Path, git: Path) -> Path:
    """An empty folder for the work on a git folder, its owner's only. Call `finish` before."""
    folder = root / FOLDER
    make_folder(folder, below=root)
    write_file(folder / ".gitignore", b"*\n")
    write_file(folder / _GIT, os.fsencode(git))
    return folder


def give_up(root: Path) -> None:
    """Throw away work that was not written down, and take back git's lock. What was is for `finish` to do."""
    folder = root / FOLDER
    if (folder / JOURNAL).exists():
        return
    with suppress(FileNotFoundError):
        release(Path(os.fsdecode((folder / _GIT).read_bytes())))
    with suppress(OSError):  # why it is given up matters more; the next run tries again
        throw_away(folder)


def throw_away(folder: Path) -> None:
    """Delete the folder of the work with all that is in it; OSError where somebody keeps writing to it."""
    for _ in range(_TRIES):
        if not folder.is_dir() or folder.is_symlink():
            return
        with suppress(OSError):
            shutil.rmtree(folder)
            return
        sleep(_PAUSE)
    shutil.rmtree(folder)


def new_git(folder: Path) -> Path:
    """Where the new git folder is made."""
    return folder / _NEW


def write_journal(folder: Path, journal: Journal, texts: Mapping[str, bytes]) -> Journal:
    """Write down what is left to do: from here on it will be done, whatever happens. Returns the journal written."""
    names = {}
    make_folder(folder / _TEXTS, below=folder)
    for number, (path, content) in enumerate(sorted(texts.items())):
        names[path] = str(number)
        create_record(folder / _TEXTS / str(number), content)
    create_record(folder / _NEW / MARKER, journal.token.encode())
    lock(folder / _NEW)
    if hasattr(os, "sync"):
        os.sync()
    whole = replace(journal, texts=names)
    create_record(folder / JOURNAL, json.dumps(_data(whole)).encode("ascii"))
    return whole


def _data(journal: Journal) -> dict[str, object]:
    return {
        "cards": list(journal.cards),
        "token": journal.token,
        "git": journal.git,
        "top": journal.top,
        "before": journal.before,
        "gone": list(journal.gone),
        "texts": dict(journal.texts),
    }


def read_journal(root: Path) -> Journal | None:
    """The journal of an erasure that was not finished; None where there is none."""
    try:
        data: Any = json.loads((root / FOLDER / JOURNAL).read_bytes())
    except FileNotFoundError:
        return None
    cards, gone = tuple(data["cards"]), tuple(data["gone"])
    return Journal(cards, data["token"], data["git"], data["top"], data["before"], gone, data["texts"])


def finish(root: Path) -> tuple[str, ...]:
    """Do what is left of an erasure that was decided; returns the cards' ids. Only for who holds the workspace's lock.

    What a run left that was killed before that is thrown away. HistoryError where the repository is not what it was:
    then nothing is erased, and nothing is left to do.
    """
    folder = root / FOLDER
    if not os.path.lexists(folder):
        return ()
    journal = read_journal(root)
    if journal is None:
        give_up(root)
        return ()
    try:
        put_in_place(folder, journal)
    except HistoryError:
        (folder / JOURNAL).unlink()
        give_up(root)
        raise
    write_texts(folder, journal)
    delete_files(Path(journal.top), journal.gone)
    settle(journal)
    throw_away(folder / _GONE)
    (Path(journal.git) / MARKER).unlink(missing_ok=True)
    (folder / JOURNAL).unlink()
    throw_away(folder)
    return journal.cards


def put_in_place(folder: Path, journal: Journal) -> None:
    """Let the new git folder take the place of the old one, unless it has.

    HistoryError where the old one was changed: it is in its place.
    """
    git, new, old = Path(journal.git), folder / _NEW, folder / _OLD
    if not _has_its_place(git, journal):
        if git.exists() and state_of(git) != journal.before:
            raise HistoryError("error.erase.changed")
        swap(new, git, old)
    taken = old if old.exists() else new
    if not taken.exists():
        return
    if state_of(taken) != journal.before:
        swap(taken, git, new if taken == old else old)
        raise HistoryError("error.erase.changed")
    os.replace(taken, folder / _GONE)


def _has_its_place(git: Path, journal: Journal) -> bool:
    with suppress(FileNotFoundError):
        return (git / MARKER).read_text("ascii") == journal.token
    return False


def write_texts(folder: Path, journal: Journal) -> None:
    """Give files their new content."""
    top = Path(journal.top)
    for path, name in journal.texts.items():
        file = top / path
        make_folder(file.parent, below=top)
        mode = file.stat().st_mode & 0o777 if file.exists() else 0o644
        write_file(file, (folder / _TEXTS / name).read_bytes())
        file.chmod(mode)


def delete_files(top: Path, paths: Iterable[str]) -> None:
    """Delete files, and folders within others that are empty then."""
    for path in paths:
        file = top / path
        file.unlink(missing_ok=True)
        if not (file.parent / ".git").exists() and file.parent.name != CARDS:
            with suppress(OSError):
                file.parent.rmdir()


def settle(journal: Journal) -> None:
    """Let git look at the working tree again, and let others at it."""
    release(Path(journal.git))
    mirror = Mirror(Path(journal.git), Path(journal.git))
    mirror.run("-c", "core.bare=false", "--work-tree", journal.top, "update-index", "-q", "--refresh", alone=True)
