"""Imports as `cardgen import --yes` does them, in this process."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from cardgen.loading.card_file import load_card
from cardgen.model.card import RawCard
from cardgen.workflows.importing.apply import Applied, apply_import, save_columns
from cardgen.workflows.importing.bad_rows import bad_rows, write_bad_rows
from cardgen.workflows.importing.check import _bench
from cardgen.workflows.importing.file import Opened, default_values, open_file
from cardgen.workflows.importing.plan import Plan, Wish, plan_import
from cardgen.workflows.importing.tables import Asked
from cardgen.workflows.importing.values import MeantChoices
from cardgen.workflows.workspace import open_workspace

Rows = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class Done:
    """One import: the file, what was planned, what was written."""

    opened: Opened
    plan: Plan
    applied: Applied

    @property
    def codes(self) -> list[str]:
        """The rules broken, each with its place: 2C:C104."""
        found = []
        for it in self.plan.problems:
            sheet = self.plan.tables[it.spot.table].sheet
            column = "" if it.spot.column is None else sheet.column_name(it.spot.column)
            found.append(f"{sheet.row_number(it.spot.row)}{column}:{it.problem.code}")
        return found

    @property
    def counts(self) -> Mapping[str, int]:
        """How many cards and rows are in each state, but for states nothing is in."""
        plan = self.plan
        found = {
            "new": len(plan.new),
            "changed": len(plan.changed),
            "added": len(plan.added),
            "records": sum(card.records for card in plan.added),
            "same": plan.same,
            "held": len(plan.held),
            "notes": len(plan.notes),
            "partial": len(plan.partial),
            "bad": len(plan.bad_rows),
        }
        return {name: count for name, count in found.items() if count}

    def bad_file(self) -> Path:
        """The file of bad rows, written."""
        return write_bad_rows(self.opened, None, bad_rows(self.opened, self.plan, [], "ko"))[0]


@pytest.fixture
def empty(make_workspace: Callable[..., Path]) -> Path:
    """A workspace without cards."""
    return make_workspace()


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Done]:
    """Imports a text, bytes or file, by default into an empty workspace; `update`, `ask` and `spare` as in Wish."""

    def imported(
        content: str | bytes | Path,
        *,
        root: Path | None = None,
        defaults: tuple[tuple[str, str], ...] = (),
        asked: Asked | None = None,
        choices: MeantChoices | None = None,
        between: Callable[[], object] = lambda: None,
        **wish: Any,
    ) -> Done:
        _bench.cache_clear()
        file = content if isinstance(content, Path) else tmp_path / "list.csv"
        if not isinstance(content, Path):
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        workspace = open_workspace(root or tmp_path / "workspace")
        opened = open_file(workspace, file, asked or Asked())
        given = default_values(workspace, opened.reading.form, defaults)
        meant = {**opened.choices, **(choices or {})}
        wanted = Wish(defaults=given, choices=meant, **wish)
        plan = plan_import(
            workspace, opened.book, opened.reading, wanted, processes=1, progress=lambda _done, _total: None
        )
        between()
        applied = apply_import(workspace, plan)
        save_columns(workspace, plan, meant)
        return Done(opened, plan, applied)

    return imported


@pytest.fixture
def xlsx() -> Callable[..., Path]:
    """Makes a workbook of sheets given by their names."""

    def made(path: Path, **sheets: Rows) -> Path:
        book = Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
        book.save(path)
        return path

    return made


@pytest.fixture
def cards() -> Callable[[Path], dict[str, Mapping[str, object]]]:
    """The data of every card of a workspace by the customer's name, without ids."""

    def found(root: Path) -> dict[str, Mapping[str, object]]:
        workspace = open_workspace(root)
        data: dict[str, Mapping[str, object]] = {}
        for file in workspace.card_files().files:
            assert file.form is not None
            raw = load_card(root / file.path, file.path, workspace.forms[file.form])
            assert isinstance(raw, RawCard)
            data[str(raw.data.get("name"))] = {key: value for key, value in raw.data.items() if key != "id"}
        return data

    return found


@pytest.fixture
def all_files() -> Callable[[Path], dict[str, bytes]]:
    """Every file below a folder but for the tool's own."""

    def found(root: Path) -> dict[str, bytes]:
        files = (it for it in sorted(root.rglob("*")) if it.is_file() and ".cardgen" not in it.parts)
        return {str(it): it.read_bytes() for it in files}

    return found
