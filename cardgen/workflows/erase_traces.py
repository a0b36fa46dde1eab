"""The files of a workspace that go with customers, besides their history; and records that stay without their lines."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from cardgen.history.repository import Repository
from cardgen.workflows.erase_around import Outputs, SentShare
from cardgen.workflows.erase_needles import named_after
from cardgen.workflows.places import OUT, STATE
from cardgen.workflows.tombstones import ERASED
from cardgen.workflows.workspace import Workspace

_RECORDS = frozenset({f"{STATE}/build.jsonl", f"{STATE}/delivered.jsonl"})
"""A line for each file, the ones about other customers worth keeping: without them their outputs count as foreign."""
_NOT_SEARCHED = frozenset({".git", "node_modules", ".venv"})


def files_to_go(
    repository: Repository, cards: Collection[str], outputs: Outputs, shares: tuple[SentShare, ...]
) -> tuple[str, ...]:
    """The files that go: the cards, editors' copies of them, what was made of them, caches of all cards.

    Paths are the repository's.

    What holds many customers, an index or a package, goes too: the one can be made again, the other must not.
    """
    packages = (share.package for share in shares if share.package)
    caches = (path for path in outputs.state if path not in _RECORDS)
    made = map(repository.path, (*outputs.files, *outputs.lists, *packages, *caches))
    return tuple(sorted({*_named(repository, cards), *made}))


def named_files(repository: Repository, cards: Collection[str], known: Collection[str]) -> tuple[str, ...]:
    """Files called after the cards that are not `known`, outputs and what lies in .cardgen/ left out."""
    state = repository.path(f"{STATE}/")
    return tuple(it for it in _named(repository, cards) if it not in known and not it.startswith(state))


def _named(repository: Repository, cards: Collection[str]) -> Iterator[str]:
    """Files called after the cards anywhere but among the records of erasures, and outputs, which are told apart."""
    number = named_after(cards)
    others = (repository.path(f"{ERASED}/"), repository.path(f"{OUT}/"))
    for path in _below(repository.top):
        if number.search(PurePosixPath(path).name) and not path.startswith(others):
            yield path


def record_texts(workspace: Workspace, repository: Repository, cards: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Records in .cardgen/ that name the cards, as they are to be without, by the repository's paths."""
    number = named_after(cards)
    for path in sorted(_RECORDS):
        file = workspace.root / path
        if file.is_file() and not file.is_symlink():
            lines = file.read_text("utf-8", "surrogateescape").splitlines(keepends=True)
            kept = [line for line in lines if not number.search(line)]
            if kept != lines:
                yield repository.path(path), "".join(kept).encode("utf-8", "surrogateescape")


def _below(root: Path) -> Iterator[str]:
    """Files and links below a folder, other repositories' and programs' folders left out."""
    for here, folders, names in os.walk(root):
        folders[:] = sorted(it for it in folders if it not in _NOT_SEARCHED and not (Path(here) / it).is_symlink())
        for name in sorted(names):
            yield (Path(here) / name).relative_to(root).as_posix()
