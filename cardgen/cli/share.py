"""cardgen share"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from cardgen.cli.completion import complete_fields, complete_ids, complete_policies
from cardgen.cli.console import complain, data, data_json, note, progress_bar, shown_path, warn
from cardgen.cli.help_page import Command
from cardgen.cli.language import tell
from cardgen.cli.options import jobs_option, json_option, processes, quiet_option, to_option, workspace_of
from cardgen.cli.problems import note_problems
from cardgen.cli.prompts import Unanswered, agreed
from cardgen.errors import UsageError
from cardgen.rendering.registry import CARD_FORMATS

if TYPE_CHECKING:
    from cardgen.workflows.share import Made
    from cardgen.workflows.share_plan import SharePlan


@click.command(cls=Command, help=tell("help.share"))
@click.argument("policy", metavar="POLICY", shell_complete=complete_policies)
@click.argument("cards", nargs=-1, metavar="[ID]...", shell_complete=complete_ids)
@click.option("--for", "recipient", required=True, metavar="NAME", help=tell("help.share.for"))
@click.option("--purpose", default="", metavar="TEXT", help=tell("help.share.purpose"))
@click.option("--where", default=None, metavar="EXPR", help=tell("help.where"), shell_complete=complete_fields)
@to_option(tuple(CARD_FORMATS))
@click.option("--number", default=None, metavar="NUMBER", help=tell("help.share.number"))
@click.option("--password", "locked", is_flag=True, help=tell("help.share.password"))
@click.option("--yes", is_flag=True, help=tell("help.share.yes"))
@click.option("--dry-run", is_flag=True, help=tell("help.share.dry_run"))
@json_option
@jobs_option
@quiet_option
@click.pass_context
def share(  # noqa: PLR0913, PLR0917 - a parameter for each option
    context: click.Context,
    policy: str,
    cards: tuple[str, ...],
    recipient: str,
    purpose: str,
    where: str | None,
    formats: tuple[str, ...] | None,
    number: str | None,
    locked: bool,
    yes: bool,
    dry_run: bool,
    as_json: bool,
    jobs: int | None,
    quiet: bool,
) -> None:
    """Make a package of redacted cards."""
    from cardgen.cli.share_preview import as_json as stated
    from cardgen.cli.share_preview import note_terms
    from cardgen.workflows.share import make_share
    from cardgen.workflows.share_plan import FORMATS, Asked, plan_share
    from cardgen.workflows.shares import unreadable_records
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    count = processes(jobs)
    password = _password() if locked else None
    asked = Asked(policy, recipient, purpose, cards, where, formats or FORMATS, number, password)
    plan = plan_share(workspace, asked, processes=count)
    note_problems(unreadable_records(workspace), workspace.root)
    note_terms(plan, quiet=quiet)
    if not (dry_run or _is_agreed(yes=yes)):
        note(tell("share.declined"))
        return
    with progress_bar(tell("share.progress"), quiet=quiet or as_json) as progress:
        made = make_share(workspace, plan, write=not dry_run, processes=count, progress=progress)
    for remark in sorted(made.remarks):
        warn(tell(remark))
    if not quiet:
        note(_summary(plan, made))
        if locked and made.path:
            note(tell("share.locked"))
    if as_json:
        data_json(stated(plan, made))
    elif made.path:
        data(shown_path(made.path))


def _password() -> str:
    """Asked for at a terminal, where it is not shown, until it is typed alike twice; else the input's first line."""
    from cardgen.sharing.encryption import require_password

    if not sys.stdin.isatty():
        password = sys.stdin.readline().rstrip("\r\n")
        if not password:
            raise UsageError("error.share.password.none")
        return password
    while True:
        first: str = click.prompt(tell("prompt.share.password"), hide_input=True, err=True)
        try:
            require_password(first)
        except UsageError as error:
            complain(tell(error.message_id, **error.arguments))
            continue
        again: str = click.prompt(tell("prompt.share.password.again"), hide_input=True, err=True)
        if first == again:
            return first
        complain(tell("error.share.password.differ"))


def _is_agreed(*, yes: bool) -> bool:
    """Whether to go on: asked where somebody sits at a terminal; a script has named everything already."""
    if yes or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return True
    try:
        return agreed(tell("share.confirm"))
    except Unanswered as stop:
        stop.words = tell("share.declined")
        raise


def _summary(plan: SharePlan, made: Made) -> str:
    files = f"{len(made.files):,}"
    if made.path is None:
        return tell("share.done.dry", files=files)
    if made.again:
        return tell("share.again")
    return tell("share.done", files=files, number=plan.terms.number)
