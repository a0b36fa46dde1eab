"""`cardgen log ID`: what changed on one card, when and by whom, over its whole life."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from cardgen.entry.field_names import one_field
from cardgen.history.card_log import CardCommit, Version, card_history, merge_base, versions_at
from cardgen.history.moments import moment
from cardgen.history.repository import Repository
from cardgen.loading.file_text import FileText, read_text
from cardgen.loading.past_paths import todays_paths
from cardgen.model.changeview import CardChanges, Deed, FieldChange
from cardgen.viewing.merge_changes import made_by_merge, parted, undone
from cardgen.workflows.change_policy import change_screen, changes_redaction
from cardgen.workflows.change_reading import NO_CARD, ChangeReader
from cardgen.workflows.known_card import KnownCard, known_card
from cardgen.workflows.log_entry import CardLog, LogEntry, for_others, only_field
from cardgen.workflows.past_cards import past_cards, repository_of
from cardgen.workflows.workspace import Workspace


def card_log(
    workspace: Workspace, typed: str, language: str, policy: str | None = None, field_name: str | None = None
) -> CardLog:
    """The history of the card an id, a file or a name means, as a policy lets it be seen; of one field if asked for.

    UsageError for a card or field that never was, HistoryError where there is no history, and what a policy asks for
    (see `changes_redaction`).
    """
    repository = repository_of(workspace)
    repository.commit("HEAD")
    card = known_card(workspace, repository, typed)
    now = todays_paths(card.form)
    member = one_field(card.form, now.get(field_name, field_name)) if field_name is not None else None
    redaction = changes_redaction(workspace, policy, card.form, card.stem) if policy else None
    screen = change_screen(workspace, redaction)
    told = redaction.pseudonyms.card(card.stem) if redaction else card.stem

    def entries() -> Iterator[LogEntry]:
        with past_cards(workspace, repository, screen) as past:
            reader = ChangeReader(past, card.form, card.stem, redaction, language, whole=member is not None)
            found = _Log(workspace, repository, card, reader).entries()
            if member is not None:
                found = (only_field(entry, member.path) for entry in found)
            yield from found if redaction is None else for_others(found)

    return CardLog(told, language, entries(), member, policy=redaction is not None)


Fields = tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class _Lost:
    """A side of a merge that is not the result: its number, its own changes, and how the result differs from it."""

    number: int
    own: CardChanges
    against: CardChanges


class _Log:
    """The entries of one card."""

    def __init__(self, workspace: Workspace, repository: Repository, card: KnownCard, reader: ChangeReader) -> None:
        self._workspace = workspace
        self._repository = repository
        self._card = card
        self._reader = reader
        self._zone = ZoneInfo(workspace.settings.time_zone)

    def entries(self) -> Iterator[LogEntry]:
        commits = card_history(self._repository, self._card.name, self._card.paths)
        self._reader.expect(commits)
        for entry in self._uncommitted(commits):
            yield _told_back(entry, commits)
        for number, touched in enumerate(commits):
            found = self._merge(touched) if touched.is_merge else self._plain(touched)
            if found is not None:
                yield self._signed(_told_back(found, commits[number + 1 :]), touched)

    def _signed(self, entry: LogEntry, touched: CardCommit) -> LogEntry:
        commit = touched.commit
        return replace(
            entry,
            when=moment(commit.written, self._zone),
            author=commit.author,
            commit=commit.id,
            subject=commit.subject,
            merge=touched.is_merge,
            cut=touched.cut,
        )

    def _uncommitted(self, commits: Sequence[CardCommit]) -> Iterator[LogEntry]:
        """What the working tree has and the commit checked out has not."""
        head = committed(self._repository, [*self._card.paths, *paths_of(commits)])
        path = self._card.path
        if path is not None and head is not None:
            text = read_text(self._workspace.root / path)
            if isinstance(text, FileText) and text.blob == head.blob:
                return
        elif path is None and head is None:
            return
        after = self._reader.working(self._workspace.root / path, path) if path is not None else NO_CARD
        entry = LogEntry(None, self._reader.changes(self._reader.last_readable(head), after))
        if entry.tells:
            yield entry

    def _plain(self, touched: CardCommit) -> LogEntry:
        before = self._reader.last_readable(touched.before[0])
        return LogEntry(None, self._reader.changes(before, self._reader.read(touched.after)))

    def _merge(self, touched: CardCommit) -> LogEntry | None:
        """What a merge made itself, and what it took back; None where it only united both sides."""
        after = self._reader.read(touched.after)
        against = [self._reader.changes(self._reader.last_readable(side), after) for side in touched.before]
        inherited = any(same_content(side, touched.after) for side in touched.before)
        lost = [side for side in self._lost(touched, against) if not inherited or after.readable]
        made = () if inherited else made_by_merge([it.fields for it in against])
        whole = [side.against for side in lost if side.against.deed is not Deed.CHANGED]
        changes = whole[0] if whole else replace(against[0], deed=Deed.CHANGED, fields=made)
        unused, taken_back = self._not_taken(touched, lost, made)
        told = replace(changes, unreadable=changes.unreadable and not inherited)
        entry = LogEntry(None, told, taken_back, unused=unused)
        return entry if entry.tells else None

    def _not_taken(self, touched: CardCommit, lost: Sequence[_Lost], made: Fields) -> tuple[Fields, Fields]:
        """The changes of sides that are not in the result: those for which it has the other side's, and the others."""
        unused: Fields = ()
        taken_back: Fields = ()
        for side in (it for it in lost if it.against.deed is Deed.CHANGED):
            fields = [it for it in undone(side.own.fields, side.against.fields) if it not in made]
            both, one = parted(fields, self._others(touched, side.number)) if fields else ((), ())
            unused, taken_back = (*unused, *both), (*taken_back, *one)
        return tuple(dict.fromkeys(unused)), tuple(dict.fromkeys(taken_back))

    def _others(self, touched: CardCommit, number: int) -> Fields:
        """What the other sides of a merge changed."""
        others = (self._own(touched, other) for other in range(len(touched.before)) if other != number)
        return tuple(change for own in others if own is not None for change in own.fields)

    def _lost(self, touched: CardCommit, against: Sequence[CardChanges]) -> Iterator[_Lost]:
        """The own changes of each side that is not the result, and how the result differs from that side."""
        for number, side in enumerate(touched.before):
            own = None if same_content(side, touched.after) else self._own(touched, number)
            if own is not None and (own.fields or own.deed is not Deed.CHANGED):
                yield _Lost(number, own, against[number])

    def _own(self, touched: CardCommit, number: int) -> CardChanges | None:
        """What a side of a merge changed since both began; None where it is as it was then."""
        side = touched.before[number]
        if same_content(side, base := self._base(touched, number)):
            return None
        return self._reader.changes(self._reader.last_readable(base), self._reader.last_readable(side))

    def _base(self, touched: CardCommit, number: int) -> Version | None:
        """The version both sides began with."""
        parents = touched.commit.parents
        base = merge_base(self._repository, parents[number], parents[0 if number else 1])
        if base is None:
            return None
        paths = list(dict.fromkeys(it.path for it in (*touched.before, touched.after) if it is not None))
        return versions_at(self._repository, [base], [*paths, *self._card.paths])[base]


def _told_back(entry: LogEntry, earlier: Sequence[CardCommit]) -> LogEntry:
    """The entry; a card that was there in an earlier commit is not made, but back."""
    if entry.changes.deed is not Deed.ADDED:
        return entry
    back = any(version is not None for touched in earlier for version in (touched.after, *touched.before))
    return replace(entry, changes=replace(entry.changes, back=back))


def same_content(one: Version | None, other: Version | None) -> bool:
    """True for two versions with one content, and where the card is in neither commit."""
    return (one and one.blob) == (other and other.blob)


def paths_of(commits: Iterable[CardCommit]) -> list[str]:
    """Every path the card ever had, the latest first."""
    versions = (it for touched in commits for it in (touched.after, *touched.before))
    return list(dict.fromkeys(version.path for version in versions if version is not None))


def committed(repository: Repository, paths: Sequence[str]) -> Version | None:
    """The version in the commit checked out; None where the card is not in it."""
    head = repository.commit("HEAD")
    return versions_at(repository, [head], list(dict.fromkeys(paths)))[head]
