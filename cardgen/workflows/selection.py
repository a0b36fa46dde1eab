"""Which cards a command line names: by id, by file or by folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cardgen.entry.suggestion import nearest
from cardgen.errors import UsageError
from cardgen.model.problem import Problem
from cardgen.validation.cross_checks import name_problems, numbered_names
from cardgen.workflows.tombstones import erased_problems, refuse_erased
from cardgen.workflows.workspace import CardFile, Workspace


@dataclass(frozen=True, slots=True)
class Selection:
    """The card files chosen, in file order, and the problems that concern them without their being opened.

    `left_out` counts the files that cannot be judged, because the form they may belong to is broken.
    """

    files: list[CardFile]
    problems: list[Problem]
    left_out: int = 0

    @property
    def usable(self) -> list[CardFile]:
        """The files without those whose trouble lies in their name: two cards of one id would share their outputs."""
        unusable = {problem.path for problem in self.problems} | {*map(_other, self.problems)}
        return [card for card in self.files if card.path not in unusable]


def select(workspace: Workspace, names: tuple[str, ...]) -> Selection:
    """The cards that `names` name, all of them when nothing is named. UsageError for a name without a card.

    Naming cards leaves the problems of others out: whoever prints one card does not ask about the rest.
    """
    if not all(map(str.strip, names)):
        raise UsageError("error.no_such_card", name='""')
    found = workspace.card_files()
    others = [*dict.fromkeys(problem.path for problem in found.problems), *found.formless]
    named = [
        *name_problems(card.path for card in found.files),
        *numbered_names(others),
        *erased_problems(workspace, found.files),
    ]
    if not names:
        return Selection(found.files, [*workspace.form_problems, *found.problems, *named], len(found.formless))
    wanted = [Wanted(name, workspace.root) for name in names]
    stems = {card.path: card.stem for card in found.files}
    misnamed = [problem.path for problem in found.problems]
    for one in wanted:
        one.require([*stems, *misnamed, *found.formless], stems.values())
    files = [card for card in found.files if _named(card.path, wanted)]
    problems = [it for it in (*found.problems, *named) if _named(it.path, wanted) or _named(_other(it), wanted)]
    left_out = sum(_named(path, wanted) for path in found.formless)
    if left_out:
        problems += workspace.form_problems
    return Selection(files, problems, left_out)


def _named(path: str, wanted: Iterable[Wanted]) -> bool:
    return bool(path) and any(one.names(path) for one in wanted)


def _other(problem: Problem) -> str:
    return str(problem.args.get("other", ""))


class Wanted:
    """One name given on the command line."""

    def __init__(self, name: str, root: Path) -> None:
        self._name = name
        self._root = root
        self._stem = name.upper()
        here = Path(os.path.normpath(Path.cwd() / name))
        self._paths = {os.path.normpath(name).replace(os.sep, "/")} - {"."}
        if here.is_relative_to(root):
            self._paths.add(here.relative_to(root).as_posix())

    def names(self, path: str) -> bool:
        """True for the card of this id, and for the file of this path, from here or from the workspace, or below it."""
        if path in self._paths or PurePosixPath(path).stem == self._stem:
            return True
        return any(above == "." or path.startswith(f"{above}/") for above in self._paths)

    def require(self, paths: Iterable[str], stems: Iterable[str]) -> None:
        """UsageError where no file is meant, with the nearest id; HistoryError for a customer who was erased."""
        if any(map(self.names, paths)):
            return
        refuse_erased(self._root, self._stem)
        near = nearest(self._stem, {stem: stem for stem in stems})
        if near:
            raise UsageError("error.no_such_card.near", name=self._name, near=near)
        raise UsageError("error.no_such_card", name=self._name)
