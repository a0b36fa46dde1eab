"""`cardgen hook install|remove|status`: our scripts among a repository's hooks, beside those of others."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cardgen.errors import HistoryError
from cardgen.history.repository import Repository, open_repository
from cardgen.messages import LANGUAGES
from cardgen.workflows.hook_script import BEFORE, HOOKS, HookScript, workspaces_in
from cardgen.writing import write_program

LEGACY = ".legacy"
"""Where the pre-commit framework puts the hook it found, and runs it from."""


class HookState(StrEnum):
    """Whether a hook guards a workspace."""

    INSTALLED = "installed"
    OUTDATED = "outdated"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Hook:
    """One hook: `others` is True where a script of somebody else's runs, too."""

    name: str
    state: HookState
    others: bool


def install_hooks(root: Path, language: str) -> list[Hook]:
    """Let git call us before and after commits and merges; returns the hooks as they are then.

    A script that is there already is kept under another name, and ours runs it first. `language` is that of what the
    scripts say by themselves. HistoryError outside a repository, where its hooks lie outside it, or where a kept script
    is in the way.
    """
    repository = open_repository(root)
    folder = hooks_folder(repository)
    places = {name: _place(folder, name) for name in HOOKS}
    for name, file in places.items():
        if _workspaces(file) is None and os.path.lexists(file) and os.path.lexists(folder / f"{name}{BEFORE}"):
            raise HistoryError("error.hook.twice", name=name, kept=f"{name}{BEFORE}")
    folder.mkdir(parents=True, exist_ok=True)
    for name, file in places.items():
        guarded = _workspaces(file)
        if guarded is None and os.path.lexists(file):
            file.rename(folder / f"{name}{BEFORE}")
        workspaces = tuple(dict.fromkeys([*(guarded or ()), repository.prefix]))
        write_program(file, HookScript(name, workspaces, language).content)
    return hook_states(root)


def remove_hooks(root: Path, language: str) -> list[str]:
    """Take our scripts away and put back those that were there before; returns the names of the hooks that changed.

    Hooks that guard other workspaces of the repository, too, go on doing so.
    """
    repository = open_repository(root)
    folder = hooks_folder(repository)
    changed = []
    for name in HOOKS:
        file = _place(folder, name)
        guarded = _workspaces(file)
        if guarded is None or (guarded and repository.prefix not in guarded):
            continue
        others = tuple(it for it in guarded if it != repository.prefix)
        before = folder / f"{name}{BEFORE}"
        if others:
            write_program(file, HookScript(name, others, language).content)
        elif os.path.lexists(before):
            before.replace(file)
        else:
            file.unlink()
        changed.append(name)
    return changed


def hook_states(root: Path) -> list[Hook]:
    """Each hook as it is now."""
    repository = open_repository(root)
    return [*_states(repository, hooks_folder(repository))]


def _states(repository: Repository, folder: Path) -> Iterator[Hook]:
    for name in HOOKS:
        file = _place(folder, name)
        guarded = _workspaces(file)
        others = os.path.lexists(folder / f"{name}{BEFORE}") or file.suffix == LEGACY
        if guarded is None or repository.prefix not in guarded:
            yield Hook(name, HookState.MISSING, others or (guarded is None and os.path.lexists(file)))
        else:
            ours = {HookScript(name, guarded, language).content for language in LANGUAGES}
            sound = file.read_bytes() in ours and os.access(file, os.X_OK)
            yield Hook(name, HookState.INSTALLED if sound else HookState.OUTDATED, others)


def hooks_folder(repository: Repository) -> Path:
    """The folder git takes hooks from: core.hooksPath, else that of the main working tree.

    HistoryError where it lies outside the repository: what is put there would run in others, too.
    """
    told = repository.out("rev-parse", "--git-path", "hooks").decode("utf-8", "surrogateescape").removesuffix("\n")
    folder = Path(os.path.normpath(repository.top / told))
    within = (repository.top, repository.shared)
    if not any(folder.resolve().is_relative_to(place.resolve()) for place in within):
        raise HistoryError("error.hook.elsewhere", path=str(folder))
    return folder


def _place(folder: Path, name: str) -> Path:
    """Where our script of a hook is or goes: where another program put it aside, it is left to be run from there."""
    aside = folder / f"{name}{LEGACY}"
    return aside if _workspaces(aside) is not None else folder / name


def _workspaces(file: Path) -> tuple[str, ...] | None:
    """The workspaces the script in `file` guards; None where there is none, or not one of ours."""
    try:
        return workspaces_in(file.read_bytes())
    except OSError:
        return None
