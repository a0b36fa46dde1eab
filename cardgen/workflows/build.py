"""`cardgen build`: check everything, render what changed, drop what is gone, refresh the indexes."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from cardgen.model.problem import Problem
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.workflows.batch import run_batches
from cardgen.workflows.build_record import FILE_NAME, BuildRecord
from cardgen.workflows.card_store import forget_forms
from cardgen.workflows.index import refresh_indexes
from cardgen.workflows.lock import workspace_lock
from cardgen.workflows.outputs import remove_ours
from cardgen.workflows.places import DISCLOSURES
from cardgen.workflows.policies import policies
from cardgen.workflows.progress import Progress
from cardgen.workflows.render_cards import CardResult, RenderJob, RenderSpec, render_batch
from cardgen.workflows.selection import Selection, select
from cardgen.workflows.standing import Standing, path_of
from cardgen.workflows.workspace import CARDS, OUT, STATE, TEMPLATES, CardFile, Workspace
from cardgen.writing import make_folder, remove_stale


@dataclass(slots=True)
class BuildReport:
    """What a build did, with paths below out/.

    `made` and `current` are the cards' files written and found up to date; `kept` edited files put aside or left;
    `remarks` ids of warnings about this machine. `cards` counts the cards looked at, `left_out` those that could not
    be, because the form they may belong to is broken.
    """

    cards: int = 0
    left_out: int = 0
    made: list[str] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    indexes: list[str] = field(default_factory=list)
    remarks: set[str] = field(default_factory=set)

    @property
    def failed(self) -> bool:
        """True where some card or form could not be built."""
        return any(problem.is_error for problem in self.problems)

    @property
    def rejected(self) -> bool:
        """True where some card has errors of its own."""
        return any(problem.is_error and problem.path.startswith(f"{CARDS}/") for problem in self.problems)

    @property
    def unfilled(self) -> bool:
        """True where some template could not be used."""
        templates = f"{TEMPLATES}/"
        return any(it.is_error and it.code.startswith("T") and it.path.startswith(templates) for it in self.problems)


def build(
    workspace: Workspace,
    formats: tuple[str, ...],
    index_formats: tuple[str, ...],
    *,
    chosen: Selection | None = None,
    keep_last: bool = False,
    index_forms: tuple[str, ...] = (),
    processes: int,
    progress: Progress,
) -> BuildReport:
    """Bring out/ in step with cards/, doing only what is left to do. Takes the workspace lock.

    `formats` () refreshes the indexes alone; cards are checked either way. Where cards are `chosen` only those are
    built and nothing is removed. With `keep_last` the files of a card that has errors stay as they were. `index_forms`
    are the forms whose indexes are refreshed, all by default.
    """
    with workspace_lock(workspace.root / STATE):
        forget_forms(workspace)
        record = BuildRecord.load(workspace.root / STATE / FILE_NAME)
        try:
            build = _Build(workspace, formats, index_formats, record, keep_last=keep_last, index_forms=index_forms)
            return build.run(chosen, processes, progress)
        finally:
            record.save()


class _Build:
    """One run over one workspace."""

    def __init__(
        self,
        workspace: Workspace,
        formats: tuple[str, ...],
        index_formats: tuple[str, ...],
        record: BuildRecord,
        *,
        keep_last: bool = False,
        index_forms: tuple[str, ...] = (),
    ) -> None:
        self._workspace = workspace
        self._formats = formats
        self._index_formats = index_formats
        self._record = record
        self._keep_last = keep_last
        self._index_forms = index_forms or (*workspace.forms,)
        self._out = workspace.root / OUT
        self._report = BuildReport()
        self._sound: dict[str, tuple[CardFile, str]] = {}
        self._wanted: dict[str, tuple[str, ...]] = {}
        self._unprintable: set[str] = set()
        self._template_problems: list[Problem] = []
        self._standing = Standing(workspace, formats, record)

    def run(self, chosen: Selection | None, processes: int, progress: Progress) -> BuildReport:
        report = self._report
        self._prepare_folders()
        files = self._candidates(chosen or select(self._workspace, ()))
        report.cards = len(files)
        if chosen is None:
            report.problems += policies(self._workspace).problems
        self._render([*self._jobs(files)], processes, progress)
        if chosen is None and not self._hidden_folder():
            self._drop_gone(files)
            self._record.keep_cards(card.path for card in files)
            self._refresh_indexes(processes)
        report.problems = in_file_order([*report.problems, *self._template_problems])
        return report

    def _prepare_folders(self) -> None:
        remove_stale(self._workspace.root / STATE)
        for form in self._workspace.forms:
            folder = self._out / form / "cards"
            make_folder(folder, below=self._workspace.root)
            remove_stale(folder)
            remove_stale(folder.parent)

    def _candidates(self, selected: Selection) -> list[CardFile]:
        """The card files to build."""
        self._report.problems += selected.problems
        self._report.left_out = selected.left_out
        return selected.usable

    def _jobs(self, files: Iterable[CardFile]) -> Iterator[RenderJob]:
        """A job for each card that is new, changed, or lacks one of its files, and for each not known to be sound."""
        standing = self._standing
        for card in files:
            sound = standing.sound_blob(card)
            blob = sound or standing.built_blob(card)
            wanted = tuple(it for it in self._formats if blob is None or not standing.is_current(card, it, blob))
            if sound is not None and not wanted:
                self._sound[card.path] = (card, sound)
                self._report.current += [path_of(card, it) for it in self._formats]
                continue
            self._wanted[card.path] = wanted
            foreign = frozenset(it for it in wanted if not standing.may_replace(card, it))
            yield RenderJob(card, wanted, foreign)

    def _render(self, jobs: list[RenderJob], processes: int, progress: Progress) -> None:
        if not jobs:
            return
        started = time.time_ns()
        folders = tuple((form, str(self._out / form / "cards")) for form in self._workspace.forms)
        spec = RenderSpec(str(self._workspace.root), self._workspace.today, folders)
        done = 0
        for results in run_batches(
            partial(render_batch, spec),
            jobs,
            processes=useful_processes(processes, len(jobs), self._formats),
            size=batch_size(self._formats),
        ):
            for result in results:
                self._take(result, started)
            done += len(results)
            progress(done, len(jobs))

    def _take(self, result: CardResult, started: int) -> None:
        card = result.card
        self._report.problems += result.own_problems
        self._template_problems += [it for it in result.template_problems if it not in self._template_problems]
        self._unprintable |= {path_of(card, it) for it in result.unprintable}
        if result.blob:
            self._report.current += [path_of(card, it) for it in self._formats if it not in self._wanted[card.path]]
        for made in result.made:
            self._report.made.append(self._standing.remember_made(card, made, result.blob))
            self._report.remarks |= {made.remark} - {""}
            if made.kept:
                self._report.kept.append(f"{card.form}/cards/{made.kept}")
        if result.blob:
            self._sound[card.path] = (card, result.blob)
        if result.blob and not result.own_problems:
            self._standing.remember_sound(card, result.blob, started)

    def _hidden_folder(self) -> bool:
        """True where a folder of cards could not be read: the files of its cards are not to be taken for orphans."""
        return any(it.code == "Y114" and not it.path.endswith(".yaml") for it in self._report.problems)

    def _drop_gone(self, files: Iterable[CardFile]) -> None:
        """Remove the files of cards that are deleted, no longer sound or not printable, and those of deleted forms.

        Those of broken forms and unasked formats stay, and all where there is no form: the folder is elsewhere.
        """
        kept = files if self._keep_last else (card for card, _ in self._sound.values())
        expected = {path_of(card, card_format) for card in kept for card_format in CARD_FORMATS}
        if not self._keep_last:
            expected -= self._unprintable
        for path in [it for it in self._record.outputs if self._is_gone(it, expected)]:
            if remove_ours(self._out / path, self._record.outputs[path]):
                self._report.removed.append(path)
            else:
                self._report.kept.append(path)
            self._record.drop_output(path)

    def _is_gone(self, path: str, expected: set[str]) -> bool:
        form, _, rest = path.partition("/")
        if form in self._workspace.broken_forms or form == DISCLOSURES or not self._workspace.forms:
            return False
        return form not in self._workspace.forms or (rest.startswith("cards/") and path not in expected)

    def _refresh_indexes(self, processes: int) -> None:
        sound: dict[str, list[tuple[CardFile, str]]] = {form: [] for form in self._workspace.forms}
        for card, blob in self._sound.values():
            sound[card.form or ""].append((card, blob))
        asked = {form: cards for form, cards in sound.items() if form in self._index_forms}
        made = refresh_indexes(self._workspace, asked, self._index_formats, self._record, processes=processes)
        self._report.indexes += made.made
        self._report.kept += made.kept
        self._report.problems += made.problems


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file and place, each once: a broken template is met by every card."""
    found: list[Problem] = []
    for problem in sorted(problems, key=lambda it: (it.path, it.position, it.code, it.field)):
        if problem not in found[-1:]:
            found.append(problem)
    return found


def useful_processes(processes: int, jobs: int, formats: tuple[str, ...]) -> int:
    """How many processes pay off: one where starting others takes longer than the work."""
    return 1 if jobs < (4 if "pdf" in formats else 200) else processes


def batch_size(formats: tuple[str, ...]) -> int:
    """Cards handed to a worker at a time: few enough that progress moves."""
    return 8 if "pdf" in formats else 100
