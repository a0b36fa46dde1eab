"""What no single card shows: two files for one customer, names that are one file on another system."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from cardgen.detection.resident_number import has_resident_number
from cardgen.model.problem import Problem


def name_problems(paths: Iterable[str]) -> Iterator[Problem]:
    """Problems of card file names (workspace-relative, `/` between folders), in the order given.

    A card's id equals its file's stem, so two files of one stem are two cards of one id (C203); stems that differ
    only in case or composition become one file on Windows and macOS (C204).
    """
    first: dict[str, str] = {}
    for path in paths:
        yield from numbered_names((path,))
        stem = _stem(path)
        folded = unicodedata.normalize("NFC", stem).casefold()
        other = first.setdefault(folded, path)
        if other != path:
            code = "C203" if _stem(other) == stem else "C204"
            yield Problem(code, path, args={"other": other})


def numbered_names(paths: Iterable[str]) -> Iterator[Problem]:
    """A problem for each path with a resident number in it, whatever kind of file it is."""
    return (Problem("C206", path) for path in paths if has_resident_number(path))


def _stem(path: str) -> str:
    """The file's name without its ending; PurePosixPath says the same and takes ten times as long."""
    return path[path.rfind("/") + 1 :].rpartition(".")[0]
