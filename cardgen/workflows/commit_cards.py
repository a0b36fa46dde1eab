"""`cardgen commit`: what changed in a workspace into history, under a message that says what changed but no value."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from cardgen.errors import EnvironmentMissing, HistoryError, PrivacyRefusal, UnsoundCards
from cardgen.history.committing import ChangedFile, changed_files, commit_files, knows_author
from cardgen.history.objects import TreeEntry, files_at
from cardgen.history.repository import Repository
from cardgen.history.staging import under_way
from cardgen.loading.card_file import read_card
from cardgen.loading.file_text import FileText, read_text
from cardgen.model.card import RawCard
from cardgen.model.problem import Problem
from cardgen.viewing.build_changes import build_changes
from cardgen.workflows import editor_files, git_attributes
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.check_message import message_problems
from cardgen.workflows.commit_message import CardLine, Others, commit_message
from cardgen.workflows.init import IGNORE_FILE
from cardgen.workflows.lock import workspace_lock
from cardgen.workflows.past_cards import PastCards, past_cards, repository_of
from cardgen.workflows.places import CARDS, SETTINGS, STATE, TEMPLATES
from cardgen.workflows.policies import policies
from cardgen.workflows.selection import Wanted, select
from cardgen.workflows.tombstones import ERASED
from cardgen.workflows.workspace import ENDINGS, Workspace

LEDGER = "ledger"
SHARES = "ledger/shares"
KEPT = (CARDS, LEDGER, TEMPLATES, SETTINGS, IGNORE_FILE, git_attributes.FILE, editor_files.SETTINGS.as_posix())
"""What of a workspace belongs into its history: an earlier card is read and printed by the form of its time."""


@dataclass(frozen=True, slots=True)
class Committed:
    """What was committed, or would be: `commit` is None for a try, and where there was nothing to commit.

    `files` are workspace-relative; `message` is "" where there are none. `warnings` are what the check says of cards
    that are sound.
    """

    commit: str | None
    message: str
    files: tuple[str, ...]
    warnings: tuple[Problem, ...] = ()


def commit_cards(workspace: Workspace, names: tuple[str, ...], text: str | None, *, dry_run: bool) -> Committed:
    """Commit what changed of the workspace, or what `names` name: cards, files or folders of it.

    What else is staged stays so. `text` is the message to use. HistoryError in the midst of a merge and for what git
    refuses, UnsoundCards for cards with errors, PrivacyRefusal for personal data in the message, EnvironmentMissing
    where git does not know who commits.
    """
    repository = repository_of(workspace)
    if command := under_way(repository):
        raise HistoryError("error.commit.under_way", command=command)
    _refuse_message(text)
    with workspace_lock(workspace.root / STATE):
        chosen = _chosen(workspace, repository, names)
        if not chosen:
            return Committed(None, "", ())
        warnings = _sound(workspace, [*chosen])
        message = f"{text.strip()}\n" if text else _message(workspace, repository, [*chosen])
        if dry_run:
            return Committed(None, message, tuple(chosen), warnings)
        if not knows_author(repository):
            raise EnvironmentMissing("error.commit.who")
        return Committed(commit_files(repository, message, [*chosen.values()]), message, tuple(chosen), warnings)


def _refuse_message(text: str | None) -> None:
    if text is None:
        return
    if not text.strip():
        raise HistoryError("error.commit.empty_message")
    if problems := tuple(message_problems(text)):
        raise PrivacyRefusal("error.commit.message", problems)


def _chosen(workspace: Workspace, repository: Repository, names: tuple[str, ...]) -> Mapping[str, ChangedFile]:
    """The changed files that are meant, by their workspace-relative paths."""
    folders = [repository.path(it).rstrip("/") for it in (KEPT if not names else ("",))]
    found = {it.path.removeprefix(repository.prefix): it for it in changed_files(repository, folders)}
    ours = {path: it for path, it in found.items() if names or _is_kept(path)}
    if names:
        wanted = [Wanted(name, workspace.root) for name in names]
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


def _message(workspace: Workspace, repository: Repository, paths: Sequence[str]) -> str:
    cards = [path for path in paths if path.startswith(f"{CARDS}/") and path.endswith(".yaml")]
    with past_cards(workspace, repository) as past:
        lines = [*_lines(workspace, repository, past, cards)]
    shares = sum(path.startswith(f"{SHARES}/") for path in paths)
    erased = sum(path.startswith(f"{ERASED}/") for path in paths)
    setup = sum(not path.startswith((f"{CARDS}/", f"{LEDGER}/")) and _is_below(path, KEPT) for path in paths)
    others = Others(shares, erased, setup, len(paths) - len(cards) - shares - erased - setup)
    return commit_message(lines, others, workspace.settings.language)


def _is_below(path: str, places: Iterable[str]) -> bool:
    return any(path == place or path.startswith(f"{place}/") for place in places)


def _lines(workspace: Workspace, repository: Repository, past: PastCards, paths: Sequence[str]) -> Iterator[CardLine]:
    """A line for each card, by its id: a card that only lies elsewhere is one card."""
    then = _committed(repository, paths)
    now = {PurePosixPath(path).stem: path for path in paths if os.path.lexists(workspace.root / path)}
    for stem in sorted(then.keys() | now.keys()):
        name = workspace.form_of(stem)
        before, after = then.get(stem), now.get(stem)
        if name is None:
            continue
        form = workspace.forms[name]
        old = past.card(repository.head or "", before.path, before.blob) if before else None
        new = _data(workspace, after, name) if after else None
        changes = build_changes(old.data if old else None, new, form, stem)
        moved = bool(before and after and repository.path(after) != before.path)
        yield CardLine(stem, form, replace(changes, unreadable=bool(old and old.problems)), moved)


def _committed(repository: Repository, paths: Sequence[str]) -> Mapping[str, TreeEntry]:
    """The cards of these files as the last commit has them, by id."""
    if repository.head is None:
        return {}
    stems = {PurePosixPath(path).stem for path in paths}
    wanted = {repository.path(path) for path in paths}
    found = [it for it in files_at(repository, repository.head, repository.path(CARDS)) if it.path in wanted]
    return {stem: it for it in found if (stem := PurePosixPath(it.path).stem) in stems}


def _data(workspace: Workspace, path: str, form: str) -> Mapping[str, object]:
    found = read_text(workspace.root / path)
    assert isinstance(found, FileText)
    raw = read_card(found.text, found.blob, path, workspace.forms[form])
    assert isinstance(raw, RawCard)
    return raw.data
