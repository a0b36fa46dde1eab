"""Options of commands that print several cards in one go: on one sheet, on both sides, on stock printed before."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any, TypeVar

import click

from cardgen.cli.language import tell
from cardgen.errors import UsageError
from cardgen.model.imposition import PER_SHEET, Flip, Imposition
from cardgen.model.sheet import UNMOVED, Offset
from cardgen.workflows.print_manner import PrintManner

Command = TypeVar("Command", bound=Callable[..., Any])

_MOST = "99"
"""Millimetres an offset goes either way."""
_MILLIMETRES = re.compile(r"[+-]?[0-9]{1,2}(?:\.[0-9]{1,2})?")


def _offset(_context: click.Context, _parameter: click.Parameter, value: str | None) -> Offset | None:
    """`1.5,-0.5`: millimetres to the right and down."""
    if value is None:
        return None
    parts = [part.strip().removesuffix("mm") for part in value.split(",")]
    if len(parts) != 2 or not all(_MILLIMETRES.fullmatch(part) for part in parts):  # noqa: PLR2004 (right and down)
        raise UsageError("error.offset", most=_MOST)
    right, down = map(float, parts)
    return Offset(right, down)


offset_option = click.option("--offset", metavar="X,Y", callback=_offset, default=None, help=tell("help.offset"))


def imposition_options(command: Command) -> Command:
    """Let `--per-sheet` and `--duplex` change the command's `manner`."""

    @wraps(command)
    def gathered(*args: Any, manner: PrintManner, per_sheet: str | None, duplex: str | None, **kwargs: Any) -> Any:
        how = Imposition(int(per_sheet or 0), Flip(duplex) if duplex else None)
        return command(*args, manner=replace(manner, imposition=how), **kwargs)

    gathered = click.option(
        "--duplex", type=click.Choice([flip.value for flip in Flip]), default=None, help=tell("help.duplex")
    )(gathered)
    counts = click.Choice([str(count) for count in PER_SHEET])
    return click.option("--per-sheet", type=counts, default=None, help=tell("help.per_sheet"))(gathered)  # type: ignore[return-value] # the same command, with options


def overprint_options(command: Command) -> Command:
    """Let `--overprint` and `--offset` change the command's `manner`."""

    @wraps(command)
    def gathered(*args: Any, manner: PrintManner, overprint: bool, offset: Offset | None, **kwargs: Any) -> Any:
        if offset is not None and not overprint:
            raise UsageError("error.offset.alone")
        onto = (offset or UNMOVED) if overprint else None
        return command(*args, manner=replace(manner, overprint=onto), **kwargs)

    gathered = offset_option(gathered)
    return click.option("--overprint", is_flag=True, help=tell("help.overprint"))(gathered)  # type: ignore[return-value] # the same command, with options
