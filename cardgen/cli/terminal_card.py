"""A card drawn for the terminal.

Like the paper form, in at least 40 and at most 100 columns, readable without colour.
"""

from __future__ import annotations

import io
import shutil

from rich import box
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from cardgen.model.cardview import CardView, FieldView, Grid, TableView

LEAST_WIDTH = 40
MOST_WIDTH = 100


def draw(view: CardView, *, colour: bool) -> str:
    """The card as text. Only what has a value is drawn: empty ruled rows are for pens."""
    width = min(MOST_WIDTH, max(LEAST_WIDTH, shutil.get_terminal_size((80, 24)).columns))
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        console.print(Panel(Text(view.heading, justify="center", style="bold"), title=view.title, box=box.SQUARE))
        for section in view.sections:
            parts = [part for block in section.blocks for part in _block(block, section.label)]
            if parts:
                console.print(Text(f"■ {section.label}", style="bold"))
                console.print(Group(*parts))
        console.print(Text(view.footer, style="dim", justify="right"))
    return captured.get().rstrip("\n")


def _block(block: Grid | TableView, heading: str) -> list[RenderableType]:
    if isinstance(block, TableView):
        return _table(block, heading)
    fields = [cell for row in block.rows for cell in row.cells if _has_content(cell)]
    if not fields:
        return []
    grid = Table(box=None, show_header=False, padding=(0, 1))
    grid.add_column(no_wrap=True, style="cyan")
    grid.add_column(overflow="fold")
    for cell in fields:
        grid.add_row(Text(cell.label), Text(_plain(cell)))
    return [grid]


def _table(view: TableView, heading: str) -> list[RenderableType]:
    if view.withheld:
        return [Text(f" {view.withheld}")]
    if not view.records:
        return []
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), title=None if view.label == heading else view.label)
    table.title_justify = "left"
    for column in view.columns:
        table.add_column(
            column.label, justify="right" if column.align == "right" else "left", overflow="fold", ratio=column.span
        )
    for row in view.rows[: view.records]:
        table.add_row(*(Text(_plain(cell)) for cell in row))
    return [table]


def _has_content(cell: FieldView) -> bool:
    return bool(cell.value.text)


def _plain(cell: FieldView) -> str:
    """The value alone: on a screen the options not chosen are noise."""
    return cell.value.text
