"""Which files in folders of somebody's choice (`--out`) are as we left them, so that the next run may replace them.

The record holds paths and digests, a line for each file written, and no customer's value. Losing it costs no more than
a copy put aside that need not have been.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Self

from cardgen.archives.plain_file import read_plain
from cardgen.errors import EnvironmentMissing, UsageError
from cardgen.workflows.outputs import digest_of
from cardgen.workflows.workspace import STATE, Workspace
from cardgen.writing import make_folder, write_file

FILE_NAME = "delivered.jsonl"

MOST = 20_000
"""Files remembered, the latest: somebody may well choose a new folder every day."""


class DeliveryRecord:
    """The files delivered from one workspace."""

    def __init__(self, root: Path, digests: dict[str, str]) -> None:
        self._root = root
        self._digests = digests

    @classmethod
    def load(cls, workspace: Workspace) -> Self:
        """The record on disk; a missing or damaged one is empty, lines that say nothing are passed over."""
        digests: dict[str, str] = {}
        with suppress(OSError, UnicodeDecodeError):
            for line in read_plain(workspace.home / STATE / FILE_NAME).decode().splitlines():
                with suppress(ValueError, RecursionError):
                    match json.loads(line):
                        case [str(path), str(digest)]:
                            digests.pop(path, None)
                            digests[path] = digest
        return cls(workspace.home, digests)

    def files(self) -> Iterator[Path]:
        """The places of all files remembered, whether or not they are still there."""
        return map(Path, self._digests)

    def is_ours(self, file: Path) -> bool:
        """True for a file that holds what we wrote to this place the last time."""
        known = self._digests.get(_place(file))
        return known is not None and not file.is_symlink() and file.is_file() and digest_of(file.read_bytes()) == known

    def remember(self, written: Iterable[tuple[Path, str]]) -> None:
        """Keep the digests of files just written. A workspace that cannot be written to forgets them."""
        lines = [(_place(file), digest) for file, digest in written]
        for place, digest in lines:
            self._digests.pop(place, None)
            self._digests[place] = digest
        with suppress(OSError, EnvironmentMissing, UsageError):
            make_folder(self._root / STATE, below=self._root)
            kept = [*self._digests.items()][-MOST:]
            write_file(self._root / STATE / FILE_NAME, "".join(f"{json.dumps(line)}\n" for line in kept).encode())


def _place(file: Path) -> str:
    """The file's path, the same however its folder was spelt."""
    return os.path.join(os.path.realpath(file.parent), file.name)  # noqa: PTH118 - a text, to compare
