"""One writer at a time in a workspace."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from cardgen.errors import EnvironmentMissing
from cardgen.writing import make_folder, write_file

WAIT_SECONDS = 5.0


@contextmanager
def workspace_lock(state: Path, *, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the workspace's lock; EnvironmentMissing naming the holder's process after `wait` seconds.

    The operating system drops the lock with its process, so a killed run never leaves the workspace locked; who
    holds it is written beside the lock, for the message only.
    """
    make_folder(state, below=state.parent)
    holder = state / "lock.holder"
    lock = FileLock(state / "lock", timeout=wait, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        raise EnvironmentMissing("error.locked", holder=_read(holder)) from None
    try:
        write_file(holder, str(os.getpid()).encode())
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _read(holder: Path) -> str:
    try:
        return holder.read_text()
    except OSError:
        return "?"
