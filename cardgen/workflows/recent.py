"""`cardgen log` without an id: what changed last on all cards, commit by commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from cardgen.history.card_log import Version
from cardgen.history.commits import NOTHING, Commit, CommitFiles, walk
from cardgen.history.moments import moment
from cardgen.history.points import git_time, start_of
from cardgen.history.repository import Repository
from cardgen.history.working_tree import uncommitted
from cardgen.model.changeview import Deed
from cardgen.viewing.merge_changes import made_by_merge
from cardgen.workflows.change_reading import NO_CARD, ChangeReader
from cardgen.workflows.gone_cards import first_deletions
from cardgen.workflows.known_card import version_at
from cardgen.workflows.log_entry import LogEntry
from cardgen.workflows.past_cards import PastCards, is_card_path, past_cards, repository_of
from cardgen.workflows.places import CARDS
from cardgen.workflows.tombstones import erased_names
from cardgen.workflows.workspace import Workspace


@dataclass(slots=True)
class _Touched:
    """One card in one commit: its version in each parent, and in the commit."""

    before: dict[int, Version] = field(default_factory=dict)
    after: Version | None = None


@dataclass(frozen=True, slots=True)
class Recent:
    """What commits did to cards: `entries` are made as they are asked for.

    `waiting` counts cards with changes that are not committed; `cut` tells that earlier history was not cloned.
    """

    entries: Iterator[LogEntry] = field(repr=False)
    waiting: int
    cut: bool


def recent(workspace: Workspace, language: str, since: str | None = None) -> Recent:
    """What commits did to cards, newest first; of each commit its cards by path. Only changes of content are told.

    `since` is the first day looked at, by when a commit came into this repository. Of a merge only what it made itself
    is told; what it took back stands in the history of the card. HistoryError where there is no history.
    """
    repository = repository_of(workspace)
    commit = repository.commit("HEAD")
    zone = ZoneInfo(workspace.settings.time_zone)
    first = (
        [f"--since={git_time(int(start_of(since, zone, workspace.today).timestamp()))}"] if since is not None else []
    )
    erased = erased_names(workspace.root)
    earlier = _Earlier(workspace, repository)

    def entries() -> Iterator[LogEntry]:
        with past_cards(workspace, repository) as past:
            for found in walk(repository, "-c", *first, commit, paths=[repository.path(CARDS)]):
                if repository.shallow and not found.commit.parents:
                    continue
                for stem, touched in _cards(found, lambda path: is_card_path(workspace, repository, path)).items():
                    if stem in erased or _is_inherited(repository, found.commit, touched):
                        continue
                    entry = _entry(workspace, past, stem, touched, found, language, zone)
                    if entry.tells:
                        yield earlier.told_back(entry, found.commit)

    touched = uncommitted(repository, repository.path(CARDS))
    waiting = {PurePosixPath(path).stem for path in touched if is_card_path(workspace, repository, path)}
    return Recent(entries(), len(waiting), repository.shallow)


class _Earlier:
    """Which cards were there before; history is looked through once, when the first card comes."""

    def __init__(self, workspace: Workspace, repository: Repository) -> None:
        self._deletions = cache(lambda: first_deletions(workspace, repository))

    def told_back(self, entry: LogEntry, commit: Commit) -> LogEntry:
        """The entry; a card that was deleted earlier is not made, but back."""
        if entry.changes.deed is not Deed.ADDED:
            return entry
        deleted = self._deletions().get(entry.changes.stem)
        back = deleted is not None and deleted <= commit.committed
        return replace(entry, changes=replace(entry.changes, back=back))


def _cards(found: CommitFiles, is_card: Callable[[str], bool]) -> dict[str, _Touched]:
    """The cards of a commit by id: a file gone in one folder and new in another is one card that moved."""
    cards: dict[str, _Touched] = {}
    for file in found.files:
        if not is_card(file.path):
            continue
        touched = cards.setdefault(PurePosixPath(file.path).stem, _Touched())
        for number, (parent, blob) in enumerate(zip(found.commit.parents or ("",), file.before, strict=False)):
            if blob != NOTHING:
                touched.before[number] = Version(parent, file.path, blob)
        if file.after != NOTHING:
            touched.after = Version(found.commit.id, file.path, file.after)
    return {stem: it for stem, it in cards.items() if not it.after or _blobs(it) != {it.after.blob}}


def _blobs(touched: _Touched) -> set[str]:
    return {version.blob for version in touched.before.values()}


def _is_inherited(repository: Repository, commit: Commit, touched: _Touched) -> bool:
    """True for a card that a merge took over as one of its parents has it.

    Where one side moved the card, git compares the new path alone, at which the other side has nothing: its version is
    looked for at the others first.
    """
    if len(commit.parents) == 1 or touched.after is None:
        return False
    for side, parent in enumerate(commit.parents):
        stem = PurePosixPath(touched.after.path).stem
        if side not in touched.before and (version := version_at(repository, parent, stem)):
            touched.before[side] = version
    return touched.after.blob in _blobs(touched)


def _entry(
    workspace: Workspace,
    past: PastCards,
    stem: str,
    touched: _Touched,
    found: CommitFiles,
    language: str,
    zone: ZoneInfo,
) -> LogEntry:
    commit = found.commit
    form = workspace.forms[workspace.form_of(stem) or ""]
    reader = ChangeReader(past, form, stem, None, language)
    after = reader.read(touched.after)
    before = [reader.read(touched.before[side]) for side in sorted(touched.before)] or [NO_CARD]
    against = [reader.changes(version, after) for version in before]
    changes = against[0]
    if len(against) > 1 and all(it.deed is Deed.CHANGED for it in against):
        changes = replace(changes, fields=made_by_merge([it.fields for it in against]))
    return LogEntry(
        moment(commit.written, zone),
        changes,
        author=commit.author,
        commit=commit.id,
        subject=commit.subject,
        merge=len(commit.parents) > 1,
    )
