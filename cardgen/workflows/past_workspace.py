"""An earlier state of a workspace laid out as files, for what works on files: cards, forms and templates of then.

It lies below .cardgen/, its owner's only, and is gone when the work is done, however that ends. What a killed run left
there is removed by the next one: each state is held by a lock that ends with its process.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from cardgen.history.objects import TreeEntry, contents
from cardgen.workflows.as_of import FILES, LINK, AsOf
from cardgen.workflows.card_days import absent
from cardgen.workflows.lock import workspace_lock
from cardgen.workflows.past_state import MARK, PAST, mark_of
from cardgen.workflows.places import STATE, TEMPLATES
from cardgen.workflows.workspace import Workspace, open_workspace
from cardgen.writing import cannot_write, make_folder
from cardgen.writing.atomic import new_file
from cardgen.yamltree import MAX_BYTES

MOST_TEMPLATE_BYTES = 32 * 1024 * 1024
"""Larger files beside templates are left out: what would be drawn without them says so."""

_ENDING = ".lock"


@contextmanager
def past_workspace(past: AsOf, stems: Collection[str] = (), *, only: bool = True) -> Iterator[Workspace]:
    """The workspace as of a commit, opened, while the block lasts: of the cards `only` those called `stems`, if any.

    HistoryError where one of them was not there then.
    """
    cards = [*_wanted(past, stems, only=only)]
    with _own_folder(past.today) as folder:
        _lay_out(past, cards, folder)
        yield open_workspace(folder)


def _wanted(past: AsOf, stems: Collection[str], *, only: bool) -> Iterable[TreeEntry]:
    for stem in stems:
        if past.card(stem) is None:
            raise absent(past, stem)
    if not (stems and only):
        return past.cards
    endings = tuple(f"/{stem}.yaml" for stem in stems)
    return (it for it in past.cards if it.path.endswith(endings))


@contextmanager
def _own_folder(workspace: Workspace) -> Iterator[Path]:
    """An empty folder that is ours until the block ends; those nobody holds any more are removed first."""
    state = workspace.root / STATE
    folder = state / PAST / secrets.token_hex(8)
    lock = FileLock(folder.with_suffix(_ENDING), mode=0o600)
    with workspace_lock(state):  # nobody takes a lock just made for one that was left
        make_folder(folder.parent, below=workspace.root)
        _remove_left(folder.parent)
        try:
            lock.acquire(timeout=0)
            folder.mkdir(mode=0o700)
        except OSError as error:
            raise cannot_write(f"{STATE}/{PAST}", error) from error
    try:
        yield folder
    finally:
        _remove(folder, lock)


def _remove_left(top: Path) -> None:
    """Remove what killed runs left."""
    for file in top.glob(f"*{_ENDING}"):
        lock = FileLock(file, mode=0o600)
        with suppress(Timeout, OSError):
            lock.acquire(timeout=0)
            _remove(file.with_suffix(""), lock)


def _remove(folder: Path, lock: FileLock) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    if not folder.exists():
        Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()


def _lay_out(past: AsOf, cards: Sequence[TreeEntry], folder: Path) -> None:
    """Write the state's files; what cannot be written ends it: EnvironmentMissing."""
    try:
        _write(folder / MARK, mark_of(past.revision))
        (folder / TEMPLATES).mkdir(mode=0o700)
        for form in past.workspace.forms:
            if form in past.borrowed:
                shutil.copytree(past.today.template_folder(form), folder / TEMPLATES / form, symlinks=True)
            else:
                _write_all(past, [*past.templates(form)], folder, MOST_TEMPLATE_BYTES)
        _write_all(past, cards, folder, MAX_BYTES + 1)
    except OSError as error:
        raise cannot_write(f"{STATE}/{PAST}", error) from error


def _write_all(past: AsOf, entries: Sequence[TreeEntry], folder: Path, most: int) -> None:
    """Write files of the commit. A link leads nowhere here, and is refused as it is in the workspace."""
    files = [entry for entry in entries if entry.mode in FILES]
    for entry in entries:
        if entry.mode == LINK:
            with suppress(OSError):  # where links need a right of their own, it is left out
                _folder(folder / entry.path).symlink_to("nowhere")
    for entry, content in zip(files, contents(past.repository, [it.blob for it in files], most), strict=True):
        _write(_folder(folder / entry.path), content)


def _folder(file: Path) -> Path:
    """The file's path, the folders on the way to it made."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return file


def _write(file: Path, content: bytes) -> None:
    with new_file(file) as opened:
        opened.write(content)
