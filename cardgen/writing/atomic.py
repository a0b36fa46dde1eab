"""Whole files or none: written beside their place, then renamed into it, readable by their owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from cardgen.errors import EnvironmentMissing, UsageError

TEMPORARY_MARK = ".cardgen-part-"
"""Begins the name of every unfinished file, so that what a killed run left behind can be told from anything else."""


def write_file(path: Path, content: bytes) -> os.stat_result:
    """Replace `path` by `content` in one step; returns the new file's stat.

    A failure at any point (a full disk, Ctrl-C, a kill) leaves the old file as it was. Nothing waits for the disk: what
    is written here can be made again.
    """
    part = path.with_name(f"{TEMPORARY_MARK}{secrets.token_hex(8)}")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with open(descriptor, "wb") as file:
            file.write(content)
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise EnvironmentMissing("error.write", path=path.name, reason=os.strerror(error.errno or 0)) from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return path.stat()


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
            raise EnvironmentMissing("error.write", path=folder.name, reason=os.strerror(error.errno or 0)) from error


def remove_stale(folder: Path) -> None:
    """Delete what a killed run left unfinished in `folder`."""
    for part in folder.glob(f"{TEMPORARY_MARK}*"):
        part.unlink(missing_ok=True)
