"""Reads a YAML file as text, refusing what is not an ordinary small UTF-8 file."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from cardgen.archives.plain_file import LinkFoundError, SpecialFileError, read_plain
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
    """
    try:
        content = read_plain(path, MAX_BYTES + 1)
    except LinkFoundError:
        return Fault("Y112", START)
    except SpecialFileError:
        return Fault("Y120", START)
    except OSError as error:
        return Fault("Y114", START, {"reason": os.strerror(error.errno or 0)})
    text = decode(content)
    return text if isinstance(text, Fault) else FileText(text, blob_id(content))


def fault_problem(fault: Fault, path: str) -> Problem:
    """A fault of the file that messages call `path`."""
    return Problem(fault.code, path, fault.position, args=fault.args)


def blob_id(content: bytes) -> str:
    """The SHA-1 object id git gives these bytes with CRLF as LF, as a repository with `text=auto` stores them.

    Source: gitformat "blob" objects, `git hash-object`.
    """
    content = content.replace(b"\r\n", b"\n")
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
