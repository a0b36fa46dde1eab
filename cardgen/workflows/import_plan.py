"""What an import would do, before it does anything: cards to make and to change, rows that must be mended first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from cardgen.importing.cell_values import Value
from cardgen.importing.columns import Table
from cardgen.importing.entries import BAD_POSITION
from cardgen.importing.tables import Book
from cardgen.model.form import FormSpec
from cardgen.model.problem import Problem
from cardgen.workflows.batch import run_batches
from cardgen.workflows.import_check import CardJob, CardResult, check_jobs
from cardgen.workflows.import_customers import ITS_CUSTOMER, Customers
from cardgen.workflows.import_draft import Draft, Origins, PositionError, Spot, card_changes, new_data
from cardgen.workflows.import_row import Ask, RowProblem
from cardgen.workflows.import_tables import Reading
from cardgen.workflows.progress import Progress
from cardgen.workflows.workspace import CARDS, Workspace

SMALL = 200
"""Cards one process writes and checks faster than a second one starts."""

_POSITION = re.compile(r"\[[0-9]+\]")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A card ready to be written: its path is empty until a place is found for a new one."""

    draft: Draft
    content: bytes = field(repr=False)
    job: CardJob = field(repr=False)


@dataclass(slots=True)
class Plan:
    """The outcome. `held` are cards that differ but are not to be changed; `unsound` counts cards with errors."""

    form: FormSpec
    tables: tuple[Table, ...]
    new: list[Prepared] = field(default_factory=list)
    changed: list[Prepared] = field(default_factory=list)
    held: list[Draft] = field(default_factory=list)
    same: int = 0
    unsound: int = 0
    problems: list[RowProblem] = field(default_factory=list)
    warnings: list[RowProblem] = field(default_factory=list)
    stamps: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)

    @property
    def bad_rows(self) -> Mapping[tuple[int, int], list[Problem]]:
        """The problems of each row that cannot go in, by table and row."""
        found: dict[tuple[int, int], list[Problem]] = {}
        for it in self.problems:
            found.setdefault((it.spot.table, it.spot.row), []).append(it.problem)
        return found


@dataclass(frozen=True, slots=True)
class Wish:
    """How to import: whether cards there are may be changed, what new ones get that lack it, whom to ask."""

    update: bool = False
    defaults: Mapping[str, Value] = field(default_factory=dict)
    ask: Ask | None = None


def plan_import(
    workspace: Workspace, book: Book, reading: Reading, wish: Wish, *, processes: int, progress: Progress
) -> Plan:
    """Work out what the tables of a file would make of the workspace's cards. Nothing is written."""
    customers = Customers(workspace, book, reading, wish.ask)
    customers.know_cards(processes)
    customers.take_rows()
    planning = _Planning(workspace, reading, customers, wish)
    planning.check(processes, progress)
    plan = planning.plan
    plan.problems = sorted(customers.problems, key=_in_file_order)
    plan.stamps, plan.unsound = customers.stamps, customers.unsound
    return plan


def _in_file_order(found: RowProblem) -> tuple[int, int, int, str]:
    spot = found.spot
    return spot.table, spot.row, -1 if spot.column is None else spot.column, found.problem.code


class _Planning:
    """One plan in the making."""

    def __init__(self, workspace: Workspace, reading: Reading, customers: Customers, wish: Wish) -> None:
        self._workspace = workspace
        self._form = reading.form
        self._customers = customers
        self._wish = wish
        self._paths = {number: frozenset(columns) for number, columns in enumerate(customers.columns)}
        self.plan = Plan(reading.form, reading.tables)

    def check(self, processes: int, progress: Progress) -> None:
        """Write and judge every card in memory; a bad record is left out and its card judged again."""
        waiting = self._customers.drafts
        total = len(waiting)
        while waiting:
            jobs, origins = self._jobs(waiting)
            drafts = {draft.person.number: draft for draft in waiting}
            waiting = []
            for result, job in self._results(jobs, processes):
                draft = drafts[job.number]
                if self._judge(draft, job, result, origins[job.number]):
                    waiting.append(draft)
            progress(total - len(waiting), total)

    def _results(self, jobs: list[CardJob], processes: int) -> Iterable[tuple[CardResult, CardJob]]:
        work = partial(check_jobs, str(self._workspace.root), self._workspace.today)
        by_number = {job.number: job for job in jobs}
        found: list[CardResult] = []
        for batch in run_batches(work, jobs, processes=1 if len(jobs) < SMALL else processes, size=SMALL):
            found += batch
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
            for path, value in self._wish.defaults.items():
                draft.fields.setdefault(path, (value, draft.home))
            data, origins = new_data(draft)
            return CardJob(number, form, f"{CARDS}/{draft.person.card_id}.yaml", data=data), origins
        try:
            changes, origins = card_changes(draft, self._form, self._paths)
        except PositionError as error:
            self._customers.blame(error.spot, BAD_POSITION)
            draft.without(error.spot)
            return self._job(draft) if draft.rows or draft.records else (None, {})
        if not changes:
            self.plan.same += bool(draft.rows or draft.records)
            return None, origins
        if not self._wish.update:
            self.plan.held.append(draft)
            return None, origins
        return CardJob(number, form, draft.card.path, draft.card.blob, changes=tuple(changes)), origins

    def _judge(self, draft: Draft, job: CardJob, result: CardResult, origins: Origins) -> bool:
        """Take a card in or its rows out; True where it is to be judged again without a bad record."""
        found = [RowProblem(self._origin(it, origins), it) for it in result.problems]
        errors = [it for it in found if it.problem.is_error]
        if not errors:
            self.plan.warnings += found
            (self.plan.changed if draft.card else self.plan.new).append(Prepared(draft, result.content, job))
            return False
        self._customers.problems += errors
        bad = {Spot(it.spot.table, it.spot.row) for it in errors}
        if (
            not bad & {Spot(row.table, row.row) for row in draft.rows}
            and {record.spot for record in draft.records} >= bad
        ):
            for spot in bad:
                draft.without(spot)
            return bool(draft.rows or draft.records)
        for spot in draft.spots():
            if spot not in bad:
                self._customers.blame(spot, ITS_CUSTOMER)
        return False

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
