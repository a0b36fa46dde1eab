"""One writer at a time in a workspace, one editor at a time of a card."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from cardgen.errors import EnvironmentMissing
from cardgen.workflows.places import ERASING, LOCK
from cardgen.writing import cannot_write, make_folder, write_file

WAIT_SECONDS = 5.0
EDITORS = "editors"
"""The folder of the locks of cards that are open in an editor."""


@contextmanager
def workspace_lock(state: Path, *, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the workspace's lock; EnvironmentMissing naming the holder's process after `wait` seconds.

    An erasure that was decided and broken off is finished before anybody writes anything else.
    """
    with _held(state, LOCK, "error.locked", wait):
        if (state / ERASING).exists():
            from cardgen.workflows.erase_journal import finish

            finish(state.parent)
        yield


@contextmanager
def editor_lock(state: Path, card_id: str) -> Iterator[None]:
    """Hold a card's draft while an editor is open; EnvironmentMissing at once, naming the process that holds it."""
    with _held(state, f"{EDITORS}/{card_id}", "error.edit.open", 0):
        yield


@contextmanager
def _held(state: Path, name: str, message_id: str, wait: float) -> Iterator[None]:
    """Hold a lock of the workspace's.

    The operating system drops the lock with its process, so a killed run never leaves anything locked; who holds it is
    written beside the lock, for the message only.
    """
    file = state / name
    make_folder(file.parent, below=state.parent)
    holder = file.with_name(f"{file.name}.holder")
    lock = FileLock(file, timeout=wait, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        raise EnvironmentMissing(message_id, holder=_read(holder)) from None
    except OSError as error:
        raise cannot_write(f"{state.name}/{name}", error) from error
    try:
        write_file(holder, str(os.getpid()).encode())
        yield
    finally:
        with suppress(OSError):
            holder.unlink(missing_ok=True)
        lock.release()


def _read(holder: Path) -> str:
    try:
        return holder.read_text()
    except OSError:
        return "?"
