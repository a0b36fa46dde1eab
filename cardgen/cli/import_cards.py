"""cardgen import"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from cardgen.cli.completion import complete_forms
from cardgen.cli.console import data_json, note, progress_bar, shown_path, warn
from cardgen.cli.help_page import Command
from cardgen.cli.language import asked_for, language, tell
from cardgen.cli.options import json_option, processes, workspace_of
from cardgen.errors import UsageError

if TYPE_CHECKING:
    from cardgen.workflows.import_apply import Applied
    from cardgen.workflows.import_file import Opened
    from cardgen.workflows.import_plan import Plan
    from cardgen.workflows.workspace import Workspace


Pairs = tuple[tuple[str, str], ...]


class _How(TypedDict):
    """How the file is read, and what may be done with what it says."""

    form: str | None
    sheets: tuple[str, ...]
    columns: Pairs
    defaults: Pairs
    update: bool


def _pairs(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> Pairs:
    """`열=항목`, parted at the last sign: a heading may hold one, a path does not."""
    for text in values:
        if "=" not in text or not text.rpartition("=")[0].strip():
            raise UsageError("error.import.map", text=text)
    parted = (text.rpartition("=") for text in values)
    return tuple((name.strip(), field.strip()) for name, _, field in parted)


@click.command("import", cls=Command, help=tell("help.import"))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--form", default=None, help=tell("help.import.form"), shell_complete=complete_forms)
@click.option("--sheet", "sheets", multiple=True, help=tell("help.import.sheet"))
@click.option("--map", "columns", multiple=True, callback=_pairs, help=tell("help.import.map"))
@click.option("--default", "defaults", multiple=True, callback=_pairs, help=tell("help.import.default"))
@click.option("--update", is_flag=True, help=tell("help.import.update"))
@click.option("--bad", type=click.Path(dir_okay=False, path_type=Path), default=None, help=tell("help.import.bad"))
@click.option("--yes", is_flag=True, help=tell("help.import.yes"))
@click.option("--dry-run", is_flag=True, help=tell("help.import.dry_run"))
@json_option
@click.pass_context
def import_cards(
    context: click.Context,
    file: Path,
    bad: Path | None,
    yes: bool,
    dry_run: bool,
    as_json: bool,
    **how: Unpack[_How],
) -> None:
    """Bring in the customers of a file."""
    from cardgen.cli.import_preview import Preview
    from cardgen.cli.import_questions import ask_lacking, ask_whose
    from cardgen.workflows.import_file import bad_file, default_values, open_file
    from cardgen.workflows.import_plan import Wish, plan_import
    from cardgen.workflows.import_tables import Asked
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    opened = open_file(workspace, file, Asked(how["form"], how["sheets"], how["columns"]))
    preview = Preview(opened, language(), to_stdout=dry_run and not as_json)
    given = default_values(workspace, opened.reading.form, how["defaults"])
    target = bad_file(opened, bad)
    preview.columns()
    asks = not (yes or dry_run) and sys.stdin.isatty() and sys.stderr.isatty()
    if asks:
        given = {**given, **ask_lacking(opened.reading, given)}
    wish = Wish(how["update"], given, ask_whose(opened) if asks else None)
    with progress_bar(tell("import.progress"), quiet=as_json) as progress:
        plan = plan_import(workspace, opened.book, opened.reading, wish, processes=processes(None), progress=progress)
    preview.plan(plan)
    agreed = not dry_run and _agreed(plan, yes=yes)
    applied = _write(workspace, opened, plan, target) if agreed else None
    written_bad = agreed and bool(plan.problems or (applied and applied.problems))
    if as_json:
        data_json(preview.as_json(plan, applied, target if written_bad else None))
    if written_bad:
        warn(tell("import.bad_file", file=shown_path(target.absolute())))
    context.exit(1 if plan.problems or (applied and applied.problems) else 0)


def _agreed(plan: Plan, *, yes: bool) -> bool:
    """Whether to write: asked for only where cards would be written."""
    if yes or not (plan.new or plan.changed):
        return True
    if click.confirm(tell("import.confirm"), err=True):
        return True
    note(tell("import.declined"))
    return False


def _write(workspace: Workspace, opened: Opened, plan: Plan, target: Path) -> Applied:
    """Write cards, bad rows and columns; the bad rows first, so that a full disk loses none of them."""
    from cardgen.cli.import_preview import note_row_problems
    from cardgen.workflows.import_apply import apply_import, save_columns
    from cardgen.workflows.import_file import write_bad_rows

    spoken = asked_for() or workspace.settings.language
    if plan.problems:
        write_bad_rows(opened, plan, [], target, spoken)
    try:
        applied = apply_import(workspace, plan)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    if applied.problems:
        write_bad_rows(opened, plan, applied.problems, target, spoken)
        note_row_problems(opened, plan, applied.problems)
    if applied.new or applied.changed:
        note(tell("import.done", new=f"{len(applied.new):,}", changed=f"{len(applied.changed):,}"))
    if saved := save_columns(workspace, plan):
        note(tell("import.saved", path=saved))
    return applied
