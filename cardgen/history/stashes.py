"""The stashes of a repository, and those of the git folder that is to take its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cardgen.history.commits import NOTHING
from cardgen.history.mirror import Mirror
from cardgen.history.repository import Repository


@dataclass(frozen=True, slots=True)
class StashEntry:
    """A stash, the oldest first: its commit, who put it away and when (as a reflog says it), and its words."""

    commit: str
    who: str
    words: str


def stashes(repository: Repository) -> tuple[StashEntry, ...]:
    """All stashes: they live in the reflog of refs/stash alone (git-stash, "DISCUSSION")."""
    try:
        lines = (repository.shared / "logs/refs/stash").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ()
    found = []
    for line in lines:
        head, _, words = line.partition("\t")
        _, commit, who = head.split(" ", 2)
        found.append(StashEntry(commit, who, words))
    return tuple(found)


def write_stashes(mirror: Mirror, entries: Sequence[StashEntry]) -> None:
    """Make these the stashes of the mirror."""
    if not entries:
        return
    before = [NOTHING, *(entry.commit for entry in entries)]
    lines = [f"{old} {it.commit} {it.who}\t{it.words}\n" for old, it in zip(before, entries, strict=False)]
    log = mirror.folder / "logs/refs/stash"
    log.parent.mkdir(parents=True, exist_ok=True)
    mirror.out("update-ref", "refs/stash", entries[-1].commit)
    log.write_text("".join(lines), "utf-8", "surrogateescape")


def is_stash(mirror: Mirror, commit: str) -> bool:
    """True for a commit git takes for a stash, with something in it that the commit below has not."""
    parents = mirror.line("rev-parse", f"{commit}^@").split("\n")
    if len(parents) < 2:  # noqa: PLR2004 - the commit it was made on, and the index (git-stash, "DISCUSSION")
        return False
    trees = [mirror.line("rev-parse", f"{it}^{{tree}}") for it in (commit, *parents)]
    empty = mirror.line("hash-object", "-t", "tree", "--stdin")
    return trees[0] != trees[1] or trees[2] != trees[1] or any(it != empty for it in trees[3:])
