"""ledger/erased/: who was erased, one file for each, with nothing personal in it.

A file for each and not one list: two people may erase on two branches, and the merge of both has both. A tombstone wins
over any card of its id, wherever that comes from: an old clone, a backup, an export read in again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cardgen.archives.plain_file import read_plain
from cardgen.errors import HistoryError
from cardgen.model.problem import Problem
from cardgen.workflows.workspace import CardFile, Workspace

ERASED = "ledger/erased"
SUFFIX = ".json"
FORMAT = 1
"""The version of what a tombstone's file holds."""

BROUGHT_BACK = "C208"
"""A card file whose id has a tombstone."""
UNREADABLE = "P405"
"""A tombstone's file that holds none. Its name still says who was erased."""

_MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Tombstone:
    """One erasure: the card's id and form, the day, why, and who did it (staff, as git knows them).

    `day` is None where the file cannot be read; the id is erased all the same.
    """

    id: str
    form: str = ""
    day: date | None = None
    reason: str = ""
    by: str = ""


def erased_ids(workspace: Workspace) -> Mapping[str, Tombstone]:
    """Every erased card's tombstone, by its id."""
    return {card_id: tombstone_at(workspace.root, card_id) for card_id in erased_names(workspace.root)}


def erased_names(root: Path) -> frozenset[str]:
    """The ids of erased cards, in capitals: by the names of the files alone, which takes no time."""
    folder = root / ERASED
    found = folder.iterdir() if folder.is_dir() and not folder.is_symlink() else ()
    return frozenset(
        file.stem.upper() for file in found if file.suffix.lower() == SUFFIX and not file.name.startswith(".")
    )


def tombstone_at(root: Path, card_id: str) -> Tombstone:
    """The tombstone of an erased card; one that says no more than the id where its file cannot be read."""
    with suppress(OSError):
        return read_tombstone(read_plain(root / tombstone_path(card_id), _MOST_BYTES), card_id) or Tombstone(card_id)
    return Tombstone(card_id)


def refuse_erased(root: Path, card_id: str) -> None:
    """HistoryError for the id of an erased customer, whether or not a card or history of it came back."""
    stem = card_id.upper()
    if stem in erased_names(root):
        raise HistoryError("error.erased", id=stem, day=erasure_day(root, stem))


def erasure_day(root: Path, card_id: str) -> str:
    """The day of an erasure as people are told of it; "?" where its tombstone cannot be read."""
    day = tombstone_at(root, card_id.upper()).day
    return day.isoformat() if day else "?"


def tombstone_path(card_id: str) -> str:
    """Where an id's tombstone lies, workspace-relative."""
    return f"{ERASED}/{card_id}{SUFFIX}"


def tombstone_bytes(tombstone: Tombstone) -> bytes:
    """The file of a tombstone: sorted keys, one to a line."""
    data = {
        "by": tombstone.by,
        "day": tombstone.day.isoformat() if tombstone.day else None,
        "form": tombstone.form,
        "format": FORMAT,
        "id": tombstone.id,
        "reason": tombstone.reason,
    }
    return f"{json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


def read_tombstone(content: bytes, card_id: str) -> Tombstone | None:
    """The tombstone in the file of an id; None where it is none, or another's."""
    try:
        data = json.loads(content.decode())
        found = Tombstone(data["id"], data["form"], date.fromisoformat(data["day"]), data["reason"], data["by"])
        is_ours = data["format"] == FORMAT and found.id == card_id
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return found if is_ours and all(isinstance(it, str) for it in (found.form, found.reason, found.by)) else None


def erased_problems(workspace: Workspace, files: Iterable[CardFile]) -> Iterator[Problem]:
    """A problem for each card that was erased and is back."""
    erased = erased_names(workspace.root)
    for file in files if erased else ():
        if file.stem.upper() in erased:
            yield Problem(BROUGHT_BACK, file.path, args={"day": erasure_day(workspace.root, file.stem)})


def tombstone_problems(workspace: Workspace) -> Iterator[Problem]:
    """A problem for each tombstone that cannot be read."""
    for card_id, tombstone in sorted(erased_ids(workspace).items()):
        if tombstone.day is None:
            yield Problem(UNREADABLE, tombstone_path(card_id))
