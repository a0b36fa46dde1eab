"""cardgen init"""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from cardgen.cli.console import note, warn
from cardgen.cli.help_page import Command
from cardgen.cli.language import language, tell


@click.command(cls=Command, help=tell("help.init"))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--no-samples", is_flag=True, help=tell("help.init.no_samples"))
def init(folder: Path, no_samples: bool) -> None:
    """Make a new workspace."""
    from cardgen.workflows.init import init as run

    made = run(folder, samples=not no_samples, language=language())
    note(tell("init.done", path=str(folder)))
    note(tell("init.next.empty" if no_samples else "init.next", quoted=shlex.quote(str(folder))))
    if not made.versioned:
        warn(tell("init.no_git"))
