"""What no single card shows: two files for one customer, names that are one file on another system."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from cardgen.detection.resident_number import find_resident_numbers
from cardgen.model.problem import Problem


def name_problems(paths: Iterable[str]) -> Iterator[Problem]:
    """Problems of card file names (workspace-relative, `/` between folders), in the order given.

    A card's id equals its file's stem, so two files of one stem are two cards of one id (C203); stems that differ
    only in case or composition become one file on Windows and macOS (C204).
    """
    first: dict[str, str] = {}
    for path in paths:
        stem = PurePosixPath(path).stem
        if any(True for _ in find_resident_numbers(unicodedata.normalize("NFKC", stem))):
            yield Problem("C206", path)
        folded = unicodedata.normalize("NFC", stem).casefold()
        other = first.setdefault(folded, path)
        if other != path:
            code = "C203" if PurePosixPath(other).stem == stem else "C204"
            yield Problem(code, path, args={"other": other})
