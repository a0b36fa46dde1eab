"""`--policy`: an option of commands that can make copies instead of full cards."""

from __future__ import annotations

import click

from cardgen.cli.completion import complete_policies
from cardgen.cli.language import tell

policy_option = click.option(
    "--policy", metavar="NAME", default=None, help=tell("help.policy_option"), shell_complete=complete_policies
)
