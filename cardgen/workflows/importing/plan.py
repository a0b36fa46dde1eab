"""What an import would do, before it does anything: cards to make and to change, rows that must be mended first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cardgen.editing.changes import Append
from cardgen.importing.cell_values import Value
from cardgen.importing.columns import Table
from cardgen.importing.tables import Book
from cardgen.model.form import FormSpec
from cardgen.model.problem import Problem
from cardgen.workflows.importing.check import CardJob
from cardgen.workflows.importing.customers import Customers
from cardgen.workflows.importing.draft import Draft, Spot
from cardgen.workflows.importing.planning import Planning
from cardgen.workflows.importing.row import Ask, RowProblem
from cardgen.workflows.importing.tables import Reading
from cardgen.workflows.importing.values import MeantChoices
from cardgen.workflows.progress import Progress
from cardgen.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Prepared:
    """A card ready to be written: its path is empty until a place is found for a new one."""

    draft: Draft
    content: bytes = field(repr=False)
    job: CardJob = field(repr=False)

    @property
    def only_records(self) -> bool:
        """True for a card that gets records and is otherwise as it was."""
        return bool(self.job.changes) and all(isinstance(change, Append) for change in self.job.changes)

    @property
    def records(self) -> int:
        """How many records its card gets more."""
        return sum(isinstance(change, Append) for change in self.job.changes)


@dataclass(slots=True)
class Plan:
    """The outcome. Each card is in one of `new`, `changed`, `added` (records only), `held` or counted in `same`.

    `held` are cards that differ but are not to be changed; those of them that get records all the same are also in
    `added`. `notes` are rows passed over for a reason that is no fault, `partial` the ids of cards that go in without
    some cells of a row, by the row; `unsound` counts cards with errors, `sparable` those left out for cells that could
    be spared.
    """

    form: FormSpec
    tables: tuple[Table, ...]
    new: list[Prepared] = field(default_factory=list)
    changed: list[Prepared] = field(default_factory=list)
    added: list[Prepared] = field(default_factory=list)
    held: list[Draft] = field(default_factory=list)
    same: int = 0
    unsound: int = 0
    sparable: int = 0
    problems: list[RowProblem] = field(default_factory=list)
    warnings: list[RowProblem] = field(default_factory=list)
    notes: list[RowProblem] = field(default_factory=list)
    partial: Mapping[Spot, str] = field(default_factory=dict)
    stamps: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)

    @property
    def bad_rows(self) -> Mapping[Spot, list[Problem]]:
        """The problems of each row that cannot go in as it is."""
        found: dict[Spot, list[Problem]] = {}
        for it in self.problems:
            found.setdefault(it.spot.row_spot, []).append(it.problem)
        return found

    @property
    def left(self) -> list[Draft]:
        """The cards that stay as they are although they differ."""
        added = {card.draft.person.number for card in self.added}
        return [draft for draft in self.held if draft.person.number not in added]

    @property
    def writes(self) -> bool:
        """True where cards would be written."""
        return bool(self.new or self.changed or self.added)


@dataclass(frozen=True, slots=True)
class Wish:
    """How to import.

    `update`: values of cards there are may be changed; `defaults`: what new cards get that lack it; `ask`: asks whose a
    row is; `choices`: what words of the file mean; `spare`: cards go in without bad cells they can do without.
    """

    update: bool = False
    defaults: Mapping[str, Value] = field(default_factory=dict)
    ask: Ask | None = None
    choices: MeantChoices = field(default_factory=dict)
    spare: bool = False


def plan_import(
    workspace: Workspace, book: Book, reading: Reading, wish: Wish, *, processes: int, progress: Progress
) -> Plan:
    """Work out what the tables of a file would make of the workspace's cards. Nothing is written."""
    customers = Customers(workspace, book, reading, wish.ask, choices=wish.choices, spare=wish.spare)
    customers.know_cards(processes)
    customers.take_rows()
    planning = Planning(workspace, reading.form, customers, update=wish.update, defaults=wish.defaults)
    planning.check(processes, progress)
    plan = Plan(reading.form, reading.tables, held=planning.held, same=planning.same)
    for draft, content, job in planning.ready:
        prepared = Prepared(draft, content, job)
        (plan.new if draft.card is None else plan.added if prepared.only_records else plan.changed).append(prepared)
    findings = customers.findings
    plan.problems = sorted(findings.problems, key=_in_file_order)
    plan.notes = sorted(findings.notes, key=_in_file_order)
    plan.warnings, plan.partial, plan.sparable = planning.warnings, findings.partial, findings.sparable
    plan.stamps, plan.unsound = customers.stamps, customers.unsound
    return plan


def _in_file_order(found: RowProblem) -> tuple[int, int, int, str]:
    spot = found.spot
    return spot.table, spot.row, -1 if spot.column is None else spot.column, found.problem.code
