"""Everywhere customers are: looked for before an erasure, so that people see what will go and what cannot."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from cardgen.errors import HistoryError, UsageError
from cardgen.history.objects import files_at
from cardgen.history.repository import Repository
from cardgen.history.scan import Place
from cardgen.workflows.erase_around import (
    Outputs,
    SentShare,
    linked_worktrees,
    outputs_of,
    shares_of,
    submodules,
    unlisted_files,
)
from cardgen.workflows.erase_cards import ForeignCards
from cardgen.workflows.erase_delivered import delivered_files
from cardgen.workflows.erase_loose import loose_values
from cardgen.workflows.erase_needles import Needles
from cardgen.workflows.erase_remotes import Remote, RemoteBranch, branches_of, remotes_of
from cardgen.workflows.erase_scan import Looked, Scanner, Sighting, Verdict, scan
from cardgen.workflows.erase_versions import (
    Versions,
    files_of,
    form_of,
    found_files,
    found_values,
    people,
    values_of,
    versions_of,
    working_files,
)
from cardgen.workflows.past_cards import repository_of
from cardgen.workflows.progress import Progress
from cardgen.workflows.tombstones import erased_names, erasure_day
from cardgen.workflows.workspace import Workspace

STEPS = 3
"""What `places_of` tells its progress by: versions, objects, files."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the customers with these ids are; nothing in it is a value of theirs.

    `files` are the cards' in the working tree, workspace-relative; `refs` the full names of branches, tags and stashes
    whose history has a card, `stashes` how many stashes there are. `current` are the blob ids of files as they are
    now. `needles` is what was looked for, `sightings` where it was seen. `ignored` are folders git ignores and nobody
    looked into, `unread_records` counts records of shares that cannot be read. `branches` are those of the remotes, as
    this repository last heard of them, `delivered` files made of the cards in folders elsewhere.
    """

    cards: tuple[str, ...]
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
    branches: tuple[RemoteBranch, ...]
    worktrees: tuple[str, ...]
    submodules: tuple[str, ...]
    ignored: tuple[str, ...]
    delivered: tuple[str, ...]

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

    @property
    def behind(self) -> tuple[RemoteBranch, ...]:
        """Branches of remotes with work of others that was fetched and is not in the branch here."""
        return tuple(it for it in self.branches if it.missing)

    def is_current(self, sighting: Sighting) -> bool:
        """True for a file as it is now, not as it was."""
        return sighting.place is Place.WORKING or sighting.name in self.current


def places_of(workspace: Workspace, cards: Sequence[str], progress: Progress = lambda _done, _all: None) -> Places:
    """Everywhere the cards with these ids are: in files, in all of git, in what was made and sent of them.

    UsageError where nothing in the working tree or the repository is of one of them. HistoryError where the workspace
    lies in no repository, or one that is damaged.
    """
    wanted = tuple(dict.fromkeys(cards))
    for card in wanted:
        if form_of(workspace, card) is None:
            raise UsageError("error.no_such_card", name=card)
    repository = repository_of(workspace)
    versions = versions_of(repository, wanted, ZoneInfo(workspace.settings.time_zone))
    progress(1, STEPS)
    staff = people(repository)
    needles = Needles.of(wanted, values_of(workspace, repository, wanted, versions))
    loose = loose_values(wanted, files_of(workspace, repository, wanted, versions), staff)
    needles, looked, ignored = _looked(workspace, repository, needles.joined(loose), versions, progress)
    files = working_files(workspace, wanted)
    _require_known(workspace, wanted, (*files, *versions.paths), {card for card, _ in looked.versions.values()})
    shares, unread = shares_of(workspace, wanted)
    remotes = remotes_of(repository)
    return Places(
        cards=wanted,
        files=files,
        versions=versions,
        needles=needles,
        sightings=looked.sightings(),
        looked=looked,
        current=_current(repository),
        refs=tuple(_refs(repository, versions.added)),
        stashes=_stashes(repository),
        outputs=outputs_of(workspace, wanted, shares),
        shares=shares,
        unread_records=unread,
        remotes=remotes,
        branches=branches_of(repository, remotes),
        worktrees=linked_worktrees(repository),
        submodules=submodules(repository),
        ignored=ignored,
        delivered=delivered_files(workspace, wanted),
    )


def _require_known(workspace: Workspace, cards: Iterable[str], paths: Iterable[str], met: Container[str]) -> None:
    """UsageError for a card without any trace; HistoryError for one that was erased."""
    stems = {PurePosixPath(path).stem.upper() for path in paths}
    for card in cards:
        if card not in stems and card not in met:
            if card in erased_names(workspace.root):
                raise HistoryError("error.erase.again", id=card, day=erasure_day(workspace.root, card))
            raise UsageError("error.no_such_card", name=card)


def _looked(
    workspace: Workspace, repository: Repository, needles: Needles, versions: Versions, progress: Progress
) -> tuple[Needles, Looked, tuple[str, ...]]:
    """What is seen in the repository and the working tree, once more where versions came up that no commit has."""
    cards = ForeignCards.of(workspace)
    looked = scan(repository.shared, needles, cards, versions.names)
    loose = {blob: known for blob, known in looked.versions.items() if blob not in versions.blobs}
    also = Needles.of((), found_values(workspace, loose))
    also = also.joined(loose_values((), found_files(workspace, loose), people(repository)))
    if (wider := needles.joined(also)) != needles:
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

    `left` is what should be gone, `quotes` what other customers' cards say of this one, `held` cards of other forms
    that have values as their own. `shared` are places with values that other customers have, too; `numbers` counts
    those with a card's number alone. `signed` are commits and tags that the customer made, by the e-mail address,
    `namesakes` those of people called the same. `unread` could not be read.
    """

    objects: int
    size: int
    refs: int
    files: int
    values: int
    left: tuple[Sighting, ...]
    quotes: tuple[Sighting, ...]
    held: tuple[Sighting, ...]
    shared: tuple[Sighting, ...]
    signed: tuple[Sighting, ...]
    namesakes: tuple[Sighting, ...]
    numbers: int
    unread: tuple[tuple[Place, str], ...]
    borrowed: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """True where nothing is left that an erasure takes away."""
        return not self.left


def _nothing_known(needles: Needles) -> tuple[str, ...]:
    """The cards, where no value of theirs is known: to look for nothing proves nothing."""
    return () if needles.values else needles.cards


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
        held=tuple(found[Verdict.HELD]),
        shared=tuple(found[Verdict.SHARED]),
        signed=tuple(found[Verdict.SIGNED]),
        namesakes=tuple(found[Verdict.NAMESAKE]),
        numbers=len(found[Verdict.NUMBER]),
        unread=(*looked.unread, *((Place.BLOB, it) for it in needles.unread or _nothing_known(needles))),
        borrowed=looked.borrowed,
    )
