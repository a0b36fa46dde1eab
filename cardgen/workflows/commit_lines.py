"""What the message of a commit is made of: the cards that change, each compared with the last commit."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from cardgen.history.objects import TreeEntry, files_at
from cardgen.history.repository import Repository
from cardgen.loading.card_file import read_card
from cardgen.loading.file_text import FileText, read_text
from cardgen.model.card import RawCard
from cardgen.model.changeview import Deed
from cardgen.viewing.build_changes import build_changes
from cardgen.workflows.commit_message import CardLine, Others
from cardgen.workflows.gone_cards import deleted_cards
from cardgen.workflows.past_cards import PastCards, past_cards
from cardgen.workflows.places import CARDS
from cardgen.workflows.tombstones import ERASED
from cardgen.workflows.workspace import Workspace

LEDGER = "ledger"
SHARES = "ledger/shares"


def card_lines(workspace: Workspace, repository: Repository, paths: Sequence[str]) -> list[CardLine]:
    """A line for each card among the changed files. One that history had before is not new, but back."""
    cards = [path for path in paths if _is_card(path)]
    with past_cards(workspace, repository) as past:
        lines = [*_lines(workspace, repository, past, cards)]
    if repository.head is None or not any(it.changes.deed is Deed.ADDED for it in lines):
        return lines
    gone = deleted_cards(workspace, repository)
    return [replace(it, back=it.changes.deed is Deed.ADDED and it.stem in gone) for it in lines]


def other_files(paths: Sequence[str], setup: Iterable[str]) -> Others:
    """How many of the changed files are no cards; `setup` are the places of templates and settings."""
    others = [path for path in paths if not _is_card(path)]
    shares = sum(path.startswith(f"{SHARES}/") for path in others)
    erased = sum(path.startswith(f"{ERASED}/") for path in others)
    places = [*setup]
    settings = sum(not path.startswith((f"{CARDS}/", f"{LEDGER}/")) and _is_below(path, places) for path in others)
    return Others(shares, erased, settings, len(others) - shares - erased - settings)


def _is_card(path: str) -> bool:
    return path.startswith(f"{CARDS}/") and path.endswith(".yaml")


def _is_below(path: str, places: Iterable[str]) -> bool:
    return any(path == place or path.startswith(f"{place}/") for place in places)


def _lines(workspace: Workspace, repository: Repository, past: PastCards, paths: Sequence[str]) -> Iterator[CardLine]:
    """A line for each card, by its id: a card that only lies elsewhere is one card."""
    then = _committed(repository, paths)
    now = {PurePosixPath(path).stem: path for path in paths if os.path.lexists(workspace.root / path)}
    for stem in sorted(then.keys() | now.keys()):
        name = workspace.form_of(stem)
        before, after = then.get(stem), now.get(stem)
        if name is None:
            continue
        form = workspace.forms[name]
        old = past.card(repository.head or "", before.path, before.blob) if before else None
        new = _data(workspace, after, name) if after else None
        changes = build_changes(old.data if old else None, new, form, stem)
        moved = bool(before and after and repository.path(after) != before.path)
        yield CardLine(stem, form, replace(changes, unreadable=bool(old and old.problems)), moved)


def _committed(repository: Repository, paths: Sequence[str]) -> Mapping[str, TreeEntry]:
    """The cards of these files as the last commit has them, by id."""
    if repository.head is None:
        return {}
    stems = {PurePosixPath(path).stem for path in paths}
    wanted = {repository.path(path) for path in paths}
    found = [it for it in files_at(repository, repository.head, repository.path(CARDS)) if it.path in wanted]
    return {stem: it for it in found if (stem := PurePosixPath(it.path).stem) in stems}


def _data(workspace: Workspace, path: str, form: str) -> Mapping[str, object]:
    found = read_text(workspace.root / path)
    assert isinstance(found, FileText)
    raw = read_card(found.text, found.blob, path, workspace.forms[form])
    assert isinstance(raw, RawCard)
    return raw.data
