"""Many files as one: all are written, or none is."""

from __future__ import annotations

import errno
import os
import signal
import stat
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from cardgen.writing.atomic import cannot_write, make_folder, stage, unfinished

_ENDING = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class NewContent:
    """A file to be written: its content, and what it must have held until now (None: there must be no such file)."""

    path: Path
    content: bytes = field(repr=False)
    before: bytes | None = field(default=None, repr=False)


@dataclass(slots=True)
class _Step:
    """A file on its way: its content beside its place and, where it replaces one, a second name of the old file."""

    file: NewContent
    part: Path
    old: Path | None = None


def write_together(files: Sequence[NewContent], *, below: Path) -> None:
    """Put all files in their places, making folders that are missing below `below`.

    What can fail for want of room happens first, in unfinished files beside the places; a failure there, or Ctrl-C,
    leaves everything as it was. Then the files get their names, one quick step each, and Ctrl-C waits; a failure there
    undoes the steps before it by giving the old files their names back. EnvironmentMissing where a file cannot be
    written.
    """
    steps: list[_Step] = []
    alone = len(files) == 1
    try:
        for file in files:
            with _telling(file.path, below):
                make_folder(file.path.parent, below=below)
                steps.append(_Step(file, unfinished(file.path)))
                _stage(steps[-1], lasting=alone)
        if not alone:
            _to_disk()
        with _undisturbed():
            _name_all(steps, below)
    finally:
        for step in steps:
            for part in filter(None, (step.part, step.old)):
                with suppress(OSError):
                    part.unlink(missing_ok=True)


@contextmanager
def _telling(path: Path, below: Path) -> Iterator[None]:
    """Tell of a failure by the file that was to be written, not by the one the system stumbled over."""
    try:
        yield
    except OSError as error:
        raise cannot_write(path.relative_to(below).as_posix(), error) from error


def _stage(step: _Step, *, lasting: bool) -> None:
    """The content in an unfinished file beside its place, with the mode of the file it replaces, and that one kept."""
    stage(step.part, step.file.content, lasting=lasting)
    if step.file.before is None:
        return
    step.part.chmod(stat.S_IMODE(step.file.path.stat().st_mode))
    step.old = unfinished(step.file.path)
    try:
        os.link(step.file.path, step.old)
    except OSError:  # a file system without hard links
        stage(step.old, step.file.before)
        step.old.chmod(stat.S_IMODE(step.file.path.stat().st_mode))


def _to_disk() -> None:
    """Have the unfinished files on the disk, all at once, before any old one goes; Windows does so as they close."""
    if hasattr(os, "sync"):
        os.sync()


def _name_all(steps: Sequence[_Step], below: Path) -> None:
    done: list[_Step] = []
    try:
        for step in steps:
            with _telling(step.file.path, below):
                _require_as_before(step.file)
                os.replace(step.part, step.file.path)
            done.append(step)
    except BaseException:
        for step in reversed(done):
            _undo(step)
        raise


def _require_as_before(file: NewContent) -> None:
    """FileExistsError where somebody else, who knows no lock of ours, has written to the place."""
    there = os.path.lexists(file.path)
    if there is (file.before is None) or (there and file.path.read_bytes() != file.before):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file.path))


def _undo(step: _Step) -> None:
    """Take back one step: what it wrote is ours, and what it replaced is still there whole under its other name."""
    with suppress(OSError):
        if step.old is None:
            step.file.path.unlink()
        else:
            os.replace(step.old, step.file.path)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let what ends a program wait until the block is done. Signals reach the main thread only; others need no care."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []
    before = {ending: signal.signal(ending, lambda number, _frame: waiting.append(number)) for ending in _ENDING}
    try:
        yield
    finally:
        for ending, handler in before.items():
            signal.signal(ending, handler)
    if waiting:
        signal.raise_signal(waiting[0])
