"""Reads the file of a template, or says why it cannot be used; links and pipes are refused."""

from __future__ import annotations

from pathlib import Path

from cardgen.archives.plain_file import LinkFoundError, SpecialFileError, read_plain
from cardgen.model.problem import Label, Problem

_UNREADABLE = Label("파일을 읽을 수 없습니다", "the file cannot be read")


def read_template(folder: Path, name: str, path: str, unreadable: str) -> bytes | Problem:
    """The content of a template. `path` is how messages name it, `unreadable` the code for a file nobody can read."""
    if folder.is_symlink():
        return Problem("Y112", path)
    try:
        return read_plain(folder / name)
    except FileNotFoundError:
        return Problem("T100", path)
    except LinkFoundError:
        return Problem("Y112", path)
    except SpecialFileError:
        return Problem("Y120", path)
    except OSError:
        return Problem(unreadable, path, args={"reason": _UNREADABLE})
