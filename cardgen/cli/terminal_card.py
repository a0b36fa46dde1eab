"""A card drawn for the terminal.

Like the paper form, in at least 40 and at most 100 columns, readable without colour.
"""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterable, Sequence

import click
from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, JustifyMethod, RenderableType
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from cardgen.cli.visible import visible
from cardgen.model.cardview import CardView, Column, FieldView, Grid, TableView

LEAST_WIDTH = 40
MOST_WIDTH = 100

WRAPPING = frozenset({"text", "long-text"})
"""Kinds of values that may go over several lines; a broken date or amount is misread."""

LEAST_TEXT = 8
"""Columns under which wrapped text is no longer readable."""

PADDING = 3
"""Columns between two cells of a table."""

Row = tuple[FieldView, ...]

_TRAILING = re.compile(r"(?: |\x1b\[[0-9;]*m)+$")


def card_console(*, colour: bool) -> Console:
    """What cards are drawn on: nothing, until it is captured; as wide as the terminal, between 40 and 100 columns."""
    return Console(
        file=io.StringIO(),
        width=min(MOST_WIDTH, max(LEAST_WIDTH, shutil.get_terminal_size((80, 24)).columns)),
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        legacy_windows=False,
    )


def draw(view: CardView, *, colour: bool) -> str:
    """The card as text. Only what has a value is drawn: empty ruled rows are for pens."""
    console = card_console(colour=colour)
    width = console.width
    with console.capture() as head:
        console.print(Panel(Text(view.heading, justify="center", style="bold"), title=view.title, box=box.SQUARE))
    texts = [head.get()]
    labels = max((cell_len(cell.label) for cell in view.fields()), default=0)
    for section in view.sections:
        with console.capture() as captured:
            console.print(
                Group(*(part for block in section.blocks for part in _block(block, section.label, labels, width)))
            )
        if lines := _lines(captured.get()):
            heading = f"■ {section.label}"
            texts.append(f"\n{click.style(heading, bold=True) if colour else heading}\n{lines}")
    texts.append(f"\n{view.footer}")
    return "".join(texts)


def _lines(drawn: str) -> str:
    """What was drawn without empty lines and without spaces at the ends of lines, which spoil copied text."""
    return "".join(f"{trimmed(line)}\n" for line in drawn.splitlines() if click.unstyle(line).strip())


def trimmed(line: str) -> str:
    """A line without the spaces at its end, those before its last colour codes too."""
    return _TRAILING.sub(lambda tail: tail[0].replace(" ", ""), line)


def _block(block: Grid | TableView, heading: str, labels: int, width: int) -> list[RenderableType]:
    """A grid or table; `labels` is the width of the label column, the same in all sections."""
    if isinstance(block, TableView):
        return _records(block, heading, labels, width)
    fields = [cell for row in block.rows for cell in row.cells if _has_content(cell)]
    return [_grid(fields, labels)] if fields else []


def _grid(fields: Iterable[FieldView], labels: int) -> Table:
    grid = Table(box=None, show_header=False, padding=(0, 1))
    grid.add_column(no_wrap=True, style="cyan", min_width=labels)
    grid.add_column(overflow="fold")
    for cell in fields:
        grid.add_row(Text(cell.label), Text(_plain(cell)))
    return grid


def _records(view: TableView, heading: str, labels: int, width: int) -> list[RenderableType]:
    """A record list: a table where there is room, else record after record."""
    title = [] if view.label == heading else [Text(f" {view.label}", style="bold")]
    rows = view.rows[: view.records]
    if view.withheld:
        return [*title, Text(f" {view.withheld}")]
    if not rows:
        return []
    if _least_width(view.columns, rows) <= width:
        return [*title, _table(view.columns, rows)]
    grids = [_grid(filter(_has_content, row), labels) for row in rows]
    return [*title, *(part for grid in grids for part in (Rule(style="dim"), grid))]


def _table(columns: Sequence[Column], rows: Sequence[Row]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1))
    for column in columns:
        justify: JustifyMethod = "right" if column.align == "right" else "left"
        table.add_column(
            column.label, justify=justify, overflow="fold", ratio=column.span, no_wrap=column.kind not in WRAPPING
        )
    for row in rows:
        table.add_row(*(Text(_plain(cell)) for cell in row))
    return table


def _least_width(columns: Sequence[Column], rows: Sequence[Row]) -> int:
    """The columns below which a table would have to cut dates and amounts."""
    widths = [
        max(cell_len(column.label), *(cell_len(_plain(row[at])) for row in rows)) for at, column in enumerate(columns)
    ]
    return sum(
        (min(width, LEAST_TEXT) if column.kind in WRAPPING else width) + PADDING
        for column, width in zip(columns, widths, strict=True)
    )


def _has_content(cell: FieldView) -> bool:
    return bool(cell.value.text)


def _plain(cell: FieldView) -> str:
    """The value alone: on a screen the options not chosen are noise."""
    return visible(cell.value.text)
