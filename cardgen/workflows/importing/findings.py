"""What is found out about single rows: rules they break, why they are passed over, which go in without some cells."""

from __future__ import annotations

from collections.abc import Sequence

from cardgen.importing.columns import Table
from cardgen.importing.entries import Entry, Fault
from cardgen.model.form import FormSpec, Kind, Leaf
from cardgen.model.problem import Label, Problem, Severity
from cardgen.workflows.importing.draft import Draft, Spot
from cardgen.workflows.importing.row import RowProblem


class Findings:
    """The findings of one import.

    `notes` are rows passed over without fault, `partial` the ids of cards that go in without some cells of a row;
    `sparable` counts the rows left out for cells their card could do without.
    """

    def __init__(self, form: FormSpec, tables: Sequence[Table]) -> None:
        self._tables = tables
        leaves = [member for member in form.members() if isinstance(member, Leaf)]
        self._id = next((leaf.path for leaf in leaves if leaf.kind is Kind.ID), "")
        self._required = {leaf.path for leaf in leaves if leaf.required or leaf.kind in (Kind.ID, Kind.NAME)}
        self.problems: list[RowProblem] = []
        self.notes: list[RowProblem] = []
        self.partial: dict[Spot, str] = {}
        self.sparable = 0

    def blame(self, spot: Spot, code: str, **args: str) -> None:
        """Note a rule that a row or cell breaks."""
        labels, path = self._labels(spot)
        self.problems.append(RowProblem(spot, Problem(code, "", field=path, labels=labels, args=args)))

    def blame_faults(self, entry: Entry) -> None:
        """Note the rules a row breaks by itself."""
        for fault in entry.faults:
            self.blame(Spot(entry.table, entry.row, fault.column), fault.code, **fault.args)

    def pass_over(self, entry: Entry, code: str) -> None:
        """Note why a row is no entry."""
        self.notes.append(RowProblem(Spot(entry.table, entry.row), Problem(code, "", severity=Severity.WARNING)))

    def is_optional(self, path: str) -> bool:
        """True for a field a card can do without."""
        return path not in self._required

    def has_sparable_faults(self, entry: Entry) -> bool:
        """True for a row with bad cells, all of them of fields its card can do without, and no empty one it needs."""
        columns = {it.leaf.path for it in self._tables[entry.table].used if it.leaf} - {self._id}
        if not entry.faults or not columns & self._required <= entry.values.keys():
            return False
        return all(self._is_sparable(entry, fault) for fault in entry.faults)

    def _is_sparable(self, entry: Entry, fault: Fault) -> bool:
        path = self._labels(Spot(entry.table, entry.row, fault.column))[1]
        return bool(path) and "[]" not in path and self.is_optional(path)

    def spare(self, draft: Draft, found: RowProblem) -> None:
        """Note a problem whose cell or record alone is left out."""
        self.problems.append(found)
        if found.spot.row_spot in {Spot(row.table, row.row) for row in draft.rows}:
            self.partial[found.spot.row_spot] = draft.person.card_id

    def leave_out(self, draft: Draft) -> None:
        """Note that a card does not go in, not even without some cells."""
        for spot in draft.spots():
            self.partial.pop(spot, None)

    def _labels(self, spot: Spot) -> tuple[tuple[Label, ...], str]:
        columns = self._tables[spot.table].used
        leaf = next((it.leaf for it in columns if it.at == spot.column and it.leaf), None)
        return (leaf.labels, leaf.path) if leaf else ((), "")
