"""Every version of one customer's card that commits hold, and what those say of where it lay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from cardgen.history.commits import NOTHING, Commit, FileChange, walk
from cardgen.history.repository import Repository
from cardgen.loading.card_file import load_card, read_card
from cardgen.model.card import RawCard
from cardgen.model.form import FormSpec
from cardgen.workflows.card_draft import DRAFTS
from cardgen.workflows.past_cards import past_cards
from cardgen.workflows.workspace import Workspace
from cardgen.yamltree import decode

EVERYTHING = ("--all", "--reflog", "-m")
"""All commits that a branch, tag, stash, note, linked working tree or reflog still names; merges by each parent."""


@dataclass(frozen=True, slots=True)
class Versions:
    """What commits hold of a card.

    `paths` are the repository's, each the card ever had; `blobs` the versions, each with a commit and path it is known
    by; `commits` those that changed it, newest first, of which `added` made its file; `first` and `last` their days.
    `names` says what every blob of every commit was called.
    """

    paths: tuple[str, ...] = ()
    blobs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    commits: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    names: Mapping[str, str] = field(default_factory=dict, repr=False)


def versions_of(repository: Repository, card: str, zone: ZoneInfo) -> Versions:
    """The versions of the card with this id, whatever folder it lay in."""
    found = _Gathered(f"{card}.yaml".casefold())
    for entry in walk(repository, *EVERYTHING) if repository.head else ():
        for change in entry.files:
            found.take(entry.commit, change)
    days = sorted(datetime.fromtimestamp(moment, zone).date() for moment in found.commits.values())
    return Versions(
        paths=tuple(sorted(found.paths)),
        blobs=found.blobs,
        commits=tuple(found.commits),
        added=tuple(found.added),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        names=found.names,
    )


@dataclass(slots=True)
class _Gathered:
    """Versions as they are met; `wanted` is the name of the card's file. Commits with the time they were written."""

    wanted: str
    names: dict[str, str] = field(default_factory=dict)
    blobs: dict[str, tuple[str, str]] = field(default_factory=dict)
    paths: set[str] = field(default_factory=set)
    commits: dict[str, int] = field(default_factory=dict)
    added: dict[str, None] = field(default_factory=dict)

    def take(self, commit: Commit, change: FileChange) -> None:
        """Note what a commit did to a file."""
        for blob in (change.after, *change.before):
            if blob != NOTHING:
                self.names.setdefault(blob, change.path)
        if PurePosixPath(change.path).name.casefold() != self.wanted:
            return
        self.paths.add(change.path)
        self.commits[commit.id] = commit.written
        if change.after != NOTHING:
            self.blobs.setdefault(change.after, (commit.id, change.path))
        if NOTHING in change.before:
            self.added[commit.id] = None


def values_of(
    workspace: Workspace, repository: Repository, card: str, versions: Versions
) -> Iterator[tuple[FormSpec, Mapping[str, Any]]]:
    """The values of each version, of the working tree's files and of a draft: each with the form."""
    form = form_of(workspace, card)
    if form is None:
        return
    with past_cards(workspace, repository) as past:
        for blob, (commit, path) in versions.blobs.items():
            yield form, past.card(commit, path, blob).data
    for path in (*working_files(workspace, card), f"{DRAFTS}/{card}.yaml", f"{DRAFTS}/{card}.base"):
        raw = load_card(workspace.root / path, path, form)
        if isinstance(raw, RawCard):
            yield form, raw.data


def found_values(form: FormSpec, contents: Mapping[str, bytes]) -> Iterator[tuple[FormSpec, Mapping[str, Any]]]:
    """The values of versions no commit holds, by today's form."""
    for blob, content in contents.items():
        text = decode(content)
        raw = read_card(text, blob, "", form) if isinstance(text, str) else None
        if isinstance(raw, RawCard):
            yield form, raw.data


def form_of(workspace: Workspace, card: str) -> FormSpec | None:
    """The form of an id."""
    name = workspace.form_of(card)
    return workspace.forms[name] if name else None


def working_files(workspace: Workspace, card: str) -> tuple[str, ...]:
    """The card's file in the working tree, workspace-relative; several where it lies twice."""
    return tuple(file.path for file in workspace.card_files().files if file.stem.casefold() == card.casefold())
