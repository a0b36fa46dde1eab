"""Reads an ordinary file: no pipe or device is waited for, and no symbolic link followed unless asked."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

_FLAGS: int = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""O_NONBLOCK opens a pipe without waiting (POSIX open)."""

_NO_FOLLOW: int = getattr(os, "O_NOFOLLOW", 0)
"""Makes opening a link fail with ELOOP (POSIX open); Windows has no such flag."""


class LinkFoundError(OSError):
    """The path is a symbolic link."""


class SpecialFileError(OSError):
    """The path is a folder, a pipe or a device."""


def read_plain(path: Path, most: int = -1, *, follow: bool = False) -> bytes:
    """The content of an ordinary file, its first `most` bytes where that is not negative.

    Raises LinkFoundError unless links are to be followed, SpecialFileError, or another OSError.
    """
    with open_plain(path, follow=follow) as file:
        return file.read(most)


def open_plain(path: Path, *, follow: bool = False) -> BinaryIO:
    """An ordinary file, open for reading. Raises as `read_plain` does.

    The type is asked of the open descriptor, so a link or pipe put there in between is not read either.
    """
    if not follow and not _NO_FOLLOW and path.is_symlink():
        raise LinkFoundError
    try:
        descriptor = os.open(path, _FLAGS if follow else _FLAGS | _NO_FOLLOW)
    except OSError as error:
        if error.errno == errno.ELOOP and not follow:
            raise LinkFoundError from None
        raise
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise SpecialFileError(errno.EINVAL, os.strerror(errno.EINVAL))
    return os.fdopen(descriptor, "rb")
