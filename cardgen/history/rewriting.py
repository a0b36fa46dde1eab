"""All of a repository's history without some files and words, written by git-filter-repo."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

from cardgen.errors import HistoryError
from cardgen.history.mirror import Mirror
from cardgen.processes import run_program

PROGRAM = "cardgen.history.filter_program"
_GONE = "0" * 40


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be as if it never was. Paths are the repository's, all ids full.

    `paths` go from every commit, `names` are what other files are called instead. `blobs` are versions of other files:
    each becomes another one, or goes where that is None. `commits` and `tags` have the new messages of commits and tag
    objects. Commits in `kept` stay even if nothing is left in them, where others go.
    """

    paths: frozenset[str]
    blobs: Mapping[str, str | None] = field(default_factory=dict)
    commits: Mapping[str, str] = field(default_factory=dict, repr=False)
    tags: Mapping[str, str] = field(default_factory=dict, repr=False)
    kept: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict, repr=False)


def rewrite(mirror: Mirror, wish: Wish) -> Mapping[str, str | None]:
    """Rewrite every ref of a mirror; returns the new id of each commit, None for those in which nothing was left.

    HistoryError where git-filter-repo fails; the mirror is of no use then.
    """
    asked = {
        "paths": sorted(wish.paths),
        "names": dict(wish.names),
        "blobs": dict(wish.blobs),
        "commits": dict(wish.commits),
        "tags": dict(wish.tags),
        "kept": sorted(wish.kept),
    }
    done = run_program(
        sys.executable,
        ["-P", "-m", PROGRAM],
        stdin=json.dumps(asked).encode("ascii"),
        environment=mirror.environment(),
        folder=mirror.folder,
        seconds=None,
    )
    if done.code:
        raise HistoryError("error.history.rewriting")
    lines = (mirror.folder / "filter-repo/commit-map").read_text("ascii").splitlines()[1:]
    pairs = (line.split() for line in lines)
    return {old: None if new == _GONE else new for old, new in pairs}
