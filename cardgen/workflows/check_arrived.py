"""What a merge or rebase brought in that no hook could refuse: fast-forwards and rebases run no pre-commit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from cardgen.history.commits import NOTHING, walk
from cardgen.history.objects import files_at, objects
from cardgen.history.repository import Repository
from cardgen.model.problem import Problem
from cardgen.workflows.check_report import CheckReport
from cardgen.workflows.check_staged import UNBURIED
from cardgen.workflows.judged_files import below_workspace, forms_among, tombstones_among
from cardgen.workflows.merged_cards import MIXED, SHORT, mixed_up
from cardgen.workflows.past_cards import is_card_path, repository_of
from cardgen.workflows.returned import RETURNED, buried_in, came_back, returned, returned_by_merge, told_once
from cardgen.workflows.snapshot import snapshots
from cardgen.workflows.tombstones import erased_names
from cardgen.workflows.workspace import Workspace

_FEW = 500
"""Rewritten commits looked up by one command."""


def check_arrived(workspace: Workspace, before: str, rewritten: Sequence[tuple[str, str]] = ()) -> CheckReport:
    """Judge the files that the commit checked out has otherwise than `before`, the one that was.

    `rewritten` are the commits of a rebase, each with what became of it. HistoryError where `before` is no commit.
    """
    repository = repository_of(workspace)
    then, now = repository.commit(before), repository.commit("HEAD")
    folder = repository.prefix.rstrip("/")
    files = below_workspace(files_at(repository, now, folder), repository.prefix)
    past = below_workspace(files_at(repository, then, folder), repository.prefix)
    changed = {path for path, entry in files.items() if past.get(path) != entry}
    parents = repository.out("rev-list", "--parents", "-1", now).decode("ascii").split()[1:]
    problems = [*strangers(workspace, repository, rewritten)]
    erased = erased_names(workspace.root)
    if len(parents) > 1 and then in parents:
        others = [it for it in parents if it != then]
        problems += returned_by_merge(workspace, repository, then, others, erased)
    else:
        problems += returned(workspace, repository, (now, f"^{then}"), erased, RETURNED)
    if len(parents) > 1:
        problems += mixed_up(repository, files, changed, parents)
    with objects(repository) as store, snapshots(workspace, store, errors_only=True) as made:
        snapshot = made.of(files)
        differing = changed | (past.keys() - files.keys())
        changed |= snapshot.ruled_by(forms_among(differing))
        problems += snapshot.problems(changed)
        problems += came_back(changed, buried_in(repository, then))
        problems += (Problem(UNBURIED, path) for path in tombstones_among(differing - files.keys()))
        cards = {card.path for card in snapshot.cards(changed).files} & changed
        left_out = snapshot.left_out(changed)
    return CheckReport(told_once(problems), len(cards), left_out)


def strangers(workspace: Workspace, repository: Repository, rewritten: Sequence[tuple[str, str]]) -> Iterator[Problem]:
    """A problem for each card that a rebased commit changes and none of the commits it was made from did."""
    touched: dict[str, frozenset[str]] = {}
    ids = [*dict.fromkeys(commit for pair in rewritten for commit in pair)]
    for start in range(0, len(ids), _FEW):
        for step in walk(
            repository, "--no-walk=unsorted", "-m", "--first-parent", "--root", *ids[start : start + _FEW]
        ):
            paths = [it.path for it in step.files if it.after != NOTHING]
            touched[step.commit.id] = frozenset(it for it in paths if is_card_path(workspace, repository, it))
    for new, olds in _origins(rewritten).items():
        meant = {PurePosixPath(path).stem for old in olds for path in touched.get(old, ())}
        for path in sorted(touched.get(new, ())):
            if PurePosixPath(path).stem not in meant:
                yield Problem(MIXED, repository.below(path) or path, commit=new[:SHORT])


def _origins(rewritten: Sequence[tuple[str, str]]) -> Mapping[str, list[str]]:
    """The commits each new one was made from: several, where some were squashed."""
    origins: dict[str, list[str]] = {}
    for old, new in rewritten:
        origins.setdefault(new, []).append(old)
    return origins
