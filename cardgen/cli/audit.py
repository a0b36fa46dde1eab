"""cardgen audit"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cardgen.cli.completion import complete_policies
from cardgen.cli.console import note
from cardgen.cli.help_page import Command
from cardgen.cli.language import tell
from cardgen.cli.options import jobs_option, json_option, processes, quiet_option, workspace_of
from cardgen.cli.problems import print_problems
from cardgen.errors import PrivacyRefusal


@click.command(cls=Command, help=tell("help.audit"))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--policy", required=True, metavar="NAME", help=tell("help.audit.policy"), shell_complete=complete_policies
)
@click.option("--password", "locked", is_flag=True, help=tell("help.audit.password"))
@json_option
@jobs_option
@quiet_option
@click.pass_context
def audit(
    context: click.Context, file: Path, policy: str, locked: bool, as_json: bool, jobs: int | None, quiet: bool
) -> None:
    """Search a shared file or package for what its policy withholds."""
    from cardgen.workflows.audit import audit_file
    from cardgen.workflows.workspace import open_workspace

    root = workspace_of(context)
    password = _password() if locked else None
    report = audit_file(open_workspace(root), file, policy, password=password, processes=processes(jobs))
    print_problems(report.problems, "json" if as_json else "text", root)
    if not quiet:
        looked = report.looked
        note(
            tell(
                "audit.summary",
                files=f"{looked.files:,}",
                texts=f"{looked.texts:,}",
                channels=str(len(looked.channels)),
                needles=f"{looked.needles:,}",
            )
        )
        count = len(report.problems)
        note(tell("audit.found", count=f"{count:,}") if count else tell("audit.clean"))
    context.exit(PrivacyRefusal.exit_code if report.problems else 0)


def _password() -> str:
    """Asked for at a terminal, where it is not shown; else the first line of the input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    answer: str = click.prompt(tell("prompt.audit.password"), hide_input=True, err=True)
    return answer
