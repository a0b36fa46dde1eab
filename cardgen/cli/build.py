"""cardgen build, cardgen index"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cardgen.cli.as_of_option import as_of_option
from cardgen.cli.build_report import tell_report
from cardgen.cli.completion import complete_fields, complete_forms
from cardgen.cli.console import note, progress_bar
from cardgen.cli.help_page import Command
from cardgen.cli.language import tell
from cardgen.cli.options import (
    jobs_option,
    processes,
    quiet_option,
    to_option,
    verbose_option,
    workspace_of,
)
from cardgen.cli.policy_option import policy_option
from cardgen.errors import UsageError
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.workflows.index_formats import INDEX_FORMATS

if TYPE_CHECKING:
    from cardgen.workflows.render_as_of import Wish


@click.command(cls=Command, help=tell("help.build"))
@to_option(tuple(CARD_FORMATS))
@click.option("-w", "--watch", "watching", is_flag=True, help=tell("help.build.watch"))
@click.option("--poll", is_flag=True, help=tell("help.build.poll"))
@jobs_option
@quiet_option
@verbose_option
@click.pass_context
def build(
    context: click.Context,
    formats: tuple[str, ...] | None,
    watching: bool,
    poll: bool,
    jobs: int | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Check everything, render what changed, refresh index and ledger."""
    from cardgen.workflows.workspace import open_workspace

    if poll and not watching:
        raise UsageError("error.poll.without")
    if watching:
        from cardgen.cli.watch import watch

        watch(workspace_of(context), formats, processes(jobs), poll=poll, quiet=quiet, verbose=verbose)
        return
    workspace = open_workspace(workspace_of(context))
    settings = workspace.settings
    _run(context, formats or settings.formats, settings.index_formats, jobs, quiet=quiet, verbose=verbose)


@click.command(cls=Command, help=tell("help.index"))
@to_option(INDEX_FORMATS)
@click.option(
    "--form", "forms", multiple=True, metavar="FORM", help=tell("help.index.form"), shell_complete=complete_forms
)
@click.option("--where", default=None, metavar="EXPR", help=tell("help.where"), shell_complete=complete_fields)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=None, help=tell("help.index.out"))
@as_of_option
@policy_option
@jobs_option
@quiet_option
@click.pass_context
def index(  # noqa: PLR0913, PLR0917 - a parameter for each option
    context: click.Context,
    formats: tuple[str, ...] | None,
    forms: tuple[str, ...],
    where: str | None,
    out: Path | None,
    asked: str | None,
    policy: str | None,
    jobs: int | None,
    quiet: bool,
) -> None:
    """Make indexes and ledger, all formats by default."""
    if asked is not None:
        from cardgen.workflows.render_as_of import Wish

        wish = Wish(asked, (), where, policy, out)
        _index_as_of(context, wish, forms, formats or INDEX_FORMATS, jobs, quiet=quiet)
        return
    if policy is not None:
        _index_copies(context, policy, where, forms, formats or INDEX_FORMATS, out, jobs, quiet=quiet)
        return
    if out is not None:
        _index_to_folder(context, where, forms, formats or INDEX_FORMATS, out, jobs, quiet=quiet)
        return
    if where is not None:
        raise UsageError("error.where_needs_out")
    _run(context, (), formats or INDEX_FORMATS, jobs, forms=forms, quiet=quiet, verbose=True)


def _index_as_of(
    context: click.Context,
    wish: Wish,
    forms: tuple[str, ...],
    formats: tuple[str, ...],
    jobs: int | None,
    *,
    quiet: bool,
) -> None:
    from cardgen.cli.render import tell_files
    from cardgen.workflows.render_as_of import index_as_of
    from cardgen.workflows.workspace import open_workspace

    if wish.policy is not None and forms:
        raise UsageError("error.policy.form")
    workspace = open_workspace(workspace_of(context))
    report = index_as_of(workspace, wish, formats, forms, processes=processes(jobs))
    tell_files(report, workspace.root)
    if report.files and wish.policy is not None and not quiet:
        note(tell("share.unrecorded"))
    if not report.files and not quiet:
        note(tell("find.none"))
    context.exit(1 if report.failed else 0)


def _index_copies(
    context: click.Context,
    policy: str,
    where: str | None,
    forms: tuple[str, ...],
    formats: tuple[str, ...],
    out: Path | None,
    jobs: int | None,
    *,
    quiet: bool,
) -> None:
    from cardgen.cli.render import tell_files
    from cardgen.workflows.index_copies import index_copies
    from cardgen.workflows.workspace import open_workspace

    if forms:
        raise UsageError("error.policy.form")
    workspace = open_workspace(workspace_of(context))
    report = index_copies(workspace, policy, where, formats, out, processes=processes(jobs))
    tell_files(report, workspace.root)
    if report.files and not quiet:
        note(tell("share.unrecorded"))
    context.exit(1 if report.failed else 0)


def _index_to_folder(
    context: click.Context,
    where: str | None,
    forms: tuple[str, ...],
    formats: tuple[str, ...],
    out: Path,
    jobs: int | None,
    *,
    quiet: bool,
) -> None:
    from cardgen.cli.render import tell_files
    from cardgen.workflows.index_selection import index_to_folder
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    report = index_to_folder(workspace, where, formats, out, forms=forms, processes=processes(jobs))
    tell_files(report, workspace.root)
    if not report.files and not quiet:
        note(tell("find.none"))
    context.exit(1 if report.failed else 0)


def _run(
    context: click.Context,
    formats: tuple[str, ...],
    index_formats: tuple[str, ...],
    jobs: int | None,
    *,
    forms: tuple[str, ...] = (),
    quiet: bool,
    verbose: bool,
) -> None:
    from cardgen.workflows.build import build as run
    from cardgen.workflows.template import chosen_forms
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    wanted = tuple(form.name for form in chosen_forms(workspace, forms))
    with progress_bar(tell("build.progress"), quiet=quiet) as progress:
        report = run(
            workspace, formats, index_formats, index_forms=wanted, processes=processes(jobs), progress=progress
        )
    tell_report(report, workspace.root, cards=bool(formats), quiet=quiet, verbose=verbose)
    context.exit(1 if report.failed else 0)
