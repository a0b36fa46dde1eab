"""One folder in the place of another: in a single step where the system can, else so that it can be finished later."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""renameat2(2): exchange both names atomically (Linux 3.15)."""
_UNABLE = frozenset({errno.ENOSYS, errno.EINVAL, errno.EPERM, errno.EOPNOTSUPP})


def swap(new: Path, place: Path, old: Path) -> None:
    """Put the folder `new` in the place of another, which goes to `new` or to `old`.

    Where the system cannot exchange names there are two steps, and called again after the first one this does the
    second.
    """
    if place.exists():
        if _exchanged(new, place):
            return
        os.replace(place, old)
    os.replace(new, place)


def _exchanged(one: Path, other: Path) -> bool:
    """True where the two have exchanged their names."""
    if sys.platform != "linux":
        return False
    try:
        exchange = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):  # a C library without it
        return False
    if exchange(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(other))
