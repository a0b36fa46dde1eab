"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from cardgen.cli.language import tell
from cardgen.errors import UsageError

Command = TypeVar("Command", bound=Callable[..., Any])

quiet_option = click.option("-q", "--quiet", is_flag=True, help=tell("help.quiet"))
verbose_option = click.option("-v", "--verbose", is_flag=True, help=tell("help.verbose"))
jobs_option = click.option("-j", "--jobs", type=click.IntRange(min=1), default=None, help=tell("help.jobs"))
json_option = click.option("--json", "as_json", is_flag=True, help=tell("help.json"))
out_option = click.option(
    "--out", "out", type=click.Path(file_okay=False, path_type=Path), default=None, help=tell("help.out")
)


def to_option(known: Sequence[str]) -> Callable[[Command], Command]:
    """`--to a,b`: formats out of `known`, as a tuple; None when not given."""

    def parse(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, ...] | None:
        if value is None:
            return None
        names = tuple(dict.fromkeys(name.strip().lower() for name in value.split(",") if name.strip()))
        for name in names or ("",):
            if name not in known:
                raise UsageError("error.unknown_format", name=name, known=", ".join(known))
        return names

    def complete(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
        begun, comma, word = incomplete.rpartition(",")
        given = begun.split(",")
        return [f"{begun}{comma}{name}" for name in known if name.startswith(word) and name not in given]

    return click.option(
        "--to",
        "formats",
        callback=parse,
        default=None,
        help=tell("help.to", known=", ".join(known)),
        shell_complete=complete,
    )


def require_one_choice(cards: Sequence[str], every: bool, where: str | None, message: str) -> None:
    """UsageError with this text unless cards are chosen in one way: by their ids, all of them, or by an expression."""
    if (cards and every) or not (cards or every or where is not None):
        raise UsageError(message)


def processes(jobs: int | None) -> int:
    """How many processes `-j` asks for; all cores by default."""
    from cardgen.workflows.batch import cores

    return jobs or cores()


def workspace_of(context: click.Context) -> Path:
    """The workspace's root: `--workspace`, or found by walking up from here."""
    from cardgen.workflows.places import find_root

    options: Mapping[str, Any] = context.find_root().params
    return find_root((options.get("workspace") or Path.cwd()).absolute())
