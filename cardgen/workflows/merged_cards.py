"""What a merge may have done to cards that no card shows by itself.

Git guesses renames: where one side deleted a card and added one that looks like it, the other side's edit of the first
ends up in the second, another customer's, and the merge reports no conflict.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from cardgen.history.objects import TreeEntry, files_at
from cardgen.history.repository import Repository
from cardgen.model.problem import Problem
from cardgen.workflows.places import CARDS

MIXED = "C209"
"""A card that one side alone has, and the merge has otherwise."""
SHORT = 10
"""Digits of a commit's id that people are shown."""

Versions = Mapping[str, Collection[str]]
"""Blob ids by the stem of a card's file, wherever the file lies."""


def mixed_up(
    repository: Repository, files: Mapping[str, TreeEntry], changed: Collection[str], sides: Sequence[str]
) -> Iterator[Problem]:
    """A problem for each changed card that only one of the merged commits has, and has otherwise."""
    versions = [_versions(repository, side) for side in sides]
    for path in sorted(changed):
        if not _is_card(path) or path not in files:
            continue
        having = [found[_stem(path)] for found in versions if _stem(path) in found]
        if len(having) == 1 and files[path].blob not in having[0]:
            yield Problem(MIXED, path)


def _versions(repository: Repository, commit: str) -> Versions:
    found: dict[str, set[str]] = {}
    for entry in files_at(repository, commit, repository.path(CARDS)):
        found.setdefault(_stem(entry.path), set()).add(entry.blob)
    return found


def _is_card(path: str) -> bool:
    return path.startswith(f"{CARDS}/") and path.endswith(".yaml")


def _stem(path: str) -> str:
    return PurePosixPath(path).stem
