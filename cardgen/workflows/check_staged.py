"""`cardgen check --staged`: what the next commit would change, as it would hold it."""

from __future__ import annotations

from cardgen.history.objects import TreeEntry, objects
from cardgen.history.repository import Repository
from cardgen.history.staging import incoming, staged_changes, staged_files
from cardgen.model.problem import Problem
from cardgen.workflows.check import CheckReport
from cardgen.workflows.merged_cards import brought_back, mixed_up
from cardgen.workflows.past_cards import repository_of
from cardgen.workflows.snapshot import below_workspace, snapshots
from cardgen.workflows.workspace import Workspace

UNMERGED = "Y124"
"""Two versions of a file, unmerged."""


def check_staged(workspace: Workspace) -> CheckReport:
    """Judge the files of the index that differ from the commit checked out; forms and policies are the index's too.

    In the midst of a merge also what a merge may have mixed up or brought back. HistoryError outside a repository.
    """
    repository = repository_of(workspace)
    folder = repository.prefix.rstrip("/")
    staged = [*staged_files(repository, folder)]
    files = below_workspace((it.entry for it in staged if it.merged), repository.prefix)
    unmerged = below_workspace((it.entry for it in staged if not it.merged), repository.prefix)
    found = (repository.below(path) for path in staged_changes(repository, folder))
    changed = {path for path in found if path is not None and path in files}
    with objects(repository) as store, snapshots(workspace, store) as made:
        snapshot = made.of(files)
        problems = [*snapshot.problems(changed), *_merging(workspace, repository, files, changed)]
        cards = {card.path for card in snapshot.cards(changed).files} & changed
        left_out = snapshot.left_out(changed)
    problems += [Problem(UNMERGED, path) for path in unmerged]
    problems.sort(key=lambda problem: (problem.path, problem.position, problem.code))
    return CheckReport(tuple(problems), len(cards) + len(unmerged), left_out)


def _merging(
    workspace: Workspace, repository: Repository, files: dict[str, TreeEntry], changed: set[str]
) -> list[Problem]:
    heads = incoming(repository)
    if not heads or repository.head is None:
        return []
    sides = (repository.head, *heads)
    return [
        *mixed_up(repository, files, changed, sides),
        *brought_back(workspace, repository, heads, without=repository.head),
    ]
