"""Our files among others' in out/: what is still as we left it, and what somebody edited since."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from cardgen.workflows.build_record import Output
from cardgen.writing import write_file


def is_untouched(file: Path, output: Output | None) -> bool:
    """True where the file has the size and time we left it with; quick enough to ask of every output of every build."""
    if output is None:
        return False
    try:
        stat = file.lstat()
    except FileNotFoundError:
        return False
    return (stat.st_size, stat.st_mtime_ns) == (output.size, output.modified)


def is_ours(file: Path, output: Output | None) -> bool:
    """True where the file's content is what we wrote, even if its time stamp changed (a copied or restored folder)."""
    if output is None or file.is_symlink() or not file.is_file():
        return False
    return is_untouched(file, output) or digest_of(file.read_bytes()) == output.digest


def is_free(file: Path) -> bool:
    """True where nothing has this name, not even a broken link."""
    return not os.path.lexists(file)


def digest_of(content: bytes) -> str:
    """SHA-256 of a file's bytes."""
    return hashlib.sha256(content).hexdigest()


def place(file: Path, content: bytes, *, ours: bool) -> Path | None:
    """Write an output; returns where an edited copy was kept, if there was one.

    A file in the way that is not ours (`ours` false) and differs was filled in or edited by somebody: it is renamed,
    never overwritten.
    """
    kept = None
    if not ours and not is_free(file) and not _holds(file, content):
        kept = free_name(file)
        file.rename(kept)
    write_file(file, content)
    return kept


def _holds(file: Path, content: bytes) -> bool:
    return not file.is_symlink() and file.is_file() and file.read_bytes() == content


def free_name(file: Path) -> Path:
    """A name beside `file` for an edited copy: C-7F3K9Q.edited.docx, C-7F3K9Q.edited-2.docx, ..."""
    number = 1
    while True:
        mark = "edited" if number == 1 else f"edited-{number}"
        candidate = file.with_name(f"{file.stem}.{mark}{file.suffix}")
        if is_free(candidate):
            return candidate
        number += 1


def remove_ours(file: Path, output: Output) -> bool:
    """Delete a file we made. False where somebody changed it: then it stays."""
    if is_free(file):
        return True
    if not is_ours(file, output):
        return False
    file.unlink()
    return True
