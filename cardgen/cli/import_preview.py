"""What an import shows before it writes: which column goes where, what would change, what is wrong."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cardgen.cli.console import data, note, printable, warn
from cardgen.cli.import_columns import ColumnTables
from cardgen.cli.import_problems import note_passed_over, note_row_problems
from cardgen.cli.language import tell
from cardgen.editing.changes import Append, Change, Drop, Put, Quote
from cardgen.importing.columns import Table, kept
from cardgen.messages.problems import label_of, message_of
from cardgen.model.data import value_at
from cardgen.model.form import FormSpec
from cardgen.workflows.importing.apply import Applied
from cardgen.workflows.importing.draft import Draft
from cardgen.workflows.importing.file import Opened
from cardgen.workflows.importing.plan import Plan, Prepared
from cardgen.workflows.importing.row import RowProblem

MOST_CARDS = 20
"""Cards that get records, named one by one."""


class Preview:
    """Shows one import; on stdout where the preview is the command's result."""

    def __init__(self, opened: Opened, language: str, *, to_stdout: bool) -> None:
        self._opened = opened
        self._form = opened.reading.form
        self._language = language
        self._say = data if to_stdout else note
        on_terminal = (sys.stdout if to_stdout else sys.stderr).isatty()
        self._may_show = on_terminal or to_stdout
        self._tables = ColumnTables(opened, language, self._say, examples=on_terminal)

    def columns(self, remembered_in: str, *, all_of_them: bool) -> None:
        """Which column goes to which field."""
        self._tables.show(remembered_in, all_of_them=all_of_them)

    def plan(self, plan: Plan) -> None:
        """What would be made and changed, and every problem."""
        for card in plan.changed:
            self._say("\n".join(self._card_changes(card.draft, card.job.changes)))
        for card in plan.added[:MOST_CARDS]:
            self._say(self._added_to(card))
        if len(plan.added) > MOST_CARDS:
            self._say(tell("import.more_cards", cards=f"{len(plan.added) - MOST_CARDS:,}"))
        note_row_problems(self._opened, plan, [*plan.problems, *plan.warnings])
        note_passed_over(self._opened, plan)
        if plan.unsound:
            warn(tell("import.unsound", cards=f"{plan.unsound:,}"))
        if plan.held:
            warn(tell("import.held", cards=f"{len(plan.held):,}"))
        self._say(tell("import.count.joint").join(_counts(plan)))
        if plan.sparable:
            self._say(tell("import.sparable", rows=f"{plan.sparable:,}"))
        if not (plan.writes or plan.held or plan.problems):
            self._say(tell("import.same"))

    def as_json(self, plan: Plan, applied: Applied | None, bad: Path | None) -> dict[str, object]:
        """The import for scripts: places and names of fields, no values."""
        problems = [*plan.problems, *plan.warnings, *plan.notes, *(applied.problems if applied else ())]
        return {
            "form": plan.form.name,
            "tables": [self._table_json(table) for table in plan.tables],
            "skipped": [*self._opened.reading.skipped],
            "new": [card.draft.person.card_id for card in plan.new],
            "changed": [
                {"id": card.draft.person.card_id, "fields": [_path(it.pointer) for it in card.job.changes]}
                for card in plan.changed
            ],
            "added": [{"id": card.draft.person.card_id, "records": card.records} for card in plan.added],
            "held": [draft.person.card_id for draft in plan.held],
            "unchanged": plan.same,
            "passed_over": len(plan.notes),
            "partial": sorted({*plan.partial.values()}),
            "bad_rows": len(plan.bad_rows),
            "bad_file": str(bad) if bad else None,
            "written": [*applied.new, *applied.changed, *applied.added] if applied else [],
            "problems": [self._problem_json(plan, it) for it in problems],
        }

    def _added_to(self, card: Prepared) -> str:
        """Which lists of a card get how many records."""
        lists = Counter(label_at(self._form, change.pointer, self._language) for change in card.job.changes)
        records = [tell("import.added_records", label=label, records=f"{count:,}") for label, count in lists.items()]
        who = tell("import.change", id=card.draft.person.card_id, name=self._name(card.draft)).rstrip()
        return tell("import.added_to", card=who, records=", ".join(records))

    def _name(self, draft: Draft) -> str:
        leaf = self._form.name_leaf
        name = draft.card.value(leaf.path) if draft.card and leaf and self._may_show else None
        return printable(str(name or ""))

    def _card_changes(self, draft: Draft, changes: Sequence[Change]) -> Iterator[str]:
        assert draft.card is not None
        yield tell("import.change", id=draft.card.id, name=self._name(draft)).rstrip()
        for change in changes:
            yield f"  {self._change(change, draft.card.data)}"

    def _change(self, change: Change, before: Mapping[str, object]) -> str:
        label = label_at(self._form, change.pointer, self._language)
        match change:
            case Append(_, value):
                shown = ", ".join(map(_text, value.values())) if isinstance(value, Mapping) else _text(value)
                title = tell("import.new_record", label=label)
                return f"{title} {shown}" if self._may_show else title
            case Put(pointer, value):
                return self._pair(label, value_at(before, pointer), value)
            case Drop(pointer):
                return self._pair(label, value_at(before, pointer), None)
            case Quote():
                return label

    def _pair(self, label: str, before: object, after: object) -> str:
        return f"{label}: {_text(before)} → {_text(after)}" if self._may_show else label

    def _table_json(self, table: Table) -> dict[str, object]:
        columns = [
            {
                "column": table.sheet.column_name(column.at),
                "heading": column.heading,
                "field": column.leaf.path if column.leaf else None,
                "how": column.why.value,
            }
            for column in filter(kept, table.columns)
        ]
        return {"sheet": table.sheet.name, "of": table.records.path if table.records else None, "columns": columns}

    def _problem_json(self, plan: Plan, found: RowProblem) -> dict[str, object]:
        spot, problem = found.spot, found.problem
        sheet = plan.tables[spot.table].sheet
        return {
            "sheet": sheet.name,
            "row": sheet.row_number(spot.row),
            "column": None if spot.column is None else sheet.column_name(spot.column),
            "code": problem.code,
            "severity": problem.severity.value,
            "field": problem.field,
            "label": label_of(problem, self._language),
            "message": message_of(problem, self._language),
        }


def _counts(plan: Plan) -> Iterator[str]:
    """Every card and row of the file, each counted once."""
    records = sum(card.records for card in plan.added)
    bad = len(plan.bad_rows.keys() - plan.partial.keys())
    yield _count("new", len(plan.new))
    yield _count("changed", len(plan.changed))
    if plan.added:
        yield _count("added", len(plan.added), records=f"{records:,}")
    yield _count("same", plan.same)
    for name, number in (("left", len(plan.left)), ("notes", len(plan.notes)), ("partial", len(plan.partial))):
        if number:
            yield _count(name, number)
    yield _count("bad", bad)


def _count(name: str, number: int, **named: str) -> str:
    return tell(f"import.count.{name}", count=f"{number:,}", **named)


def label_at(form: FormSpec, pointer: Sequence[str | int], language: str) -> str:
    """The labels of the place a pointer leads to, records by their number: 구매 이력 3 > 금액."""
    path = ""
    number = ""
    for step in pointer:
        if isinstance(step, int):
            path, number = f"{path}[]", f" {step + 1}"
        else:
            path = f"{path}.{step}" if path else step
    member = form.by_path.get(path) or form.by_path[path.removesuffix("[]")]
    labels = [label.text(language) for label in member.labels]
    if number:
        labels[-1 if path.endswith("[]") else -2] += number
    return " > ".join(labels)


def _path(pointer: Sequence[str | int]) -> str:
    path = ""
    for step in pointer:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def _text(value: object) -> str:
    if value is None:
        return tell("import.nothing")
    return printable(", ".join(map(str, value)) if isinstance(value, list) else str(value))
