"""What the last build made and from what, so that the next one does only what is left.

The record holds ids, digests, sizes and times: no customer's value. It is a journal: each result is a line appended
as it comes, so that a killed build loses nothing it finished; a finished build writes it anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Self

from cardgen.writing import write_file

FILE_NAME = "build.jsonl"
RACY_NS = 1_000_000_000
"""A file changed less than a second before it was read may change again within one tick of its time stamp; like git,
such a stamp is not trusted."""

Stamp = tuple[int, int, int]

NO_STAMP: Stamp = (0, 0, 0)
"""No file's stamp: the card is read, and compared by its blob, the next time."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file we made. `key` digests everything it was made from; the rest tells whether it is still as we left it."""

    key: str
    digest: str
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Checked:
    """A card file found sound by the rules `rules` when it had this stamp."""

    stamp: Stamp
    blob: str
    rules: str


@dataclass(slots=True)
class BuildRecord:
    """The record in memory: outputs by path below out/, card states by workspace path."""

    file: Path
    outputs: dict[str, Output] = field(default_factory=dict)
    checked: dict[str, Checked] = field(default_factory=dict)
    _journal: IO[str] | None = None

    @classmethod
    def load(cls, file: Path) -> Self:
        """The record on disk. A missing one is empty; lines a killed build left unfinished are passed over."""
        record = cls(file)
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return record
        for line in lines:
            try:
                record._take(json.loads(line))
            except (ValueError, TypeError, RecursionError):
                continue
        return record

    def _take(self, line: list[object]) -> None:
        match line:
            case ["out", str(path), str(key), str(digest), int(size), int(modified)] if _lies_below(path):
                self.outputs[path] = Output(key, digest, size, modified)
            case ["card", str(path), [int(size), int(modified), int(changed)], str(blob), str(rules)]:
                self.checked[path] = Checked((size, modified, changed), blob, rules)
            case ["gone", str(path)]:
                self.outputs.pop(path, None)

    def put_output(self, path: str, output: Output) -> None:
        """Remember a file just made."""
        self.outputs[path] = output
        self._append(_output_line(path, output))

    def drop_output(self, path: str) -> None:
        """Forget a file that is no longer ours or no longer there."""
        if self.outputs.pop(path, None):
            self._append(["gone", path])

    def put_checked(self, path: str, checked: Checked, *, read_at: int) -> None:
        """Remember a sound card; one whose stamp is too young to be trusted by its content alone, as git does.

        `read_at` is the time before the card was read, in ns since 1970.
        """
        if max(checked.stamp[1:]) + RACY_NS >= read_at:
            checked = replace(checked, stamp=NO_STAMP)
        self.checked[path] = checked
        self._append(_card_line(path, checked))

    def keep_cards(self, paths: Iterable[str]) -> None:
        """Forget the cards that no longer exist."""
        known = set(paths)
        self.checked = {path: state for path, state in self.checked.items() if path in known}

    def _append(self, line: list[object]) -> None:
        if self._journal is None:
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
            descriptor = os.open(self.file, flags, 0o600)
            self._journal = os.fdopen(descriptor, "a", encoding="utf-8", buffering=1)
        self._journal.write(f"{json.dumps(line, separators=(',', ':'))}\n")

    def save(self) -> None:
        """Write the whole record anew, if anything was added since it was read."""
        if self._journal is None:
            return
        self._journal.close()
        self._journal = None
        lines = [_output_line(path, output) for path, output in sorted(self.outputs.items())]
        lines += [_card_line(path, state) for path, state in sorted(self.checked.items())]
        text = "".join(f"{json.dumps(line, separators=(',', ':'))}\n" for line in lines)
        write_file(self.file, text.encode())


def _lies_below(path: str) -> bool:
    """True for a path that stays below out/: the record decides what is deleted, and may come from somebody else."""
    return bool(path) and "\\" not in path and not {"", ".", ".."}.intersection(path.split("/"))


def _output_line(path: str, output: Output) -> list[object]:
    return ["out", path, output.key, output.digest, output.size, output.modified]


def _card_line(path: str, state: Checked) -> list[object]:
    return ["card", path, list(state.stamp), state.blob, state.rules]
