"""Whole files or none: written beside their place, then renamed into it, readable by their owner only."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from cardgen.errors import EnvironmentMissing, UsageError

TEMPORARY_MARK = ".cardgen-part-"
"""Begins the name of every unfinished file, so that what a killed run left behind can be told from anything else."""

_NEW: int = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def write_file(path: Path, content: bytes) -> os.stat_result:
    """Replace `path` by `content` in one step; returns the new file's stat.

    A failure at any point (a full disk, Ctrl-C, a kill) leaves the old file as it was. Nothing waits for the disk: what
    is written here can be made again.
    """
    with _part(path, content) as part:
        os.replace(part, path)
    return path.stat()


def write_program(path: Path, content: bytes) -> None:
    """Replace `path` by a script that everybody may run, as git asks of hooks."""
    with _part(path, content) as part:
        part.chmod(0o755)
        os.replace(part, path)


def replace_record(path: Path, content: bytes) -> None:
    """Replace a file that cannot be made again, a card: on the disk before the old one goes, and with its mode."""
    mode = stat.S_IMODE(path.stat().st_mode)
    with _part(path, content, lasting=True) as part:
        part.chmod(mode)
        os.replace(part, path)


def create_record(path: Path, content: bytes) -> None:
    """Make a file where there is none; FileExistsError where there is one, which stays as it is."""
    with _part(path, content, lasting=True) as part:
        take_free_name(part, path)


def take_free_name(part: Path, path: Path) -> None:
    """Give an unfinished file a name that nothing has; FileExistsError where something has it."""
    try:
        os.link(part, path)  # unlike a rename it fails where the name is taken
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        os.replace(part, path)


@contextmanager
def _part(path: Path, content: bytes, *, lasting: bool = False) -> Iterator[Path]:
    """The content in an unfinished file beside `path`, to be given that name; gone afterwards in any case."""
    part = unfinished(path)
    try:
        stage(part, content, lasting=lasting)
        yield part
    except FileExistsError:
        raise
    except OSError as error:
        raise cannot_write(path.name, error) from error
    finally:
        part.unlink(missing_ok=True)


def unfinished(path: Path) -> Path:
    """A name beside `path` that nothing has, for a file that is to get its name.

    Chance as `secrets` has it, which takes 5 ms to load.
    """
    return path.with_name(f"{TEMPORARY_MARK}{os.urandom(8).hex()}")


def stage(part: Path, content: bytes, *, lasting: bool = False) -> None:
    """Make an unfinished file, its owner's only; on the disk where it is to be `lasting`."""
    with new_file(part) as file:
        file.write(content)
        if lasting:
            file.flush()
            os.fsync(file.fileno())


def new_file(part: Path) -> BinaryIO:
    """Open a file that must not be there yet, its owner's only."""
    return open(os.open(part, _NEW, 0o600), "wb")


def cannot_write(name: str, error: OSError) -> EnvironmentMissing:
    """The failure to write a file, by the name people know it by."""
    return EnvironmentMissing("error.write", path=name, reason=os.strerror(error.errno or 0))


def make_folder(path: Path, *, below: Path) -> None:
    """Create `path` and the folders missing between it and `below`, their owner's only.

    UsageError where a link or a file stands in the way: a link is found before anything is made behind it.
    """
    folder = below
    for name in path.relative_to(below).parts:
        folder /= name
        if folder.is_symlink():
            raise UsageError("error.out.link", path=folder.name)
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            if not folder.is_dir():
                raise UsageError("error.out.not_a_folder", path=folder.name) from None
        except OSError as error:
            raise cannot_write(folder.name, error) from error


def remove_stale(folder: Path) -> None:
    """Delete what a killed run left unfinished in `folder`."""
    for part in folder.glob(f"{TEMPORARY_MARK}*"):
        with suppress(OSError):  # gone by now, or none of ours
            part.unlink()
