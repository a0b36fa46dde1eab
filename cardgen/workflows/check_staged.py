"""`cardgen check --staged`: what the next commit would change, as it would hold it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cardgen.history.objects import objects
from cardgen.history.repository import Repository, open_repository
from cardgen.history.staging import incoming, staged_changes, staged_files
from cardgen.model.problem import Problem
from cardgen.workflows.check_report import CheckReport
from cardgen.workflows.judged_files import Files, below_workspace, forms_among, is_judged, tombstones_among
from cardgen.workflows.workspace import Workspace

UNMERGED = "Y124"
"""Two versions of a file, unmerged."""
UNBURIED = "P406"
"""A tombstone that goes."""


def check_staged(workspace: Workspace, *, errors_only: bool = False) -> CheckReport:
    """Judge the files of the index that differ from the commit checked out; forms and policies are the index's too.

    In the midst of a merge also what a merge may have mixed up or brought back. `errors_only` leaves warnings out that
    take long to find. HistoryError outside a repository.
    """
    repository = open_repository(workspace.root)
    folder = repository.prefix.rstrip("/")
    below = (repository.below(path) for path in staged_changes(repository, folder))
    differing = {path for path in below if path is not None and is_judged(path)}
    heads = incoming(repository)
    if not differing and not heads:
        return CheckReport((), 0)
    from cardgen.workflows.returned import told_once  # nothing to judge is what most commits of others have

    staged = [*staged_files(repository, folder)]
    files = below_workspace((it.entry for it in staged if it.merged), repository.prefix)
    unmerged = below_workspace((it.entry for it in staged if not it.merged), repository.prefix)
    report = _judged(workspace, repository, files, differing, errors_only=errors_only)
    problems = [*report.problems, *(Problem(UNMERGED, path) for path in unmerged)]
    problems += (Problem(UNBURIED, path) for path in tombstones_among(differing - files.keys() - unmerged.keys()))
    problems += _merging(workspace, repository, files, differing, heads) if heads else ()
    return CheckReport(told_once(problems), report.cards + len(unmerged), report.left_out)


def _judged(
    workspace: Workspace, repository: Repository, files: Files, differing: set[str], *, errors_only: bool
) -> CheckReport:
    from cardgen.workflows.returned import buried_ever, came_back
    from cardgen.workflows.snapshot import snapshots

    with objects(repository) as store, snapshots(workspace, store, errors_only=errors_only) as made:
        snapshot = made.of(files)
        changed = (differing & files.keys()) | snapshot.ruled_by(forms_among(differing))
        problems = [*snapshot.problems(changed)]
        if repository.head is not None:
            problems += came_back(changed, buried_ever(repository, repository.head))
        cards = {card.path for card in snapshot.cards(changed).files} & changed
        return CheckReport(tuple(problems), len(cards), snapshot.left_out(changed))


def _merging(
    workspace: Workspace, repository: Repository, files: Files, changed: set[str], heads: Sequence[str]
) -> Iterator[Problem]:
    from cardgen.workflows.merged_cards import mixed_up
    from cardgen.workflows.returned import buried_among, returned_by_merge
    from cardgen.workflows.tombstones import erased_names

    if repository.head is not None:
        erased = erased_names(workspace.root) | buried_among(files)
        yield from mixed_up(repository, files, changed, (repository.head, *heads))
        yield from returned_by_merge(workspace, repository, repository.head, heads, erased)
