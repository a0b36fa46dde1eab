"""Options of commands that make PDFs for the archive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any, TypeVar

import click

from cardgen.cli.language import tell
from cardgen.workflows.print_manner import PrintManner

Command = TypeVar("Command", bound=Callable[..., Any])


def archive_option(command: Command) -> Command:
    """Let `--archive` change the command's `manner`."""

    @wraps(command)
    def gathered(*args: Any, manner: PrintManner, archive: bool, **kwargs: Any) -> Any:
        return command(*args, manner=replace(manner, archive=archive), **kwargs)

    return click.option("--archive", is_flag=True, help=tell("help.archive"))(gathered)  # type: ignore[return-value] # the same command, with options


def attach_option(command: Command) -> Command:
    """Let `--attach` change the command's `manner`."""

    @wraps(command)
    def gathered(*args: Any, manner: PrintManner, attach: bool, **kwargs: Any) -> Any:
        return command(*args, manner=replace(manner, attach=attach), **kwargs)

    return click.option("--attach", is_flag=True, help=tell("help.attach"))(gathered)  # type: ignore[return-value] # the same command, with options
