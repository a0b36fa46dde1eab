"""Which cards differ between two points in history, or between one and the working tree: by id, wherever they lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from cardgen.errors import HistoryError, UsageError
from cardgen.history.card_log import Version
from cardgen.history.moments import day_at, epoch_of
from cardgen.history.objects import files_at
from cardgen.history.points import commit_by, moment_of, revision_at, start_of
from cardgen.history.repository import Repository
from cardgen.history.working_tree import uncommitted
from cardgen.loading.file_text import FileText, read_text
from cardgen.model.revision import Revision
from cardgen.workflows.past_cards import asked_point, file_stem, is_card_path
from cardgen.workflows.places import CARDS
from cardgen.workflows.workspace import Workspace

WORKING = ""
"""In the place of a commit's id: the working tree."""


@dataclass(frozen=True, slots=True)
class Period:
    """From where to where. `before` is None where nothing was committed yet, `after` WORKING for the files as they are.

    `since` and `until` are the days from and to which it goes, both included; `first` and `last` how people are told.
    """

    before: str | None
    after: str
    since: date
    until: date
    first: str
    last: str


def period(workspace: Workspace, repository: Repository, since: str, until: str | None) -> Period:
    """The period two days or revisions mean; a day begins with its first second and ends with its last.

    HistoryError for a day or revision there is not; UsageError where it would end before it begins.
    """
    zone = ZoneInfo(workspace.settings.time_zone)
    if moment_of(since, zone, workspace.today) is None:
        before: str | None = revision_at(repository, since)
        first = _day_of(repository, before or "", zone)
        told = Revision(before or "").short
    else:
        start = start_of(since, zone, workspace.today)
        before = commit_by(repository, int(start.timestamp()) - 1)
        if before is None and repository.shallow:
            raise HistoryError("error.history.shallow")
        first, told = start.date(), start.date().isoformat()
    if until is None:
        return Period(before, WORKING, first, workspace.today, told, workspace.today.isoformat())
    point = asked_point(workspace, repository, until)
    last = point.day or _day_of(repository, point.commit, zone)
    if last < first:
        raise UsageError("error.changes.backwards", since=since, until=until)
    return Period(before, point.commit, first, last, told, Revision(point.commit, point.day).name)


def _day_of(repository: Repository, commit: str, zone: ZoneInfo) -> date:
    committed = repository.out("show", "--no-patch", "--format=%ct", commit)
    return day_at(epoch_of(committed.decode("ascii")), zone)


def changed_cards(
    workspace: Workspace, repository: Repository, between: Period
) -> Iterator[tuple[str, Version | None, Version | None]]:
    """The ids of cards whose files differ, with the versions of before and after, by id.

    A file that only moved does not differ. One in the working tree has no blob that git knows; its commit is WORKING.
    """
    before = _versions(workspace, repository, between.before)
    if between.after == WORKING:
        after = _working(workspace, repository, _versions(workspace, repository, repository.head))
    else:
        after = _versions(workspace, repository, between.after)
    for stem in sorted(before.keys() | after.keys()):
        old, new = before.get(stem), after.get(stem)
        if old is None or new is None or old.blob != new.blob:
            yield stem, old, new


def _versions(workspace: Workspace, repository: Repository, commit: str | None) -> dict[str, Version]:
    """The cards of a commit by id; of several files of one id the first by path."""
    found: dict[str, Version] = {}
    for entry in files_at(repository, commit, repository.path(CARDS)) if commit else ():
        if is_card_path(workspace, repository, entry.path):
            found.setdefault(file_stem(entry.path), Version(commit or "", entry.path, entry.blob))
    return found


def _working(workspace: Workspace, repository: Repository, committed: Mapping[str, Version]) -> dict[str, Version]:
    """The same of the working tree: what is committed, but for the files that are not as it says."""
    touched = uncommitted(repository, repository.path(CARDS))
    found = {stem: version for stem, version in committed.items() if version.path not in touched}
    for path in sorted(touched):
        below = repository.below(path) or ""
        text = read_text(workspace.root / below) if is_card_path(workspace, repository, path) else None
        if text is not None and (workspace.root / below).is_file():
            blob = text.blob if isinstance(text, FileText) else ""
            found.setdefault(file_stem(path), Version(WORKING, path, blob))
    return found
