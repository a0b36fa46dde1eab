"""git's own merge of three texts, by lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from cardgen.errors import HistoryError
from cardgen.history.repository import Repository

_FAILED = 128
"""git merge-file ends with the number of conflicts, or a negative one, which a shell sees as at least this."""


def sides_by_lines(repository: Repository, base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, bytes]:
    """The merge with our lines, and with theirs, in every conflict.

    Both are the same however git is told to write its marks, and however far it narrows a conflict down: what it moves
    out of one are lines that both sides have. HistoryError for what has no lines.
    """
    with TemporaryDirectory(prefix="cardgen-") as folder:
        files = [Path(folder) / name for name in ("ours", "base", "theirs")]
        for file, content in zip(files, (ours, base, theirs), strict=True):
            file.write_bytes(content)
        return _favouring(repository, "--ours", files), _favouring(repository, "--theirs", files)


def _favouring(repository: Repository, side: str, files: Sequence[Path]) -> bytes:
    done = repository.run("merge-file", "--stdout", side, *map(str, files))
    if done.code >= _FAILED or done.code < 0:
        raise HistoryError("error.history.git", command="merge-file")
    return done.out
