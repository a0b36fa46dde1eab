"""The index: what the next commit will hold, and what a commit under way is made of."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import NamedTuple

from cardgen.history.objects import TreeEntry
from cardgen.history.repository import Repository, named_places

_HEAD_OF_MERGE = re.compile(r"GITHEAD_([0-9a-f]{40}(?:[0-9a-f]{24})?)")
_UNDER_WAY = {
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
}
"""What git keeps in its folder while the work of a command is unfinished."""


class StagedFile(NamedTuple):
    """A file of the index. `merged` is False for a side of a conflict nobody resolved yet."""

    entry: TreeEntry
    merged: bool


def staged_files(repository: Repository, folder: str = "") -> Iterator[StagedFile]:
    """Every file of the index below a folder of the repository, by path; an unmerged one once for each side."""
    arguments = ["--literal-pathspecs", "ls-files", "--stage", "-z"]
    for piece in repository.pieces(*arguments, *(["--", folder] if folder else [])):
        mode, blob, stage, path = re.split(rb"[ \t]", piece, maxsplit=3)
        name = path.decode("utf-8", "surrogateescape")
        yield StagedFile(TreeEntry(name, blob.decode("ascii"), mode.decode("ascii")), stage == b"0")


def staged_changes(repository: Repository, folder: str = "") -> frozenset[str]:
    """The paths that the index has otherwise than the commit checked out, deleted ones too.

    Before the first commit these are all.
    """
    against = repository.head or _empty_tree(repository)
    arguments = ["--literal-pathspecs", "diff-index", "--cached", "--name-only", "-z", "--no-renames", against]
    found = repository.out(*arguments, *(["--", folder] if folder else []))
    return frozenset(path.decode("utf-8", "surrogateescape") for path in found.split(b"\0") if path)


def _empty_tree(repository: Repository) -> str:
    """The id of a tree without files, by the hash this repository uses."""
    return repository.out("hash-object", "-t", "tree", "--stdin").decode("ascii").strip()


def incoming(repository: Repository) -> tuple[str, ...]:
    """The commits that are being merged into the one checked out; none outside a merge.

    While pre-merge-commit runs there is no MERGE_HEAD yet: git names them in its environment then (builtin/merge.c).
    """
    file = repository.own / "MERGE_HEAD"
    noted = file.read_text(encoding="ascii").split() if file.is_file() else []
    named = [found[1] for name in sorted(os.environ) if (found := _HEAD_OF_MERGE.fullmatch(name))]
    return tuple(it for it in dict.fromkeys([*noted, *named]) if it != repository.head)


def under_way(repository: Repository) -> str | None:
    """The git command that stopped half-way and waits to be continued: merge, rebase, cherry-pick, revert."""
    return next((command for name, command in _UNDER_WAY.items() if (repository.own / name).exists()), None)


def settle_environment() -> None:
    """Make the places that git names to a hook absolute, since we ask it from other folders.

    Git starts hooks in the top folder of the working tree (githooks), and may name its own folder and the index from
    there; with GIT_DIR alone it would take any folder we stand in for the top.
    """
    os.environ.update(named_places(os.environ))
