"""Stashes over an erasure: each stays with what it holds of other files, and one that held nothing else goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from cardgen.history.mirror import Mirror
from cardgen.history.stashes import StashEntry, is_stash, write_stashes

_REFS = "refs/cardgen/stash"
"""Where stashes wait while history is rewritten: in its own ref only the newest would be seen."""


def add_stashes(mirror: Mirror, entries: tuple[StashEntry, ...]) -> frozenset[str]:
    """Have stashes rewritten with the rest; returns the commits by whose shape git knows them.

    Those are their own, that of what was staged and that of what git did not know (git-stash, "DISCUSSION").
    """
    kept: set[str] = set()
    for number, entry in enumerate(entries):
        mirror.out("update-ref", f"{_REFS}/{number}", entry.commit)
        parents = mirror.line("rev-parse", f"{entry.commit}^@").split("\n")
        kept |= {entry.commit, *parents[1:]}
    return frozenset(kept)


def settle_stashes(
    mirror: Mirror,
    entries: tuple[StashEntry, ...],
    commits: Mapping[str, str | None],
    scrubbed: Callable[[str], str],
) -> int:
    """Make the rewritten stashes the mirror's own; returns how many are left."""
    moved = (replace(it, commit=commits.get(it.commit) or "", words=scrubbed(it.words)) for it in entries)
    left = [it for it in moved if it.commit and is_stash(mirror, it.commit)]
    for number in range(len(entries)):
        mirror.out("update-ref", "-d", f"{_REFS}/{number}")
    write_stashes(mirror, left)
    return len(left)
