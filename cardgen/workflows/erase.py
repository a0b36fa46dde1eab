"""`cardgen erase`: customers out of the working tree, the outputs and all of history, proved before it counts."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

from cardgen.detection.personal_data import personal_data
from cardgen.errors import EnvironmentMissing, HistoryError, PrivacyRefusal
from cardgen.history.mirror import is_signed
from cardgen.history.repository import Repository
from cardgen.workflows.erase_ahead import Ahead, look_ahead
from cardgen.workflows.erase_around import unlisted_files
from cardgen.workflows.erase_cards import ForeignCards
from cardgen.workflows.erase_journal import Journal, begin, finish, give_up, new_git, read_journal, write_journal
from cardgen.workflows.erase_paths import PathRules
from cardgen.workflows.erase_places import Places, Proof, places_of, proof_of
from cardgen.workflows.erase_plan import plan_of
from cardgen.workflows.erase_remotes import Push, pushes, tags_of
from cardgen.workflows.erase_report import shown
from cardgen.workflows.erase_rewrite import STEPS as REWRITING
from cardgen.workflows.erase_rewrite import Rewritten, rewritten
from cardgen.workflows.erase_scan import Scanner
from cardgen.workflows.erase_state import git_kept_out, require_erasable, state_of
from cardgen.workflows.erase_traces import files_to_go, named_files, record_texts
from cardgen.workflows.erase_working import working_texts
from cardgen.workflows.lock import workspace_lock
from cardgen.workflows.past_cards import repository_of
from cardgen.workflows.progress import Progress
from cardgen.workflows.share_terms import MOST_PURPOSE, one_line
from cardgen.workflows.tombstones import erased_names
from cardgen.workflows.workspace import STATE, Workspace

STEPS = REWRITING + 2
"""What `erase` tells its progress by: the new history's steps, put in place, searched once more."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What an erasure would do: where the customer is, and why.

    `again` are those whose tombstone is there already. `also` are files, there or in history, that go for what they are
    called, by the repository's paths; `renamed` are others', whose names in history tell a value. `ahead` tells what
    people should see to first.
    """

    places: Places
    reason: str
    again: tuple[str, ...]
    also: tuple[str, ...]
    ahead: Ahead
    renamed: tuple[str, ...] = ()

    @property
    def doubts(self) -> int:
        """How many places people should see to first: quotes, files they have to mend, files that go whole."""
        return len(self.places.quotes) + len(self.ahead.unmended) + len(self.ahead.whole)


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did.

    `commits` counts those written anew, `empty` those in which nothing was left; `messages` are commits and tags,
    `texts` versions of other files in which values were replaced, `dropped` versions of files that went whole because
    nothing can be taken out of them. `stashes` says how many are left of how many. `signed` is True where signatures of
    commits or tags are gone: they vouched for what was there before. `deleted` are files, by the repository's paths,
    `unmended` those in which a person has to look, as in `quotes`, places in other customers' cards as they are now.
    `pushes` are what remotes are to be given, `tags` is True where tags were rewritten; `unseen`
    counts what could not be read, and folders nobody looked into. `proof` is of the repository in its place.
    """

    cards: tuple[str, ...]
    commits: int
    empty: int
    messages: int
    texts: int
    dropped: int
    stashes: tuple[int, int]
    signed: bool
    deleted: tuple[str, ...]
    unmended: tuple[str, ...]
    quotes: int
    pushes: tuple[Push, ...]
    tags: bool
    unseen: int
    proof: Proof = field(repr=False)

    @property
    def complete(self) -> bool:
        """True where nothing is left here for a person to do. Other customers' history is nobody's to mend."""
        proof = self.proof
        return proof.clean and not (self.quotes or self.unmended or self.unseen or proof.borrowed or proof.signed)


def preview(
    workspace: Workspace, cards: Sequence[str], reason: str, progress: Progress = lambda _done, _all: None
) -> Preview:
    """Where the customers are whose cards are to be erased. Nothing is changed.

    UsageError where there is no trace of a card, or no reason; PrivacyRefusal for a reason that says whom it was
    about; HistoryError where the repository cannot be rewritten as it stands.
    """
    words = one_line(reason, MOST_PURPOSE, "--reason")
    if any(personal_data(words)):
        raise PrivacyRefusal("error.erase.personal")
    repository = repository_of(workspace)
    require_erasable(repository)
    places = places_of(workspace, cards, progress)
    if any(hit.value for hit in places.needles.found_in(f"{places.cards[0]}: {words}", about=True)):
        raise PrivacyRefusal("error.erase.personal")
    rules, past = PathRules.of(workspace, repository, places.needles), plan_of(workspace, repository, places).traces
    known = {*map(repository.path, places.files), *places.versions.paths}
    also = named_files(repository, rules, past.paths, known)
    erased = erased_names(workspace.root)
    gone = {*files_to_go(repository, rules, places.outputs, places.shares), *past.paths}
    return Preview(
        places,
        words,
        tuple(card for card in places.cards if card in erased),
        also,
        look_ahead(repository, places, gone),
        tuple(sorted(past.names)),
    )


def is_unfinished(workspace: Workspace) -> bool:
    """True where an erasure was decided and broken off before its end."""
    return read_journal(workspace.root) is not None


def finish_earlier(workspace: Workspace) -> tuple[str, ...]:
    """Do what is left of an erasure that was broken off; returns the cards' ids, none where there is none."""
    journal = read_journal(workspace.root)
    with workspace_lock(workspace.root / STATE):  # who takes the lock finishes it
        return journal.cards if journal else ()


def erase(workspace: Workspace, asked: Preview, progress: Progress = lambda _done, _all: None) -> Erased:
    """Erase customers. Until the new history is proved nothing changes; from then on it is done to its end.

    HistoryError where a remote is known to have work that is not here, and where the repository changed meanwhile, as
    EnvironmentMissing; PrivacyRefusal where values would be left.
    """
    places = asked.places
    require_all_work(places)
    with workspace_lock(workspace.root / STATE):
        repository = repository_of(workspace)
        require_erasable(repository)
        signed, tags = is_signed(repository), tags_of(repository)
        try:
            new, gone, unmended = _carried_out(workspace, repository, asked, progress)
        except BaseException:
            give_up(workspace.root)
            raise
    progress(STEPS - 1, STEPS)
    proof = _proof(workspace, repository, places, new)
    progress(STEPS, STEPS)
    return Erased(
        cards=places.cards,
        commits=sum(made not in (None, old) for old, made in new.commits.items()),
        empty=sum(made is None for made in new.commits.values()),
        messages=len(new.plan.commits) + len(new.plan.tags),
        texts=len(new.plan.texts),
        dropped=len(new.plan.dropped),
        stashes=new.stashes,
        signed=signed,
        deleted=gone,
        unmended=unmended,
        quotes=sum(places.is_current(it) for it in proof.quotes),
        pushes=tuple(pushes(repository, places.remotes, places.branches, places.needles)),
        tags=tags != tags_of(repository),
        unseen=len(proof.unread) + len(places.ignored),
        proof=proof,
    )


def require_all_work(places: Places) -> None:
    """HistoryError where a branch of a remote has commits that its namesake here lacks: they would be lost there."""
    if behind := places.behind:
        named = ", ".join(shown(f"{it.remote}/{it.name}", places.needles) for it in behind)
        raise HistoryError("error.erase.behind", branches=named)


def _carried_out(
    workspace: Workspace, repository: Repository, asked: Preview, progress: Progress
) -> tuple[Rewritten, tuple[str, ...], tuple[str, ...]]:
    """Make the new git folder beside the old one, write down that it takes its place, and let it, if that is as it was.

    Nobody commits from before that is written down until all is done.
    """
    places = asked.places
    before = state_of(repository.shared)
    folder = begin(workspace.root, repository.shared)
    if folder.stat().st_dev != repository.shared.stat().st_dev:
        raise EnvironmentMissing("error.erase.other_disk")
    new = rewritten(workspace, repository, places, asked.reason, new_git(folder), lambda done, _: progress(done, STEPS))
    rules = PathRules.of(workspace, repository, places.needles)
    gone = files_to_go(repository, rules, places.outputs, places.shares)
    texts, unmended = working_texts(repository, places, {*new.plan.texts, *new.plan.dropped}, gone)
    texts = {**texts, **dict(record_texts(workspace, repository, places.cards)), **new.records.files}
    token = secrets.token_hex(16)
    journal = Journal(places.cards, token, str(repository.shared), str(repository.top), before, gone, {})
    with git_kept_out(repository):
        write_journal(folder, journal, texts)
        finish(workspace.root)
    return new, gone, unmended


def _proof(workspace: Workspace, repository: Repository, places: Places, new: Rewritten) -> Proof:
    """The search of the git folder, made before it got its place, and one of the files of the working tree."""
    names = places.versions.names
    scanner = Scanner(places.needles, ForeignCards.of(workspace), new.looked, names)
    for path in unlisted_files(repository)[0]:
        scanner.file(repository.top / path, path)
    return proof_of(new.looked, places.needles)
