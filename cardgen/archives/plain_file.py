"""Reads an ordinary file: no symbolic link is followed and no pipe or device waited for."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_FLAGS: int = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""O_NOFOLLOW makes opening a link fail with ELOOP, O_NONBLOCK opens a pipe without waiting (POSIX open)."""


class LinkFoundError(OSError):
    """The path is a symbolic link."""


class SpecialFileError(OSError):
    """The path is a folder, a pipe or a device."""


def read_plain(path: Path) -> bytes:
    """The content of an ordinary file. Raises LinkFoundError, SpecialFileError or another OSError.

    The type is asked of the open descriptor, so a link or pipe put there in between is not read either.
    """
    if path.is_symlink():
        raise LinkFoundError
    if path.is_dir():
        raise SpecialFileError
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise (LinkFoundError() if error.errno == errno.ELOOP else error) from None
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise SpecialFileError
        return file.read()
