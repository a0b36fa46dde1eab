"""`--as-of`: an option of commands that can look at cards as they were."""

from __future__ import annotations

import click

from cardgen.cli.language import tell

as_of_option = click.option("--as-of", "asked", metavar="DATE|REV", default=None, help=tell("help.as_of"))
