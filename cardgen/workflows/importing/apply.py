"""Writes what an import has planned: all cards or none, under the lock, and only onto what was seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cardgen.archives.plain_file import read_plain
from cardgen.errors import UsageError
from cardgen.importing.mapping_file import FILE_NAME, SavedColumns, read_saved, written
from cardgen.loading.file_text import FileText, blob_id, read_text
from cardgen.model.form import FormSpec
from cardgen.model.problem import Problem
from cardgen.workflows.card_place import Places
from cardgen.workflows.importing.check import CHANGED_SINCE
from cardgen.workflows.importing.memory import Step, remember, step_of
from cardgen.workflows.importing.plan import Plan, Prepared
from cardgen.workflows.importing.row import RowProblem
from cardgen.workflows.importing.values import MeantChoices, with_choices
from cardgen.workflows.lock import workspace_lock
from cardgen.workflows.workspace import STATE, CardFile, Workspace
from cardgen.writing import write_file
from cardgen.writing.together import NewContent, write_together


@dataclass(slots=True)
class Applied:
    """The cards written, by workspace-relative path, and rows whose card was changed or deleted in the meantime.

    `added` are cards that got `records` more and are otherwise as they were.
    """

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    records: int = 0
    problems: list[RowProblem] = field(default_factory=list)


def apply_import(workspace: Workspace, plan: Plan) -> Applied:
    """Write a plan's cards. UsageError, and nothing written, where cards have come that the plan did not know."""
    applied = Applied()
    with workspace_lock(workspace.root / STATE):
        files = [file for file in workspace.tidied_card_files().files if file.form == plan.form.name]
        if {file.path for file in files} - plan.stamps.keys():
            raise UsageError("error.import.moved_on")
        contents = [*_new_files(workspace, plan, files, applied), *_changed_files(workspace, plan, applied)]
        write_together(contents, below=workspace.root)
        remember(workspace, [*_steps(plan, applied)])
    return applied


def _new_files(workspace: Workspace, plan: Plan, files: list[CardFile], applied: Applied) -> list[NewContent]:
    places = Places(plan.form, files)
    applied.new = [places.place(card.draft.person.card_id) for card in plan.new]
    return [NewContent(workspace.root / path, card.content) for path, card in zip(applied.new, plan.new, strict=True)]


def _changed_files(workspace: Workspace, plan: Plan, applied: Applied) -> list[NewContent]:
    found = []
    for card in (*plan.changed, *plan.added):
        before = _as_planned(workspace, card)
        if before is None:
            spots = card.draft.spots()
            applied.problems += [RowProblem(spot, Problem(CHANGED_SINCE, card.job.path)) for spot in spots]
        else:
            applied.records += card.records
            (applied.added if card.only_records else applied.changed).append(card.job.path)
            found.append(NewContent(workspace.root / card.job.path, card.content, before))
    return found


def _steps(plan: Plan, applied: Applied) -> Iterator[Step]:
    """What became of the versions that the rows of a workbook stated."""
    written = {*applied.changed, *applied.added}
    for card in (*plan.changed, *plan.added):
        if card.draft.card is not None and card.draft.versions and card.job.path in written:
            yield step_of(card.draft.card, plan.form, card.job.changes, blob_id(card.content))


def _as_planned(workspace: Workspace, card: Prepared) -> bytes | None:
    """The bytes of a card's file; None where they are no longer those the change was made for."""
    try:
        content = read_plain(workspace.root / card.job.path)
    except OSError:
        return None
    return content if blob_id(content) == card.job.blob else None


def mapping_file(workspace: Workspace, form: FormSpec) -> Path:
    """Where a form's columns are remembered."""
    return workspace.template_folder(form.name) / FILE_NAME


def saved_columns(workspace: Workspace, forms: Sequence[FormSpec]) -> dict[str, SavedColumns]:
    """What is remembered of earlier imports, by form. UsageError for a file that cannot be read."""
    return {form.name: read_saved(_text(mapping_file(workspace, form)), _path(workspace, form)) for form in forms}


def save_columns(workspace: Workspace, plan: Plan, choices: MeantChoices) -> str:
    """Remember an import's columns and what its words mean.

    Returns the file's path below the root, or nothing where it is as it was.
    """
    file = mapping_file(workspace, plan.form)
    before = _text(file)
    tables = [table for table in plan.tables if not table.exact and not table.sheet.columns]
    saved = with_choices(read_saved(before, _path(workspace, plan.form)), plan.form, choices)
    text = written(saved.with_tables(tables), before)
    if not (tables or choices) or text == before:
        return ""
    write_file(file, text.encode())
    return _path(workspace, plan.form)


def _path(workspace: Workspace, form: FormSpec) -> str:
    return mapping_file(workspace, form).relative_to(workspace.root).as_posix()


def _text(file: Path) -> str:
    """The file's text; nothing where there is none. UsageError where something else has its name."""
    if not file.exists() and not file.is_symlink():
        return ""
    found = read_text(file)
    if not isinstance(found, FileText):
        raise UsageError("error.import.mapping", path=file.name)
    return found.text
