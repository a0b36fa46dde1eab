"""cardgen import"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from cardgen.cli.completion import complete_forms
from cardgen.cli.console import data_json, note, shown_path
from cardgen.cli.help_page import Command
from cardgen.cli.import_manner import Manner
from cardgen.cli.language import asked_for, language, tell
from cardgen.cli.options import json_option, processes, workspace_of
from cardgen.cli.prompts import agreed
from cardgen.errors import UsageError

if TYPE_CHECKING:
    from cardgen.cli.progress import Bar
    from cardgen.workflows.importing.apply import Applied
    from cardgen.workflows.importing.file import Opened
    from cardgen.workflows.importing.plan import Plan, Wish
    from cardgen.workflows.workspace import Workspace


Pairs = tuple[tuple[str, str], ...]


class _How(TypedDict):
    """How a table is read, and what may be done with what it says."""

    form: str | None
    sheets: tuple[str, ...]
    columns: Pairs
    defaults: Pairs
    update: bool
    skip_bad_cells: bool
    show_map: bool
    bad: Path | None


class _Options(_How):
    """Those, and what is done about forms that cannot simply be taken."""

    ours: bool
    theirs: bool
    anyway: bool
    new: bool


def _pairs(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> Pairs:
    """`열=항목`, parted at the last sign: a heading may hold one, a path does not."""
    for text in values:
        if "=" not in text or not text.rpartition("=")[0].strip():
            raise UsageError("error.import.map", text=text)
    parted = (text.rpartition("=") for text in values)
    return tuple((name.strip(), field.strip()) for name, _, field in parted)


@click.command("import", cls=Command, help=tell("help.import"))
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--form", default=None, help=tell("help.import.form"), shell_complete=complete_forms)
@click.option("--sheet", "sheets", multiple=True, help=tell("help.import.sheet"))
@click.option("--map", "columns", multiple=True, callback=_pairs, help=tell("help.import.map"))
@click.option("--default", "defaults", multiple=True, callback=_pairs, help=tell("help.import.default"))
@click.option("--update", is_flag=True, help=tell("help.import.update"))
@click.option("--skip-bad-cells", is_flag=True, help=tell("help.import.skip_bad_cells"))
@click.option("--show-map", is_flag=True, help=tell("help.import.show_map"))
@click.option("--bad", type=click.Path(dir_okay=False, path_type=Path), default=None, help=tell("help.import.bad"))
@click.option("--ours", is_flag=True, help=tell("help.import.ours"))
@click.option("--theirs", is_flag=True, help=tell("help.import.theirs"))
@click.option("--anyway", is_flag=True, help=tell("help.import.anyway"))
@click.option("--new", is_flag=True, help=tell("help.import.new"))
@click.option("--yes", is_flag=True, help=tell("help.import.yes"))
@click.option("--dry-run", is_flag=True, help=tell("help.import.dry_run"))
@json_option
@click.pass_context
def import_cards(
    context: click.Context,
    files: tuple[Path, ...],
    yes: bool,
    dry_run: bool,
    as_json: bool,
    **options: Unpack[_Options],
) -> None:
    """Bring in the customers of a file, or forms that were filled in."""
    from cardgen.workflows.workspace import open_workspace

    if options["ours"] and options["theirs"]:
        raise UsageError("error.merge.one_side")
    workspace = open_workspace(workspace_of(context))
    side = "ours" if options["ours"] else "theirs" if options["theirs"] else ""
    manner = Manner(yes=yes, dry=dry_run, as_json=as_json, side=side, anyway=options["anyway"], new=options["new"])
    if forms := _forms_among(files):
        from cardgen.cli.import_forms import import_forms

        _require_no_options(options)
        context.exit(import_forms(workspace, forms, manner))
    if side or manner.anyway or manner.new:
        raise UsageError("error.returned.for_forms")
    if len(files) > 1:
        raise UsageError("error.returned.one_table")
    context.exit(_import_table(workspace, files[0], manner, options))


def _require_no_options(options: _Options) -> None:
    """UsageError for options that are about columns and rows."""
    names = {"sheets": "sheet", "columns": "map", "defaults": "default"}
    of_tables = (name for name, value in options.items() if value and name in _How.__annotations__)
    given = sorted(f"--{names.get(name, name).replace('_', '-')}" for name in of_tables)
    if given:
        raise UsageError("error.returned.options", options=", ".join(given))


def _forms_among(files: Sequence[Path]) -> list[tuple[Path, bytes]]:
    """The files with their contents, where they are forms. UsageError for forms and tables together."""
    from cardgen.importing.forms.kind import form_kind
    from cardgen.workflows.importing.read import file_content

    contents = [(file, file_content(file)) for file in files]
    are_forms = [form_kind(content, file.suffix) is not None for file, content in contents]
    if any(are_forms) and not all(are_forms):
        raise UsageError("error.returned.mixed")
    return contents if any(are_forms) else []


def _import_table(workspace: Workspace, file: Path, manner: Manner, how: _How) -> int:
    """Bring in the rows of a file; returns the exit code."""
    from cardgen.cli.import_preview import Preview
    from cardgen.cli.import_problems import next_command
    from cardgen.cli.progress import Bar
    from cardgen.workflows.importing.apply import mapping_file
    from cardgen.workflows.importing.bad_rows import require_free
    from cardgen.workflows.importing.file import default_values, open_file
    from cardgen.workflows.importing.plan import Wish, plan_import
    from cardgen.workflows.importing.tables import Asked

    opened = open_file(workspace, file, Asked(how["form"], how["sheets"], how["columns"]))
    preview = Preview(opened, language(), to_stdout=manner.to_stdout)
    given = default_values(workspace, opened.reading.form, how["defaults"])
    require_free(how["bad"])
    remembered_in = mapping_file(workspace, opened.reading.form).relative_to(workspace.root)
    preview.columns(remembered_in.as_posix(), all_of_them=how["show_map"])
    with Bar(tell("import.progress"), drawn=not manner.as_json and sys.stderr.isatty()) as bar:
        wish = Wish(how["update"], given, choices=opened.choices, spare=how["skip_bad_cells"])
        if manner.asks:
            wish = _asked(workspace, opened, wish, bar)
        plan = plan_import(workspace, opened.book, opened.reading, wish, processes=processes(None), progress=bar)
    preview.plan(plan)
    done = _Done()
    if not manner.dry and _is_agreed(plan, yes=manner.yes):
        done = _write(workspace, opened, plan, wish, how["bad"])
    if manner.as_json:
        data_json(preview.as_json(plan, done.applied, done.bad))
    if done.bad:
        command = next_command(done.bad, how["form"], wish.defaults, update=wish.update or bool(plan.partial))
        shown = shown_path(done.bad.absolute())
        note(tell("import.bad_file", rows=f"{done.rows:,}", file=shown, command=command))
    return 1 if plan.problems or done.rows else 0


def _asked(workspace: Workspace, opened: Opened, wish: Wish, bar: Bar) -> Wish:
    """The wish with what somebody answers, and whom to ask about doubtful rows."""
    from cardgen.cli.import_questions import ask_lacking, ask_whose, ask_words
    from cardgen.workflows.importing.values import unknown_words

    with bar.paused():
        given = {**wish.defaults, **ask_lacking(opened.reading, wish.defaults)}
        words = unknown_words(workspace, opened.reading, wish.choices)
        choices = ask_words(words, opened.reading, wish.choices)
    return replace(wish, defaults=given, choices=choices, ask=ask_whose(opened, bar.paused))


def _is_agreed(plan: Plan, *, yes: bool) -> bool:
    """Whether to write: asked for only where cards would be written."""
    if yes or not plan.writes or agreed(tell("import.confirm")):
        return True
    note(tell("import.declined"))
    return False


@dataclass(frozen=True, slots=True)
class _Done:
    """What was written: cards, and the file of bad rows with how many it has."""

    applied: Applied | None = None
    bad: Path | None = None
    rows: int = 0


def _write(workspace: Workspace, opened: Opened, plan: Plan, wish: Wish, wanted: Path | None) -> _Done:
    """Write cards, bad rows and columns; the bad rows first, so that a full disk loses none of them."""
    from cardgen.cli.import_problems import note_row_problems
    from cardgen.workflows.importing.apply import apply_import, save_columns
    from cardgen.workflows.importing.bad_rows import bad_rows, write_bad_rows

    spoken = asked_for() or workspace.settings.language
    target, is_new = None, False
    if plan.problems:
        target, is_new = write_bad_rows(opened, wanted, bad_rows(opened, plan, [], spoken))
    try:
        applied = apply_import(workspace, plan)
    except BaseException:
        if target and is_new:
            target.unlink(missing_ok=True)
        raise
    if applied.problems:
        if target and is_new:
            target.unlink(missing_ok=True)
        target, _ = write_bad_rows(opened, wanted, bad_rows(opened, plan, applied.problems, spoken))
        note_row_problems(opened, plan, applied.problems)
    if applied.new or applied.changed or applied.added:
        counts = {"new": len(applied.new), "changed": len(applied.changed), "records": applied.records}
        text_id = "import.done.records" if applied.records else "import.done"
        note(tell(text_id, **{name: f"{count:,}" for name, count in counts.items()}))
    if saved := save_columns(workspace, plan, wish.choices):
        note(tell("import.saved", path=saved))
    return _Done(applied, target, len({*plan.bad_rows, *(it.spot.row_spot for it in applied.problems)}))
