"""Everywhere a customer is: looked for before an erasure, so that people see what will go and what cannot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from cardgen.errors import UsageError
from cardgen.history.objects import files_at
from cardgen.history.repository import Repository
from cardgen.history.scan import Place
from cardgen.workflows.erase_around import (
    Outputs,
    Remote,
    SentShare,
    linked_worktrees,
    outputs_of,
    remotes_of,
    shares_of,
    submodules,
    unlisted_files,
)
from cardgen.workflows.erase_cards import ForeignCards
from cardgen.workflows.erase_needles import Needles
from cardgen.workflows.erase_scan import Looked, Scanner, Sighting, Verdict, scan
from cardgen.workflows.erase_versions import (
    Versions,
    form_of,
    found_values,
    values_of,
    versions_of,
    working_files,
)
from cardgen.workflows.past_cards import repository_of
from cardgen.workflows.progress import Progress
from cardgen.workflows.workspace import Workspace

STEPS = 3
"""What `places_of` tells its progress by: versions, objects, files."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a customer is; nothing in it is a value of theirs.

    `files` are the card's in the working tree, workspace-relative; `refs` the full names of branches, tags and stashes
    whose history has the card, `stashes` how many stashes there are. `current` are the blob ids of files as they are
    now. `needles` is what was looked for, `sightings` where it was seen. `ignored` are folders git ignores and nobody
    looked into, `unread_records` counts records of shares that cannot be read.
    """

    card: str
    form: str
    files: tuple[str, ...]
    versions: Versions = field(repr=False)
    needles: Needles = field(repr=False)
    sightings: tuple[Sighting, ...]
    looked: Looked = field(repr=False)
    current: frozenset[str] = field(repr=False)
    refs: tuple[str, ...]
    stashes: int
    outputs: Outputs
    shares: tuple[SentShare, ...]
    unread_records: int
    remotes: tuple[Remote, ...]
    worktrees: tuple[str, ...]
    submodules: tuple[str, ...]
    ignored: tuple[str, ...]

    def seen(self, verdict: Verdict, *places: Place) -> tuple[Sighting, ...]:
        """The sightings judged so, in these kinds of places (in all where none is named)."""
        return tuple(it for it in self.sightings if it.verdict is verdict and (not places or it.place in places))

    @property
    def quotes(self) -> tuple[Sighting, ...]:
        """What other customers' cards say of this one, as they are now: for a person to mend."""
        return tuple(it for it in self.seen(Verdict.QUOTE) if self.is_current(it))

    @property
    def past_quotes(self) -> tuple[Sighting, ...]:
        """The same in earlier versions of those cards."""
        return tuple(it for it in self.seen(Verdict.QUOTE) if not self.is_current(it))

    def is_current(self, sighting: Sighting) -> bool:
        """True for a file as it is now, not as it was."""
        return sighting.place is Place.WORKING or sighting.name in self.current


def places_of(workspace: Workspace, card: str, progress: Progress = lambda _done, _all: None) -> Places:
    """Everywhere the card with this id is: in files, in all of git, in what was made and sent of it.

    UsageError where nothing in the working tree or the repository is of that id. HistoryError where the workspace lies
    in no repository, or one that is damaged.
    """
    form = form_of(workspace, card)
    if form is None:
        raise UsageError("error.no_such_card", name=card)
    repository = repository_of(workspace)
    versions = versions_of(repository, card, ZoneInfo(workspace.settings.time_zone))
    progress(1, STEPS)
    needles = Needles.of(card, values_of(workspace, repository, card, versions))
    needles, looked, ignored = _looked(workspace, repository, needles, versions, progress)
    files = working_files(workspace, card)
    if not (files or versions.commits or looked.versions):
        raise UsageError("error.no_such_card", name=card)
    shares, unread = shares_of(workspace, card)
    return Places(
        card=card,
        form=form.name,
        files=files,
        versions=versions,
        needles=needles,
        sightings=looked.sightings(),
        looked=looked,
        current=_current(repository),
        refs=tuple(_refs(repository, versions.added)),
        stashes=_stashes(repository),
        outputs=outputs_of(workspace, card, shares),
        shares=shares,
        unread_records=unread,
        remotes=remotes_of(repository),
        worktrees=linked_worktrees(repository),
        submodules=submodules(repository),
        ignored=ignored,
    )


def _looked(
    workspace: Workspace, repository: Repository, needles: Needles, versions: Versions, progress: Progress
) -> tuple[Needles, Looked, tuple[str, ...]]:
    """What is seen in the repository and the working tree, once more where versions came up that no commit has."""
    form = form_of(workspace, needles.card)
    cards = ForeignCards.of(workspace)
    looked = scan(repository.shared, needles, cards, versions.names)
    loose = {blob: text for blob, text in looked.versions.items() if blob not in versions.blobs}
    if form and (wider := needles.joined(Needles.of(needles.card, found_values(form, loose)))) != needles:
        needles, looked = wider, scan(repository.shared, wider, cards, versions.names)
    progress(2, STEPS)
    files, ignored = unlisted_files(repository)
    scanner = Scanner(needles, cards, looked, versions.names)
    for path in files:
        scanner.file(repository.top / path, path)
    progress(STEPS, STEPS)
    return replace(needles, shared=looked.shared), looked, tuple(ignored)


def _current(repository: Repository) -> frozenset[str]:
    return frozenset(it.blob for it in files_at(repository, repository.head)) if repository.head else frozenset()


def _refs(repository: Repository, added: Iterable[str]) -> Iterator[str]:
    """The names whose history has the commits in which the card's file came up."""
    wanted = [option for commit in added for option in ("--contains", commit)]
    if wanted:
        out = repository.out("for-each-ref", "--format=%(refname)", *wanted)
        yield from out.decode("utf-8", "surrogateescape").splitlines()


def _stashes(repository: Repository) -> int:
    done = repository.run("reflog", "show", "--format=%H", "refs/stash", "--")
    return len(done.out.split()) if done.code == 0 else 0


@dataclass(frozen=True, slots=True)
class Proof:
    """What a search of a repository after an erasure came to.

    `left` is what should be gone, `quotes` what other customers' cards say of this one. `shared` counts places with
    values that other customers have, too, `numbers` those with the card's number alone. `unread` could not be read.
    """

    objects: int
    size: int
    refs: int
    files: int
    values: int
    left: tuple[Sighting, ...]
    quotes: tuple[Sighting, ...]
    shared: int
    numbers: int
    unread: tuple[tuple[Place, str], ...]
    borrowed: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """True where nothing is left that an erasure takes away."""
        return not self.left


def proof_of(looked: Looked, needles: Needles) -> Proof:
    """What a search came to."""
    found: dict[Verdict, list[Sighting]] = {verdict: [] for verdict in Verdict}
    for it in looked.sightings():
        found[it.verdict].append(it)
    return Proof(
        objects=looked.objects,
        size=looked.size,
        refs=looked.refs,
        files=looked.files,
        values=len(needles.values),
        left=(*found[Verdict.OWN], *found[Verdict.LEAK]),
        quotes=tuple(found[Verdict.QUOTE]),
        shared=len(found[Verdict.SHARED]),
        numbers=len(found[Verdict.NUMBER]),
        unread=tuple(looked.unread),
        borrowed=looked.borrowed,
    )
