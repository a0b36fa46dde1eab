"""A workspace as the index or a commit has it, judged without a look at the working tree."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from cardgen.history.objects import Objects, TreeEntry
from cardgen.loading.file_text import FileText
from cardgen.model.problem import START, Problem
from cardgen.validation.cross_checks import name_problems, numbered_names
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.judged_files import Files, is_ruling
from cardgen.workflows.kept_numbers import kept_problems
from cardgen.workflows.open_forms import open_forms
from cardgen.workflows.places import FORM, TEMPLATES
from cardgen.workflows.tombstones import erased_problems, tombstone_problems
from cardgen.workflows.workspace import CardFiles, Workspace
from cardgen.yamltree import Fault, decode

LINK = "120000"
"""The mode git gives a symbolic link."""


@dataclass(frozen=True)
class Snapshot:
    """The files, and the workspace with the forms, policies and ledgers among them.

    The workspace's folder holds no card: cards stay in git, and are read from there.
    """

    files: Files
    workspace: Workspace
    today: Workspace
    store: Objects
    errors_only: bool = False

    def problems(self, changed: Collection[str]) -> Iterator[Problem]:
        """What is wrong with the files `changed` names, by themselves and beside the others."""
        yield from (it for it in self._surroundings(changed) if {it.path, it.args.get("other")} & {*changed})
        for card in self.cards(changed).files:
            if card.path in changed:
                yield from self._bench.problems_of(card, self.text(card.path))

    def cards(self, changed: Collection[str]) -> CardFiles:
        """The changed cards, and those whose names are like theirs."""
        names = {_folded(path) for path in changed}
        return self.workspace.card_files_among(path for path in self.files if _folded(path) in names)

    def ruled_by(self, forms: Collection[str]) -> frozenset[str]:
        """The cards that a change of these forms may put in the wrong: theirs, and any whose form is gone."""
        if not forms:
            return frozenset()
        among = self.workspace.card_files_among(self.files)
        formless = (problem.path for problem in among.problems)
        return frozenset([card.path for card in among.files if card.form in forms] + [*formless, *among.formless])

    def _surroundings(self, changed: Collection[str]) -> Iterator[Problem]:
        found = self.cards(changed)
        yield from found.problems
        yield from name_problems(card.path for card in found.files)
        yield from numbered_names([*dict.fromkeys(problem.path for problem in found.problems), *found.formless])
        back = [*erased_problems(self.workspace, found.files), *erased_problems(self.today, found.files)]
        yield from {problem.path: problem for problem in back}.values()
        if any(is_ruling(path) for path in changed):
            from cardgen.workflows.policies import policies

            yield from self.workspace.form_problems
            yield from policies(self.workspace).problems
            yield from tombstone_problems(self.workspace)
            yield from kept_problems(self.workspace.root)

    def left_out(self, changed: Collection[str]) -> int:
        """How many changed cards nobody can judge, because the form they may belong to is broken."""
        return len({*self.cards(changed).formless} & {*changed})

    @cached_property
    def _bench(self) -> CheckingBench:
        return CheckingBench(self.workspace, self.workspace.today, errors_only=self.errors_only)

    def text(self, path: str) -> FileText | Fault:
        """The text of a file, or why there is none."""
        entry = self.files[path]
        if entry.mode == LINK:
            return Fault("Y112", START)
        content = self.store.read(entry.blob)
        if content is None:
            return Fault("Y114", START, {"reason": "git"})
        text = decode(content)
        return text if isinstance(text, Fault) else FileText(text, entry.blob)


class Snapshots:
    """Makes snapshots; those of one set of forms, policies and ledgers share their workspace."""

    def __init__(self, today: Workspace, store: Objects, folder: Path, *, errors_only: bool) -> None:
        self._today = today
        self._errors_only = errors_only
        self._store = store
        self._folder = folder
        self._workspaces: dict[tuple[TreeEntry, ...], Workspace] = {}

    def of(self, files: Files) -> Snapshot:
        """The snapshot of these files."""
        rulings = {path: entry for path, entry in files.items() if is_ruling(path)}
        key = tuple(rulings.values())
        if key not in self._workspaces:
            self._workspaces[key] = self._workspace(rulings)
        return Snapshot(files, self._workspaces[key], self._today, self._store, self._errors_only)

    def _workspace(self, rulings: Files) -> Workspace:
        root = self._folder / str(len(self._workspaces))
        for path, entry in rulings.items():
            _put(root / path, entry, self._store)
        settings = self._today.settings
        if not any(PurePosixPath(path).name == FORM for path in rulings):
            return Workspace(root, settings, self._today.forms)
        forms = open_forms(root / TEMPLATES)
        return Workspace(root, settings, forms.sound, forms.problems, forms.broken)


@contextmanager
def snapshots(today: Workspace, store: Objects, *, errors_only: bool = False) -> Iterator[Snapshots]:
    """Snapshots of the workspace while the block lasts: `today` is the one in the working tree.

    Its settings are used, since only the time zone matters here, and its tombstones, which win over any commit; its
    forms where a commit has none. `errors_only` as CheckingBench has it.
    """
    with TemporaryDirectory(prefix="cardgen-") as folder:
        yield Snapshots(today, store, Path(folder), errors_only=errors_only)


def _put(file: Path, entry: TreeEntry, store: Objects) -> None:
    """A link leads nowhere: that it is one is all there is to know of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if entry.mode == LINK:
        file.symlink_to("nowhere")
    else:
        file.write_bytes(store.known(entry.blob))


def _folded(path: str) -> str:
    """What two names have in common that are one file on some system."""
    stem = path[path.rfind("/") + 1 :].rpartition(".")[0]
    return stem.casefold() if stem.isascii() else unicodedata.normalize("NFC", stem).casefold()
