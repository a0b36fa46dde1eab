"""cardgen check"""

from __future__ import annotations

import click

from cardgen.cli.check_report import Manner, print_range, print_report, print_staged
from cardgen.cli.completion import complete_ids
from cardgen.cli.explain import complete_codes, explain_and_end
from cardgen.cli.help_page import Command
from cardgen.cli.language import tell
from cardgen.cli.options import jobs_option, processes, quiet_option, workspace_of
from cardgen.cli.problems import FORMATS
from cardgen.errors import UsageError


@click.command(cls=Command, help=tell("help.check"))
@click.argument("cards", nargs=-1, metavar="[PATH|ID]...", shell_complete=complete_ids)
@click.option("--format", "style", type=click.Choice(FORMATS), default="text", help=tell("help.check.format"))
@click.option("--strict", is_flag=True, help=tell("help.check.strict"))
@click.option(
    "--explain",
    metavar="CODE",
    is_eager=True,
    expose_value=False,
    callback=explain_and_end,
    shell_complete=complete_codes,
    help=tell("help.check.explain"),
)
@click.option("--staged", is_flag=True, help=tell("help.check.staged"))
@click.option("--range", "commits", metavar="A..B", default=None, help=tell("help.check.range"))
@click.option("--fix", "mend", is_flag=True, help=tell("help.check.fix"))
@click.option("--dry-run", is_flag=True, help=tell("help.dry_run"))
@click.option("--yes", is_flag=True, help=tell("help.yes"))
@jobs_option
@quiet_option
@click.pass_context
def check(  # noqa: PLR0913, PLR0917 - click passes each option by itself
    context: click.Context,
    cards: tuple[str, ...],
    style: str,
    strict: bool,
    staged: bool,
    commits: str | None,
    mend: bool,
    dry_run: bool,
    yes: bool,
    jobs: int | None,
    quiet: bool,
) -> None:
    """Validate cards and forms."""
    from cardgen.workflows.check import check as run
    from cardgen.workflows.missing_card import ids_meant, told_of_missing
    from cardgen.workflows.workspace import open_workspace

    root = workspace_of(context)
    if sum((bool(cards) or mend, staged, commits is not None)) > 1:
        raise UsageError("error.check.one_of")
    manner = Manner(root, style, strict=strict, quiet=quiet)
    if commits is not None:
        context.exit(print_range(manner, commits))
    if staged:
        context.exit(print_staged(manner))
    for option, given in (("--dry-run", dry_run), ("--yes", yes)):
        if given and not mend:
            raise UsageError("error.fix.without", option=option)
    if mend:
        from cardgen.cli.fix import fix

        mendable = fix(open_workspace(root), cards, dry_run=dry_run, yes=yes)
        if dry_run:
            context.exit(1 if mendable else 0)
    workspace = open_workspace(root)
    with told_of_missing(workspace):
        report = run(workspace, ids_meant(workspace, cards), processes=processes(jobs))
    context.exit(print_report(report, manner, "check.summary", cards=f"{report.cards:,}"))
