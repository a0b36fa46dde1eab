"""Every version of some customers' cards that commits hold, and what those say of where they lay."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from cardgen.history.commits import NOTHING, Commit, FileChange, walk
from cardgen.history.moments import day_at
from cardgen.history.objects import contents
from cardgen.history.repository import Repository
from cardgen.loading.card_file import load_card, read_card
from cardgen.model.card import RawCard
from cardgen.model.form import FormSpec
from cardgen.workflows.card_draft import DRAFTS
from cardgen.workflows.erase_loose import Version
from cardgen.workflows.past_cards import past_cards
from cardgen.workflows.workspace import Workspace
from cardgen.yamltree import decode

EVERYTHING = ("--all", "--reflog", "-m")
"""All commits that a branch, tag, stash, note, linked working tree or reflog still names; merges by each parent."""


@dataclass(frozen=True, slots=True)
class Versions:
    """What commits hold of cards.

    `paths` are the repository's, each the cards ever had; `blobs` the versions, each with a commit and path it is known
    by; `commits` those that changed them, newest first, of which `added` made a file; `first` and `last` their days,
    `made` the day each card was first committed. `names` says what every blob of every commit was called.
    """

    paths: tuple[str, ...] = ()
    blobs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    commits: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    made: Mapping[str, date] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict, repr=False)


def versions_of(repository: Repository, cards: Iterable[str], zone: ZoneInfo) -> Versions:
    """The versions of the cards with these ids, whatever folder they lay in."""
    found = _Gathered(frozenset(f"{card}.yaml".casefold() for card in cards))
    for entry in walk(repository, *EVERYTHING) if repository.head else ():
        for change in entry.files:
            found.take(entry.commit, change)
    days = sorted(day_at(epoch, zone) for epoch in found.commits.values())
    return Versions(
        paths=tuple(sorted(found.paths)),
        blobs=found.blobs,
        commits=tuple(found.commits),
        added=tuple(found.added),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        made={card: day_at(epoch, zone) for card, epoch in found.made.items()},
        names=found.names,
    )


@dataclass(slots=True)
class _Gathered:
    """Versions as they are met; `wanted` are the names of the cards' files. Commits with the time they were written."""

    wanted: frozenset[str]
    names: dict[str, str] = field(default_factory=dict)
    blobs: dict[str, tuple[str, str]] = field(default_factory=dict)
    paths: set[str] = field(default_factory=set)
    commits: dict[str, int] = field(default_factory=dict)
    added: dict[str, None] = field(default_factory=dict)
    made: dict[str, int] = field(default_factory=dict)

    def take(self, commit: Commit, change: FileChange) -> None:
        """Note what a commit did to a file."""
        for blob in (change.after, *change.before):
            if blob != NOTHING:
                self.names.setdefault(blob, change.path)
        if PurePosixPath(change.path).name.casefold() not in self.wanted:
            return
        self.paths.add(change.path)
        self.commits[commit.id] = commit.written
        card = PurePosixPath(change.path).stem.upper()
        self.made[card] = min(commit.written, self.made.get(card, commit.written))
        if change.after != NOTHING:
            self.blobs.setdefault(change.after, (commit.id, change.path))
        if NOTHING in change.before:
            self.added[commit.id] = None


def values_of(
    workspace: Workspace, repository: Repository, cards: Collection[str], versions: Versions
) -> Iterator[tuple[FormSpec, Mapping[str, Any]]]:
    """The values of each version, of the working tree's files and of drafts: each with the form."""
    with past_cards(workspace, repository) as past:
        for blob, (commit, path) in versions.blobs.items():
            if form := form_of(workspace, PurePosixPath(path).stem.upper()):
                yield form, past.card(commit, path, blob).data
    for path in (*working_files(workspace, cards), *_drafts(cards)):
        form = form_of(workspace, PurePosixPath(path).stem.upper())
        raw = load_card(workspace.root / path, path, form) if form else None
        if form and isinstance(raw, RawCard):
            yield form, raw.data


def files_of(
    workspace: Workspace, repository: Repository, cards: Collection[str], versions: Versions
) -> Iterator[Version]:
    """Each version as its file has it, those of the working tree and of drafts too, with the form of its time."""
    told = contents(repository, versions.blobs)
    with past_cards(workspace, repository) as past:
        for (commit, path), content in zip(versions.blobs.values(), told, strict=True):
            now = form_of(workspace, PurePosixPath(path).stem.upper())
            if now and content is not None:
                yield Version(path, past.form(commit, now.name) or now, content)
    for path in (*working_files(workspace, cards), *_drafts(cards)):
        form = form_of(workspace, PurePosixPath(path).stem.upper())
        with suppress(OSError):
            if form:
                yield Version(path, form, (workspace.root / path).read_bytes())


def people(repository: Repository) -> frozenset[str]:
    """Who recorded what is there, by name: staff, of whom a card's prose speaks as well."""
    if not repository.head:
        return frozenset()
    out = repository.out("log", "--all", "--format=%an%n%cn", "--no-show-signature")
    return frozenset(out.decode("utf-8", "replace").splitlines()) - {""}


def found_files(workspace: Workspace, found: Mapping[str, tuple[str, bytes]]) -> Iterator[Version]:
    """Versions no commit holds, each with its card's id, by today's form."""
    for blob, (card, content) in found.items():
        if form := form_of(workspace, card):
            yield Version(blob, form, content)


def found_values(
    workspace: Workspace, contents: Mapping[str, tuple[str, bytes]]
) -> Iterator[tuple[FormSpec, Mapping[str, Any]]]:
    """The values of versions no commit holds, each with its card's id, by today's form."""
    for blob, (card, content) in contents.items():
        form, text = form_of(workspace, card), decode(content)
        raw = read_card(text, blob, "", form) if form and isinstance(text, str) else None
        if form and isinstance(raw, RawCard):
            yield form, raw.data


def _drafts(cards: Iterable[str]) -> Iterator[str]:
    return (f"{DRAFTS}/{card}{ending}" for card in cards for ending in (".yaml", ".base"))


def form_of(workspace: Workspace, card: str) -> FormSpec | None:
    """The form of an id."""
    name = workspace.form_of(card)
    return workspace.forms[name] if name else None


def working_files(workspace: Workspace, cards: Iterable[str]) -> tuple[str, ...]:
    """The cards' files in the working tree, workspace-relative; several where one lies twice."""
    wanted = {card.casefold() for card in cards}
    return tuple(file.path for file in workspace.card_files().files if file.stem.casefold() in wanted)
