"""The files of a workspace that go with customers, besides their history; and records that stay without their lines."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from cardgen.history.repository import Repository
from cardgen.workflows.erase_around import Outputs, SentShare
from cardgen.workflows.erase_needles import named_after
from cardgen.workflows.erase_paths import PathRules
from cardgen.workflows.places import OUT, STATE
from cardgen.workflows.workspace import Workspace

_RECORDS = frozenset({f"{STATE}/build.jsonl", f"{STATE}/delivered.jsonl"})
"""A line for each file, the ones about other customers worth keeping: without them their outputs count as foreign."""
_NOT_SEARCHED = frozenset({".git", "node_modules", ".venv"})


def files_to_go(
    repository: Repository, rules: PathRules, outputs: Outputs, shares: tuple[SentShare, ...]
) -> tuple[str, ...]:
    """The files that go: the cards, what is called after them, what was made of them, caches of all cards.

    Paths are the repository's.

    What holds many customers, an index or a package, goes too: the one can be made again, the other must not.
    """
    packages = (share.package for share in shares if share.package)
    caches = (path for path in outputs.state if path not in _RECORDS)
    made = map(repository.path, (*outputs.files, *outputs.lists, *packages, *caches))
    return tuple(sorted({*_named(repository, rules), *made}))


def named_files(
    repository: Repository, rules: PathRules, past: Collection[str], known: Collection[str]
) -> tuple[str, ...]:
    """Files that go for what they are called, now or in the `past`, and are not `known`.

    Outputs and what lies in .cardgen/ are left out.
    """
    state = repository.path(f"{STATE}/")
    named = {it for it in _named(repository, rules) if not it.startswith(state)}
    return tuple(sorted((named | {*past}) - {*known}))


def _named(repository: Repository, rules: PathRules) -> Iterator[str]:
    """Files that go for what they are called, but for records of erasures, and outputs, which are told apart.

    Where git does not look, in folders it ignores, only those with a card's number in their own names.
    """
    listed = repository.out("ls-files", "-z", "-c", "-o", "--exclude-standard", "--full-name", ":/")
    seen = {*listed.decode("utf-8", "surrogateescape").split("\0")}
    number, out = named_after(rules.needles.cards), repository.path(f"{OUT}/")
    for path in _below(repository.top):
        if not path.startswith(out) and (path in seen or number.search(PurePosixPath(path).name)):
            text = _text(repository.top / path) if rules.may_be_card(path) else ""
            if rules.fate(path, [text]).goes:
                yield path


def _text(file: Path) -> str:
    with suppress(OSError):
        return file.read_bytes().decode("utf-8", "replace")
    return ""


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
