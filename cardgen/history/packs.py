"""Whether git can read the packs of a repository: what it cannot index it passes over, as if nothing were there."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

_MAGIC = b"\xfftOc\x00\x00\x00\x02"
_FANOUT = struct.Struct(">256I")
_COUNT = struct.Struct(">4sII")
_OFFSETS = 8
"""Bytes for an object beside its id: its checksum and its place in the pack; large packs have more for some."""


def unreadable_packs(git_dir: Path) -> Iterator[str]:
    """The names of packs with an index that git does not take (gitformat-pack).

    `git cat-file --batch-all-objects` leaves their objects out and ends as if all were well.
    """
    for index in sorted((git_dir / "objects/pack").glob("pack-*.idx")):
        pack = index.with_suffix(".pack")
        if pack.is_file() and not _fit(index, pack):
            yield pack.name


def _fit(index: Path, pack: Path) -> bool:
    """True where the index can be read and tells of as many objects as the pack has."""
    digits = len(index.stem) - len("pack-")
    try:
        with pack.open("rb") as opened:
            kind, _version, objects = _COUNT.unpack(opened.read(_COUNT.size))
        with index.open("rb") as opened:
            magic = opened.read(len(_MAGIC))
            counts = _FANOUT.unpack(opened.read(_FANOUT.size))
        size = index.stat().st_size
    except (OSError, struct.error):
        return False
    least = len(_MAGIC) + _FANOUT.size + objects * (digits // 2 + _OFFSETS) + digits
    rising = all(before <= after for before, after in pairwise(counts))
    most = least + 8 * max(objects - 1, 0)
    return (kind, magic, counts[-1]) == (b"PACK", _MAGIC, objects) and rising and least <= size <= most
