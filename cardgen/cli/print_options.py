"""Options of commands that print cards or blank forms: sheet, controls, QR code."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

from cardgen.cli.language import tell
from cardgen.errors import UsageError
from cardgen.model.sheet import PAPERS, Margins, Sheet
from cardgen.workflows.print_manner import PrintManner

Command = TypeVar("Command", bound=Callable[..., Any])

LEAST_SIDE = 5.0
LEAST_END = 8.0
"""Millimetres, at the sides and above and below: there a line with the card's number stands within what printers reach
(model.sheet.UNPRINTED)."""
MOST_EMPTY = 0.4
"""Of a sheet's side."""

_MARGIN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?")


def _margins(_context: click.Context, _parameter: click.Parameter, value: str | None) -> Margins | None:
    """`10` for all four edges, `10,15` for top and bottom, left and right, or all four as in CSS; millimetres."""
    if value is None:
        return None
    parts = [part.strip().removesuffix("mm") for part in value.split(",")]
    if len(parts) not in (1, 2, 4) or not all(_MARGIN.fullmatch(part) for part in parts):
        raise UsageError("error.margins")
    top, right, *others = [float(part) for part in (parts * 2 if len(parts) == 1 else parts)]
    bottom, left = others or (top, right)
    return Margins(top, right, bottom, left)


def _fields(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    """`연락처,개인 정보`: sections, fields and record lists by label or path."""
    if value is None:
        return ()
    names = tuple(filter(None, map(str.strip, value.split(","))))
    if not names:
        raise UsageError("error.fields.none")
    return names


def _require_room(sheet: Sheet) -> None:
    """UsageError for margins that printers do not reach into, or between which nothing can be read."""
    if (margins := sheet.margins) is None:
        return
    paper = sheet.paper or PAPERS["A4"]
    across = (margins.left, margins.right, paper.width, LEAST_SIDE)
    upright = (margins.top, margins.bottom, paper.height, LEAST_END)
    if any(min(one, other) < least or one + other > side * MOST_EMPTY for one, other, side, least in (across, upright)):
        least = {"side": f"{LEAST_SIDE:g}", "end": f"{LEAST_END:g}"}
        raise UsageError("error.margins.paper", **least, most=f"{MOST_EMPTY:.0%}".rstrip("%"))


def print_options(command: Command) -> Command:
    """Give the command `--paper --margins --fillable --fields --qr` as one argument `manner`."""

    @wraps(command)
    def gathered(
        *args: Any,
        paper: str | None,
        margins: Margins | None,
        fillable: bool,
        fields: tuple[str, ...],
        qr: bool,
        **kwargs: Any,
    ) -> Any:
        sheet = Sheet(PAPERS[paper] if paper else None, margins)
        _require_room(sheet)
        return command(*args, manner=PrintManner(sheet, fillable=fillable, qr=qr, fields=fields), **kwargs)

    options = (
        click.option("--paper", type=click.Choice([*PAPERS]), default=None, help=tell("help.paper")),
        click.option("--margins", metavar="MM", callback=_margins, default=None, help=tell("help.margins")),
        click.option("--fillable", is_flag=True, help=tell("help.fillable")),
        click.option("--fields", metavar="NAME,...", callback=_fields, default=None, help=tell("help.fields")),
        click.option("--qr", is_flag=True, help=tell("help.qr")),
    )
    for option in reversed(options):
        gathered = option(gathered)
    return gathered  # type: ignore[return-value] # the same command, with options
