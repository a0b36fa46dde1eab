"""ledger/numbers/: card numbers kept for paper forms, one file for each batch that was printed.

A number on paper in somebody's hand is taken as if there were a card. A file for each batch and not one list: two
people may print on two branches, and the merge has both.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cardgen.archives.plain_file import read_plain
from cardgen.model.problem import Problem

KEPT = "ledger/numbers"
SUFFIX = ".json"
FORMAT = 1
"""The version of what a batch's file holds."""

UNREADABLE = "P407"
"""A batch's file that holds none: its numbers may be given again."""
TWICE = "P408"
"""A number of two batches, as two branches can have it where numbers go in sequence."""

_MOST_BYTES = 1024 * 1024
_NAMED = 5
"""Numbers a problem names."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Numbers printed together: for which form, on which day, by whom (staff, as git knows them)."""

    form: str
    day: date
    by: str
    ids: tuple[str, ...]


def kept_ids(root: Path) -> frozenset[str]:
    """Every number that is kept for a form, in capitals."""
    return frozenset(it.upper() for _, batch in _batches(root) if batch is not None for it in batch.ids)


def kept_like(root: Path, card_id: str, taken: Iterable[str]) -> tuple[str, ...]:
    """Numbers kept for forms and not `taken` by cards yet, of which `card_id` may be a typing error; none for its own.

    One character is another, lacking or too many, or two have changed places.
    """
    from rapidfuzz.distance import OSA

    kept = kept_ids(root)
    if card_id in kept:
        return ()
    return tuple(sorted(it for it in kept - {*taken} if OSA.distance(it, card_id, score_cutoff=1) <= 1))


def kept_problems(root: Path) -> Iterator[Problem]:
    """A problem for each file that is no batch, and for each batch with a number of another one."""
    found = dict(_batches(root))
    counted = Counter(it.upper() for batch in found.values() if batch is not None for it in batch.ids)
    for name, batch in found.items():
        if batch is None:
            yield Problem(UNREADABLE, f"{KEPT}/{name}")
        elif twice := [it for it in batch.ids if counted[it.upper()] > 1]:
            yield Problem(TWICE, f"{KEPT}/{name}", args={"ids": _listed(twice)})


def batch_bytes(batch: Batch) -> bytes:
    """The file of a batch: sorted keys, one to a line."""
    data = {"by": batch.by, "day": batch.day.isoformat(), "form": batch.form, "format": FORMAT, "ids": [*batch.ids]}
    return f"{json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


def _listed(ids: Sequence[str]) -> str:
    return ", ".join((*ids[:_NAMED], "…") if len(ids) > _NAMED else ids)


def _batches(root: Path) -> Iterator[tuple[str, Batch | None]]:
    """The files by their names, with the batch that each holds."""
    folder = root / KEPT
    found = folder.iterdir() if folder.is_dir() and not folder.is_symlink() else ()
    for file in sorted(found):
        if file.suffix.lower() == SUFFIX and not file.name.startswith("."):
            yield file.name, _read(file)


def _read(file: Path) -> Batch | None:
    try:
        data = json.loads(read_plain(file, _MOST_BYTES).decode())
        found = Batch(data["form"], date.fromisoformat(data["day"]), data["by"], tuple(data["ids"]))
        is_ours = data["format"] == FORMAT
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return found if is_ours and all(isinstance(it, str) for it in (found.form, found.by, *found.ids)) else None
