"""Judges every card an import would write, in memory, and takes out the rows that would break a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from cardgen.editing.changes import Append, Change
from cardgen.editing.form_order import schema_at
from cardgen.importing.cell_values import Value
from cardgen.model.form import FormSpec
from cardgen.model.problem import Problem
from cardgen.workflows.batch import run_batches
from cardgen.workflows.importing.changes import card_changes
from cardgen.workflows.importing.check import CardJob, CardResult, check_jobs
from cardgen.workflows.importing.customers import ITS_CUSTOMER, Customers
from cardgen.workflows.importing.draft import Draft, Origins, RefusedRows, Spot, new_data
from cardgen.workflows.importing.memory import remembered
from cardgen.workflows.importing.row import RowProblem
from cardgen.workflows.progress import Progress
from cardgen.workflows.workspace import CARDS, Workspace

SMALL = 200
"""Cards one process writes and checks faster than a second one starts."""

TOO_MANY = "C115"
_POSITION = re.compile(r"\[[0-9]+\]")


class Planning:
    """One plan in the making. `ready` are the cards that may be written, each with its bytes.

    Records a card lacks are added to it; other changes of cards there are need `update`. Those are judged without it,
    too, so that what is wrong with a file is told each time it is imported.
    """

    def __init__(
        self,
        workspace: Workspace,
        form: FormSpec,
        customers: Customers,
        *,
        update: bool,
        defaults: Mapping[str, Value],
    ) -> None:
        self._workspace = workspace
        self._form = form
        self._customers = customers
        self._findings = customers.findings
        self._update = update
        self._defaults = defaults
        self._paths = {number: frozenset(columns) for number, columns in enumerate(customers.columns)}
        self.ready: list[tuple[Draft, bytes, CardJob]] = []
        self.held: list[Draft] = []
        self._kept: set[int] = set()
        self._memory = remembered(workspace)
        self.same = 0
        self.warnings: list[RowProblem] = []

    def check(self, processes: int, progress: Progress) -> None:
        """Write and judge every card in memory; bad rows are left out and their cards judged again."""
        waiting = self._customers.drafts
        total = len(waiting)
        while waiting:
            jobs, origins = self._jobs(waiting)
            drafts = {draft.person.number: draft for draft in waiting}
            done = total - len(jobs)
            waiting = []
            for result, job in self._results(jobs, processes, partial(_told, progress, done, total)):
                draft = drafts[job.number]
                if self._judge(draft, job, result, origins[job.number]):
                    waiting.append(draft)

    def _results(
        self, jobs: list[CardJob], processes: int, progress: Callable[[int], object]
    ) -> Iterable[tuple[CardResult, CardJob]]:
        work = partial(check_jobs, str(self._workspace.root), self._workspace.today)
        by_number = {job.number: job for job in jobs}
        found: list[CardResult] = []
        for batch in run_batches(work, jobs, processes=1 if len(jobs) < SMALL else processes, size=SMALL):
            found += batch
            progress(len(found))
        found.sort(key=lambda it: it.number)
        return [(result, by_number[result.number]) for result in found]

    def _jobs(self, drafts: Iterable[Draft]) -> tuple[list[CardJob], dict[int, Origins]]:
        jobs = []
        origins = {}
        for draft in drafts:
            job, origins[draft.person.number] = self._job(draft)
            if job is not None:
                jobs.append(job)
        return jobs, origins

    def _job(self, draft: Draft) -> tuple[CardJob | None, Origins]:
        """The card to be written; None where the card there is stays as it is."""
        number, form = draft.person.number, self._form.name
        if draft.card is None:
            for path, value in self._defaults.items():
                draft.fields.setdefault(path, (value, draft.home))
            data, origins = new_data(draft)
            return CardJob(number, form, f"{CARDS}/{draft.person.card_id}.yaml", data=data), origins
        if draft.is_empty:
            return None, {}
        try:
            changes, origins = card_changes(draft, self._form, self._paths, self._memory)
        except RefusedRows as error:
            for spot in error.spots:
                self._findings.blame(spot, error.code)
                draft.without(spot)
            return self._job(draft)
        if draft.person.number in self._kept:
            changes = [*self._more(changes)]
        elif not changes:
            self.same += 1
        if not changes:
            return None, origins
        return CardJob(number, form, draft.card.path, draft.card.blob, changes=tuple(changes)), origins

    def _more(self, changes: Iterable[Change]) -> Iterator[Change]:
        """The changes that add a record and touch nothing else."""
        return (it for it in changes if isinstance(it, Append))

    def _judge(self, draft: Draft, job: CardJob, result: CardResult, origins: Origins) -> bool:
        """Take a card in or its bad rows out; True where it is to be judged again."""
        found = [RowProblem(spot, it) for it in result.problems for spot in self._spots(it, origins)]
        errors = [it for it in found if it.problem.is_error]
        if errors:
            return self._left_out(draft, errors)
        if self._is_to_stay(draft, job):
            self._kept.add(draft.person.number)
            self.held.append(draft)
            return True
        self.warnings += found
        self.ready.append((draft, result.content, job))
        return False

    def _is_to_stay(self, draft: Draft, job: CardJob) -> bool:
        """True for a card there is whose values would change without anybody having asked for it."""
        if draft.card is None or self._update or draft.person.number in self._kept:
            return False
        return len([*self._more(job.changes)]) < len(job.changes)

    def _left_out(self, draft: Draft, errors: list[RowProblem]) -> bool:
        """Leave out what breaks a rule: cells that can be spared, records, or all there is; True where more is left."""
        spared = [it for it in errors if self._is_sparable(draft, it)]
        if self._customers.spare and len(spared) == len(errors):
            for it in errors:
                self._findings.spare(draft, it)
                self._spare(draft, it)
            return True
        self._findings.problems += errors
        bad = {it.spot.row_spot for it in errors}
        own = {Spot(row.table, row.row) for row in draft.rows}
        only_records = {record.spot for record in draft.records} >= bad
        if only_records and all(it.problem.code == TOO_MANY for it in errors):
            draft.records = [record for record in draft.records if record.spot not in bad]
            return True
        if draft.card is not None or (only_records and not bad & own):
            for spot in bad:
                draft.without(spot)
            return not draft.is_empty
        self._findings.sparable += len(spared) == len(errors)
        self._findings.leave_out(draft)
        for spot in draft.spots():
            if spot not in bad:
                self._findings.blame(spot, ITS_CUSTOMER)
        return False

    def _is_sparable(self, draft: Draft, found: RowProblem) -> bool:
        """True for a problem that is gone with a cell the card can do without, or with a record of its row."""
        path = _POSITION.sub("[]", found.problem.field)
        if "[]" in path:
            return any(record.spot == found.spot.row_spot for record in draft.records)
        return path in draft.fields and path not in self._defaults and self._findings.is_optional(path)

    def _spare(self, draft: Draft, found: RowProblem) -> None:
        path = _POSITION.sub("[]", found.problem.field)
        if "[]" not in path:
            draft.fields.pop(path, None)
            return
        name = path.partition("[]")[0]
        spot = found.spot.row_spot
        draft.records = [it for it in draft.records if (it.spot, it.path) != (spot, name)]

    def _spots(self, problem: Problem, origins: Origins) -> Sequence[Spot]:
        """Where a problem comes from; of a list that is too long, every record beyond what it may hold."""
        if problem.code != TOO_MANY:
            return [self._origin(problem, origins)]
        limit = schema_at(self._form, tuple(problem.field.split("."))).get("maxItems", 0)
        items = re.compile(rf"{re.escape(problem.field)}\[([0-9]+)\]")
        numbered = ((items.fullmatch(path), spot) for path, spot in origins.items())
        return [spot for found, spot in numbered if found and int(found[1]) >= limit] or [
            self._origin(problem, origins)
        ]

    def _origin(self, problem: Problem, origins: Origins) -> Spot:
        """The cell a problem comes from: that of the value, or of what holds it."""
        key = str(problem.args["key"]) if "key" in problem.args else ""
        path = problem.field
        while path not in origins:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        spot = origins[path]
        if spot.column is None:
            named = f"{problem.field}.{key}".strip(".") if key else problem.field
            column = self._customers.columns[spot.table].get(_POSITION.sub("[]", named))
            spot = spot._replace(column=column)
        return spot


def _told(progress: Progress, before: int, total: int, more: int) -> None:
    progress(before + more, total)
