"""Many files as one: all are written, or none is."""

from __future__ import annotations

import errno
import os
import secrets
import signal
import stat
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from cardgen.errors import EnvironmentMissing
from cardgen.writing.atomic import TEMPORARY_MARK, make_folder


@dataclass(frozen=True, slots=True)
class NewContent:
    """A file to be written: its content, and what it must have held until now (None: there must be no such file)."""

    path: Path
    content: bytes = field(repr=False)
    before: bytes | None = field(default=None, repr=False)


def write_together(files: Sequence[NewContent], *, below: Path) -> None:
    """Put all files in their places, making folders that are missing below `below`.

    What can fail for want of room happens first, in unfinished files beside the places; a failure there, or Ctrl-C,
    leaves everything as it was. Then the files get their names, one quick step each, and Ctrl-C waits; a failure there
    undoes the steps before it. EnvironmentMissing where a file cannot be written.
    """
    parts: list[Path] = []
    try:
        for file in files:
            make_folder(file.path.parent, below=below)
            parts.append(_staged(file))
        _to_disk()
        with _undisturbed():
            _name_all(files, parts)
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise EnvironmentMissing("error.write", path=Path(str(error.filename or "?")).name, reason=reason) from error
    finally:
        for part in parts:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _staged(file: NewContent) -> Path:
    """The content in an unfinished file beside its place, with the mode of the file it replaces."""
    part = file.path.with_name(f"{TEMPORARY_MARK}{secrets.token_hex(8)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(part, flags, 0o600)
        with open(descriptor, "wb") as staged:
            staged.write(file.content)
        if file.before is not None:
            part.chmod(stat.S_IMODE(file.path.stat().st_mode))
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def _to_disk() -> None:
    """Have the unfinished files on the disk before any old one goes; Windows does that when they are closed."""
    if hasattr(os, "sync"):
        os.sync()


def _name_all(files: Sequence[NewContent], parts: Sequence[Path]) -> None:
    done: list[NewContent] = []
    try:
        for file, part in zip(files, parts, strict=True):
            _require_as_before(file)
            os.replace(part, file.path)
            done.append(file)
    except BaseException:
        for file in reversed(done):
            _undo(file)
        raise


def _require_as_before(file: NewContent) -> None:
    """FileExistsError where somebody else, who knows no lock of ours, has written to the place."""
    there = os.path.lexists(file.path)
    if there is (file.before is None) or (there and file.path.read_bytes() != file.before):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file.path))


def _undo(file: NewContent) -> None:
    """Take back one step: what it wrote is ours, and what it replaced is known."""
    with suppress(OSError):
        if file.before is None:
            file.path.unlink()
        else:
            file.path.write_bytes(file.before)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C wait until the block is done. Signals reach the main thread only, so others need no care."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[tuple[int, FrameType | None]] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: waiting.append((number, frame)))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if waiting and callable(before):
        before(*waiting[0])
