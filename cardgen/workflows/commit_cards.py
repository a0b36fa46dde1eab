"""`cardgen commit`: what changed in a workspace into history, under a message that says what changed but no value."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cardgen.errors import EnvironmentMissing, HistoryError, PrivacyRefusal, UnsoundCards
from cardgen.history.committing import (
    ChangedFile,
    changed_files,
    commit_files,
    commit_merge,
    knows_author,
    merge_message,
)
from cardgen.history.repository import Repository
from cardgen.history.staging import under_way
from cardgen.model.changeview import Deed
from cardgen.model.problem import Problem
from cardgen.workflows import editor_files, git_attributes
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.check_message import message_problems
from cardgen.workflows.commit_lines import LEDGER, card_lines, other_files
from cardgen.workflows.commit_message import commit_message
from cardgen.workflows.customer_names import customer_names
from cardgen.workflows.init import IGNORE_FILE
from cardgen.workflows.judged_files import forms_among
from cardgen.workflows.lock import workspace_lock
from cardgen.workflows.missing_card import told_of_missing
from cardgen.workflows.past_cards import repository_of
from cardgen.workflows.places import CARDS, SETTINGS, STATE, TEMPLATES
from cardgen.workflows.policies import policies
from cardgen.workflows.selection import Wanted, select
from cardgen.workflows.workspace import ENDINGS, Workspace

KEPT = (CARDS, LEDGER, TEMPLATES, SETTINGS, IGNORE_FILE, git_attributes.FILE, editor_files.SETTINGS.as_posix())
"""What of a workspace belongs into its history: an earlier card is read and printed by the form of its time."""


@dataclass(frozen=True, slots=True)
class Committed:
    """What was committed, or would be: `commit` is None for a try, and where there was nothing to commit.

    `files` are workspace-relative; `message` is "" where there are none. `warnings` are what the check says of cards
    that are sound. `deletes` tells that cards go, which stay in history, `merged` that a merge ended so.
    """

    commit: str | None
    message: str
    files: tuple[str, ...]
    warnings: tuple[Problem, ...] = ()
    deletes: bool = False
    merged: bool = False


def commit_cards(workspace: Workspace, names: tuple[str, ...], text: str | None, *, dry_run: bool) -> Committed:
    """Commit what changed of the workspace, or what `names` name: cards, files or folders of it.

    What else is staged stays so. A merge in which all is decided is committed whole, under the message git has for it.
    `text` is the message to use. HistoryError in the midst of a rebase, off every branch and for what git refuses,
    UnsoundCards for cards with errors, PrivacyRefusal for personal data in the message, EnvironmentMissing where git
    does not know who commits.
    """
    repository = repository_of(workspace)
    merging = _is_merging(repository, names)
    _refuse_message(workspace, repository, text)
    with workspace_lock(workspace.root / STATE):
        chosen = _chosen(workspace, repository, names)
        if not chosen and not merging:
            return Committed(None, "", ())
        warnings = _sound(workspace, [*chosen])
        lines = card_lines(workspace, repository, [*chosen])
        if merging:
            _refuse_message(workspace, repository, message := f"{text or merge_message(repository)}".strip() + "\n")
        else:
            made = commit_message(lines, other_files([*chosen], KEPT), workspace.settings.language)
            message = f"{text.strip()}\n" if text else made
        deletes = not merging and any(it.changes.deed is Deed.REMOVED for it in lines)
        done = Committed(None, message, tuple(chosen), warnings, deletes, merging)
        if dry_run:
            return done
        if not knows_author(repository):
            raise EnvironmentMissing("error.commit.who")
        write = commit_merge if merging else commit_files
        return replace(done, commit=write(repository, message, [*chosen.values()]))


def _is_merging(repository: Repository, names: tuple[str, ...]) -> bool:
    """True where a merge waits for its commit. HistoryError where nothing can be committed now."""
    command = under_way(repository)
    if command == "merge":
        if names:
            raise HistoryError("error.commit.part_of_merge")
        return True
    if command is not None:
        raise HistoryError("error.commit.under_way", command=command)
    if repository.head is not None and repository.run("symbolic-ref", "--quiet", "HEAD").code:
        raise HistoryError("error.commit.detached")
    return False


def _refuse_message(workspace: Workspace, repository: Repository, text: str | None) -> None:
    if text is None:
        return
    if not text.strip():
        raise HistoryError("error.commit.empty_message")
    if problems := tuple(message_problems(text, customer_names(workspace, repository))):
        raise PrivacyRefusal("error.commit.message", problems)


def _chosen(workspace: Workspace, repository: Repository, names: tuple[str, ...]) -> Mapping[str, ChangedFile]:
    """The changed files that are meant, by their workspace-relative paths."""
    folders = [repository.path(it).rstrip("/") for it in (KEPT if not names else ("",))]
    found = {it.path.removeprefix(repository.prefix): it for it in changed_files(repository, folders)}
    ours = {path: it for path, it in found.items() if names or _is_kept(path)}
    if names:
        wanted = [Wanted(name, workspace.root) for name in names]
        with told_of_missing(workspace):
            _require(workspace, wanted, names, ours)
        ours = {path: it for path, it in ours.items() if any(one.names(path) for one in wanted)}
    if any(it.unmerged for it in ours.values()):
        raise UnsoundCards(
            "error.commit.unmerged", tuple(Problem("Y124", path) for path in ours if ours[path].unmerged)
        )
    return dict(sorted(ours.items()))


def _is_kept(path: str) -> bool:
    """False for what lies among the cards and is none: a note or a list somebody put there."""
    return not path.startswith(f"{CARDS}/") or path.endswith(ENDINGS)


def _require(workspace: Workspace, wanted: Sequence[Wanted], names: Sequence[str], changed: Iterable[str]) -> None:
    """UsageError for a name that means neither a changed file nor any other that is there."""
    paths = [*changed]
    cards = workspace.card_files().files
    for one, name in zip(wanted, names, strict=True):
        if not os.path.lexists(workspace.root / name):
            one.require([*paths, *(card.path for card in cards)], (card.stem for card in cards))


def _sound(workspace: Workspace, paths: Sequence[str]) -> tuple[Problem, ...]:
    """The warnings there are of these files. UnsoundCards where there are errors."""
    selected = select(workspace, ())
    chosen = {*paths}
    if forms := forms_among(paths):
        chosen |= {card.path for card in selected.files if card.form in forms} | {it.path for it in selected.problems}
    problems = [it for it in selected.problems if {it.path, it.args.get("other")} & chosen]
    bench = CheckingBench(workspace, workspace.today)
    for card in selected.files:
        problems += bench.problems(card) if card.path in chosen else ()
    if any(path.startswith(f"{TEMPLATES}/") for path in paths):
        problems += [*workspace.form_problems, *policies(workspace).problems]
    elif selected.left_out and any(path.startswith(f"{CARDS}/") for path in paths):
        problems += workspace.form_problems
    problems.sort(key=lambda problem: (problem.path, problem.position, problem.code))
    if any(problem.is_error for problem in problems):
        raise UnsoundCards("error.commit.unsound", tuple(problems))
    return tuple(problems)
