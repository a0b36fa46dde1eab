"""Cards that are not there any more, but that git remembers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from cardgen.errors import EnvironmentMissing, HistoryError, UsageError
from cardgen.history.commits import Commit, walk
from cardgen.history.moments import day_at
from cardgen.history.objects import files_at
from cardgen.history.repository import Repository
from cardgen.model.revision import Revision
from cardgen.workflows.past_cards import is_card_path, past_cards, repository_of
from cardgen.workflows.places import CARDS
from cardgen.workflows.tombstones import erased_names
from cardgen.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class GoneCard:
    """The last version of a card that is not there: a commit that has it, the repository's path, the blob.

    `deleted` is the commit that deleted it; None where none did yet.
    """

    commit: str
    path: str
    blob: str
    deleted: Commit | None = None


def gone_cards(workspace: Workspace, repository: Repository) -> dict[str, GoneCard]:
    """The cards of history without a file in the workspace, by id: deleted by a commit, or not committed yet."""
    here = {path.stem for path in (workspace.root / CARDS).rglob("*.yaml")}
    found = deleted_cards(workspace, repository) | dict(_committed(workspace, repository))
    return {stem: gone for stem, gone in found.items() if stem not in here}


def deleted_cards(workspace: Workspace, repository: Repository) -> dict[str, GoneCard]:
    """The cards that commits ever deleted or moved, there again or not, as they were before the last time."""
    found: dict[str, GoneCard] = {}
    for stem, gone in _deleted(workspace, repository):
        found.setdefault(stem, gone)
    return found


def first_deletions(workspace: Workspace, repository: Repository) -> dict[str, int]:
    """When each card that was ever deleted or moved was so first, in seconds since 1970: when that commit came in."""
    return {stem: gone.deleted.committed for stem, gone in _deleted(workspace, repository) if gone.deleted}


def _committed(workspace: Workspace, repository: Repository) -> Iterator[tuple[str, GoneCard]]:
    """The cards of the commit checked out."""
    head = repository.commit("HEAD")
    for entry in files_at(repository, head, repository.path(CARDS)):
        if is_card_path(workspace, repository, entry.path):
            yield PurePosixPath(entry.path).stem, GoneCard(head, entry.path, entry.blob)


def _deleted(workspace: Workspace, repository: Repository) -> Iterator[tuple[str, GoneCard]]:
    """Every file of a card that a commit deleted or moved, the latest first.

    Git is not asked for the folder alone: comparing trees to follow it takes twice as long as telling of all files.
    """
    for touched in walk(repository, "-m", "--diff-filter=D"):
        for file in touched.files:
            if is_card_path(workspace, repository, file.path):
                gone = GoneCard(touched.commit.parents[0], file.path, file.before[0], touched.commit)
                yield PurePosixPath(file.path).stem, gone


def gone_ids_of(workspace: Workspace, repository: Repository, typed: str) -> list[str]:
    """The ids of deleted cards that last had this name, telephone number or e-mail address."""
    from cardgen.workflows.namesakes import is_called  # with all that reads cards, which others here do without

    cards = gone_cards(workspace, repository)
    found = []
    with past_cards(workspace, repository) as past:
        for stem in sorted(cards.keys() - erased_names(workspace.root)):
            form = workspace.forms[workspace.form_of(stem) or ""]
            gone = cards[stem]
            if is_called(form, past.card(gone.commit, gone.path, gone.blob).data, typed):
                found.append(stem)
    return found


def gone_error(workspace: Workspace, stem: str) -> UsageError | None:
    """What to say of a card of this id that was deleted; None where nobody knows of one."""
    try:
        gone = gone_cards(workspace, repository_of(workspace)).get(stem)
    except (HistoryError, EnvironmentMissing):  # nothing to look it up in
        return None
    if gone is None:
        return None
    if gone.deleted is None:
        return UsageError("error.card.lost", id=stem)
    day = day_at(gone.deleted.written, ZoneInfo(workspace.settings.time_zone))
    before = Revision(gone.commit).short
    return UsageError("error.card.deleted", id=stem, day=day.isoformat(), before=before)
