"""The card that somebody asks the history of: there now, or gone and known to git alone."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cardgen.entry.suggestion import nearest
from cardgen.errors import UsageError
from cardgen.history.card_log import Version, versions_at
from cardgen.history.objects import files_at
from cardgen.history.repository import Repository
from cardgen.model.form import FormSpec
from cardgen.workflows.card_place import SHARD
from cardgen.workflows.missing_card import ids_meant
from cardgen.workflows.places import CARDS
from cardgen.workflows.tombstones import refuse_erased
from cardgen.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class KnownCard:
    """A card by its id. `path` is where it lies in the workspace, None where it does not any more.

    `paths` are those of the repository where its history is looked for first; `name` is what its file is called.
    """

    stem: str
    form: FormSpec
    path: str | None
    paths: tuple[str, ...]

    @property
    def name(self) -> str:
        """What its file is called in whichever folder."""
        return f"{self.stem}.yaml"


def known_card(workspace: Workspace, repository: Repository, typed: str) -> KnownCard:
    """The card that an id means, or a file, or a name or number that is one card's alone; or one that git remembers.

    UsageError for one that never was, with the nearest id; HistoryError for a customer who was erased.
    """
    (meant,) = ids_meant(workspace, (typed,))
    stem = PurePosixPath(meant.strip().replace("\\", "/")).name.removesuffix(".yaml").upper()
    if workspace.form_of(stem) is not None:
        refuse_erased(workspace.root, stem)
        here = [*_lying(workspace.root, f"{stem}.yaml")]
        if len(here) == 1:
            return _card(workspace, repository, stem, here[0])
    return _looked_for(workspace, repository, meant, stem)


def _looked_for(workspace: Workspace, repository: Repository, typed: str, stem: str) -> KnownCard:
    """Among all files, then in history."""
    from cardgen.workflows.selection import select

    try:
        chosen = select(workspace, (typed,)).files
    except UsageError as error:
        return _gone(workspace, repository, typed, stem, error)
    if len(chosen) != 1:
        raise UsageError("error.one_card", name=typed)
    return _card(workspace, repository, chosen[0].stem, chosen[0].path)


def _gone(workspace: Workspace, repository: Repository, typed: str, stem: str, error: UsageError) -> KnownCard:
    """A card that was deleted, by a commit or not yet; `error` where there never was one."""
    from cardgen.workflows.gone_cards import gone_cards

    deleted = gone_cards(workspace, repository)
    if stem in deleted:
        return _card(workspace, repository, stem, None, deleted[stem].path)
    if not error.arguments.get("near") and (near := nearest(stem, {it: it for it in deleted})):
        raise UsageError("error.no_such_card.near", name=typed, near=near)
    raise error


def version_at(repository: Repository, commit: str, stem: str, paths: Sequence[str] = ()) -> Version | None:
    """The card in a commit: at one of `paths` or where cards usually lie, else the first of its name below cards/."""
    found = versions_at(repository, [commit], [*paths, *_usual(repository, stem)])[commit]
    if found is not None:
        return found
    here = (it for it in files_at(repository, commit, repository.path(CARDS)) if it.path.endswith(f"/{stem}.yaml"))
    entry = next(here, None)
    return Version(commit, entry.path, entry.blob) if entry is not None else None


def _card(
    workspace: Workspace, repository: Repository, stem: str, path: str | None, gone: str | None = None
) -> KnownCard:
    form = workspace.form_of(stem)
    assert form is not None  # of an id no form claims there is no card file
    first = [gone] if gone else [repository.path(path)] if path else []
    return KnownCard(stem, workspace.forms[form], path, tuple(dict.fromkeys((*first, *_usual(repository, stem)))))


def _usual(repository: Repository, stem: str) -> Sequence[str]:
    """Where a card lies in a flat workspace, and in one with many folders: paths of the repository."""
    usual = f"{CARDS}/{stem}.yaml", f"{CARDS}/{stem[-SHARD:]}/{stem}.yaml"
    return [*map(repository.path, usual)]


def _lying(root: Path, name: str) -> Iterator[str]:
    """The paths of the files of this name below cards/: a look at names alone, not at what is wrong with them."""
    for folder, folders, files in os.walk(root / CARDS):
        folders[:] = [it for it in folders if not it.startswith(".")]
        if name in files and not Path(folder, name).is_symlink():
            yield Path(folder, name).relative_to(root).as_posix()
