"""`cardgen check --range A..B`: every commit of a range by itself, for CI that sees them only after the fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cardgen.errors import HistoryError
from cardgen.history.commits import NOTHING, CommitFiles, walk
from cardgen.history.objects import files_at, objects
from cardgen.history.repository import Repository
from cardgen.model.problem import Problem
from cardgen.workflows.check_message import message_problems
from cardgen.workflows.check_staged import UNBURIED
from cardgen.workflows.customer_names import customer_names
from cardgen.workflows.judged_files import below_workspace, forms_among, tombstones_among
from cardgen.workflows.merged_cards import SHORT, mixed_up
from cardgen.workflows.past_cards import repository_of
from cardgen.workflows.returned import buried_ever, came_back, told_once
from cardgen.workflows.snapshot import Snapshots, snapshots
from cardgen.workflows.workspace import Workspace

_NOBODY = "0" * 40
"""What code hosts name as the commit before the first push of a branch."""


@dataclass(frozen=True, slots=True)
class RangeReport:
    """What `check --range` found: `problems` by commit, oldest first; `cards` counts the versions looked at."""

    problems: tuple[Problem, ...]
    commits: int
    cards: int
    left_out: int

    @property
    def errors(self) -> int:
        """How many problems are errors."""
        return sum(problem.is_error for problem in self.problems)


def check_range(workspace: Workspace, asked: str) -> RangeReport:
    """Judge the message and the changed files of each commit that is in B and not in A.

    `A...B` means the same, a single revision what HEAD adds to it. Forms and policies are those of each commit.
    HistoryError for what names no commit, and where the clone lacks the history in between.
    """
    repository = repository_of(workspace)
    revisions = _revisions(repository, asked)
    messages = dict(_messages(repository, revisions))
    names = customer_names(workspace, repository)
    judge = _Judge(repository, buried_ever(repository, revisions[0]))
    problems: list[Problem] = []
    with objects(repository) as store, snapshots(workspace, store) as made:
        for step in walk(repository, "-c", "--root", "--reverse", "--topo-order", *revisions):
            short = step.commit.id[:SHORT]
            problems += message_problems(messages.get(step.commit.id, ""), names, commit=short)
            problems += (replace(problem, commit=short) for problem in judge.problems(step, made))
    return RangeReport(tuple(problems), len(messages), judge.cards, judge.left_out)


class _Judge:
    """Judges commits and counts what it looked at."""

    def __init__(self, repository: Repository, erased: frozenset[str]) -> None:
        self._repository = repository
        self._erased = erased
        self.cards = 0
        self.left_out = 0

    def problems(self, step: CommitFiles, made: Snapshots) -> list[Problem]:
        below = {path: it.after for it in step.files if (path := self._repository.below(it.path)) is not None}
        gone = {path for path, after in below.items() if after == NOTHING}
        forms = forms_among(below)
        if below.keys() == gone and not forms:
            return [Problem(UNBURIED, path) for path in tombstones_among(gone)]
        folder = self._repository.prefix.rstrip("/")
        files = below_workspace(files_at(self._repository, step.commit.id, folder), self._repository.prefix)
        snapshot = made.of(files)
        changed = (below.keys() & files.keys()) | snapshot.ruled_by(forms)
        self.cards += len({card.path for card in snapshot.cards(changed).files} & changed)
        self.left_out += snapshot.left_out(changed)
        found = [*snapshot.problems(changed)]
        if len(step.commit.parents) > 1:
            found += mixed_up(self._repository, files, changed, step.commit.parents)
        found += came_back(changed, self._erased)
        found += (Problem(UNBURIED, path) for path in tombstones_among(gone))
        return [*told_once(found)]


def _revisions(repository: Repository, asked: str) -> tuple[str, ...]:
    """`git log`'s way to say: in the one and not in the other."""
    before, dots, after = asked.partition("...") if "..." in asked else asked.partition("..")
    if not dots:
        before, after = asked, "HEAD"
    last = _commit(repository, after or "HEAD")
    if before and not before.strip("0") and len(before) >= len(_NOBODY):
        return (last,)
    return (last, f"^{_commit(repository, before or 'HEAD')}")


def _commit(repository: Repository, revision: str) -> str:
    """A commit; where a shallow clone may be why there is none, the error says so."""
    try:
        return repository.commit(revision)
    except HistoryError as error:
        if repository.shallow and error.message_id == "error.history.no_revision":
            raise HistoryError("error.guard.shallow", revision=revision) from None
        raise


def _messages(repository: Repository, revisions: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The whole message of each commit."""
    for piece in repository.pieces("log", "-z", "--no-show-signature", "--format=%H%n%B", *revisions, "--"):
        commit, _, message = piece.decode("utf-8", "replace").partition("\n")
        yield commit, message
