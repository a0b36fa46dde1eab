"""`cardgen show --blob`: the card behind the digits on the foot of a printed one, and when it was like that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from cardgen.errors import HistoryError, UsageError
from cardgen.history.commits import NOTHING, CommitFiles, FileChange, walk
from cardgen.history.moments import day_at
from cardgen.history.objects import contents
from cardgen.history.repository import Repository
from cardgen.loading.file_text import FileText, blob_id, read_text
from cardgen.model.revision import Revision
from cardgen.viewing.build_view import SHOWN_BLOB_DIGITS
from cardgen.workflows.as_of import at_revision, stem_of
from cardgen.workflows.past_cards import is_card_path, repository_of
from cardgen.workflows.places import CARDS
from cardgen.workflows.show_as_of import PastCardView, drawn
from cardgen.workflows.tombstones import refuse_erased
from cardgen.workflows.workspace import Workspace
from cardgen.yamltree import MAX_BYTES

LEAST = 7
"""Digits that have to be given: the fewest git itself prints."""

_DIGITS = re.compile(rf"[0-9a-f]{{{LEAST},64}}")
_EVERYWHERE = ("--all", "-m", "--full-history")


@dataclass(frozen=True, slots=True)
class FoundVersion:
    """A version of a card: as it was drawn, the day it was first recorded and the one it was last replaced.

    `since` is None for a version that was never committed, `until` for one that stands in some branch or here;
    `current` says that the card's file holds it now.
    """

    card: PastCardView
    since: date | None
    until: date | None
    current: bool


@dataclass(frozen=True, slots=True)
class _Version:
    """A version in history: its path, the id git has it by, the one printed on its foot, and its commits.

    The two ids differ where it was committed with CRLF, or git names objects by SHA-256.
    """

    path: str
    blob: str
    printed: str
    commits: Sequence[tuple[CommitFiles, FileChange]]


def card_behind(workspace: Workspace, typed: str, language: str) -> FoundVersion:
    """The one version of a card whose blob id begins with the digits: in the working tree, else in all of history.

    UsageError where the digits are none, fit several versions or none, or are another file's; HistoryError for the card
    of an erased customer, which an old clone may have brought back.
    """
    digits = typed.strip().lower()
    if not _DIGITS.fullmatch(digits):
        raise UsageError("error.blob.digits", least=str(LEAST), digits=str(SHOWN_BLOB_DIGITS))
    repository = _repository(workspace)
    here = _here(workspace, digits)
    there = [*_versions(workspace, repository, digits)] if repository else []
    found = {blob: path for path, blob in here} | {version.printed: version.path for version in there}
    if len(found) > 1:
        listed = ", ".join(sorted(f"{blob[:SHOWN_BLOB_DIGITS]} ({stem_of(path)})" for blob, path in found.items()))
        raise UsageError("error.blob.several", found=listed)
    for path in found.values():
        refuse_erased(workspace.root, stem_of(path))
    if repository is not None and there:
        return _recorded(workspace, repository, there[0], [path for path, _ in here], language)
    if here:
        content = (workspace.root / here[0][0]).read_bytes()
        return FoundVersion(drawn(workspace, here[0][0], content, language), None, None, current=True)
    raise _unknown(repository, digits)


def _repository(workspace: Workspace) -> Repository | None:
    """None where the workspace lies in no repository: what lies there can be found all the same."""
    try:
        return repository_of(workspace)
    except HistoryError:
        return None


def _here(workspace: Workspace, digits: str) -> list[tuple[str, str]]:
    """Paths and blobs of the card files that are this version now."""
    found = ((card.path, read_text(workspace.root / card.path)) for card in workspace.card_files().files)
    return [(path, text.blob) for path, text in found if isinstance(text, FileText) and text.blob.startswith(digits)]


def _versions(workspace: Workspace, repository: Repository, digits: str) -> Iterator[_Version]:
    """The versions of cards in history that the digits may mean."""
    found = False
    for blob in _blobs(repository, digits):
        for version in _in_history(workspace, repository, blob, blob):
            found = True
            yield version
    if not found:
        for blob, printed in _by_printed_digits(workspace, repository, digits):
            yield from _in_history(workspace, repository, blob, printed)


def _blobs(repository: Repository, digits: str) -> Iterator[str]:
    """The blobs of the repository whose ids begin with these digits."""
    ids = repository.out("rev-parse", f"--disambiguate={digits}").decode("ascii").split()
    asked = "".join(f"{it}\n" for it in ids).encode()
    for line in repository.out("cat-file", "--batch-check", stdin=asked).decode("ascii").splitlines():
        object_id, kind, *_ = line.split()
        if kind == "blob":
            yield object_id


def _in_history(workspace: Workspace, repository: Repository, blob: str, printed: str) -> Iterator[_Version]:
    """Where a blob was a card: a version for each path, its commits newest first."""
    by_path: dict[str, list[tuple[CommitFiles, FileChange]]] = {}
    for found in walk(repository, *_EVERYWHERE, f"--find-object={blob}"):
        for change in found.files:
            if is_card_path(workspace, repository, change.path):
                by_path.setdefault(change.path, []).append((found, change))
    if by_path:
        path = next(iter(by_path))
        yield _Version(
            repository.below(path) or path, blob, printed, [pair for own in by_path.values() for pair in own]
        )


def _by_printed_digits(workspace: Workspace, repository: Repository, digits: str) -> Iterator[tuple[str, str]]:
    """Blobs whose content the foot of a card names otherwise than git: committed with CRLF, or named by SHA-256."""
    changes = (it for found in walk(repository, *_EVERYWHERE, paths=[repository.path(CARDS)]) for it in found.files)
    there = (it for it in changes if it.after != NOTHING and is_card_path(workspace, repository, it.path))
    blobs = [*dict.fromkeys(it.after for it in there)]
    for blob, content in zip(blobs, contents(repository, blobs, MAX_BYTES + 1), strict=True):
        if (printed := blob_id(content)).startswith(digits):
            yield blob, printed


def _recorded(
    workspace: Workspace, repository: Repository, version: _Version, here: Sequence[str], language: str
) -> FoundVersion:
    """The version as the commit had it that first recorded it."""
    zone = ZoneInfo(workspace.settings.time_zone)
    came = [found.commit for found, change in version.commits if change.after == version.blob]
    left = [found.commit for found, change in version.commits if change.after != version.blob]
    first = min(came, key=lambda commit: commit.committed)
    past = at_revision(workspace, repository, Revision(first.id))
    (content,) = contents(repository, [version.blob], MAX_BYTES + 1)
    card = drawn(past.workspace, version.path, content, language, past.revision, past.borrowed)
    current = bool(here)
    last = max((commit.committed for commit in left), default=None)
    stands = current or last is None or last <= max(commit.committed for commit in came)
    until = None if stands or last is None else day_at(last, zone)
    return FoundVersion(card, day_at(first.committed, zone), until, current)


def _unknown(repository: Repository | None, digits: str) -> UsageError:
    """What to say of digits that are no card's: whose they are instead, or why they may not be found."""
    if repository is not None:
        for blob in _blobs(repository, digits):
            if path := _any_path(walk(repository, *_EVERYWHERE, f"--find-object={blob}")):
                return UsageError("error.blob.other", path=path)
        if repository.shallow:
            return UsageError("error.blob.shallow")
    return UsageError("error.blob.unknown")


def _any_path(found: Iterable[CommitFiles]) -> str:
    return next((change.path for it in found for change in it.files), "")
