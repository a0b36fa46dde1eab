"""Reads a YAML file as text, refusing what is not an ordinary small UTF-8 file."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from cardgen.model.problem import START, Problem
from cardgen.yamltree import MAX_BYTES, Fault, decode


@dataclass(frozen=True, slots=True)
class FileText:
    """A file's text and git's object id of its LF-normalised bytes."""

    text: str = field(repr=False)
    blob: str


def read_text(path: Path) -> FileText | Fault:
    """The text of a regular file.

    A Fault for a symbolic link, a special file, an unreadable or oversized one, or not UTF-8.

    The file is opened without following links and its type asked of the open descriptor, so a link put there in between
    is not followed either.
    """
    try:
        content = _read_regular(path)
    except OSError as error:
        if error.errno == errno.ELOOP:
            return Fault("Y112", START)
        return Fault("Y114", START, {"reason": os.strerror(error.errno or 0)})
    if isinstance(content, Fault):
        return content
    text = decode(content)
    return text if isinstance(text, Fault) else FileText(text, blob_id(content))


def _read_regular(path: Path) -> bytes | Fault:
    if not _NO_FOLLOW and path.is_symlink():
        return Fault("Y112", START)
    descriptor = os.open(path, os.O_RDONLY | _NO_FOLLOW | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return Fault("Y120", START)
        return file.read(MAX_BYTES + 1)


def read_bounded(path: Path, limit: int) -> bytes:
    """At most `limit + 1` bytes of a regular file, links followed.

    OSError for a folder, a pipe or a device; none of them is waited for.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(limit + 1)
    finally:
        os.close(descriptor)


_NO_FOLLOW: int = getattr(os, "O_NOFOLLOW", 0)
"""Makes opening a link fail with ELOOP (POSIX open); Windows has no such flag."""


def fault_problem(fault: Fault, path: str) -> Problem:
    """A fault of the file that messages call `path`."""
    return Problem(fault.code, path, fault.position, args=fault.args)


def blob_id(content: bytes) -> str:
    """The SHA-1 object id git gives these bytes with CRLF as LF, as a repository with `text=auto` stores them.

    Source: gitformat "blob" objects, `git hash-object`.
    """
    content = content.replace(b"\r\n", b"\n")
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
