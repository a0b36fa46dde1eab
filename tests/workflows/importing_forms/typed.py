"""Forms as people send them back: what a view prints in every control, and some of it typed over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from cardgen.loading.card_file import read_card
from cardgen.loading.file_text import blob_id
from cardgen.model.card import RawCard
from cardgen.model.cardview import CardView, Letterhead
from cardgen.model.filledform import Entry, FilledForm
from cardgen.model.form import FormSpec
from cardgen.model.formstamp import FormStamp
from cardgen.validation.readable import readable_card
from cardgen.viewing.build_view import blank_view, filled_view
from cardgen.viewing.fillable import fillable_view
from cardgen.workflows.importing_forms.said import entry_of

HEAD = Letterhead("한빛상사")


def untouched(view: CardView) -> FilledForm:
    """The form as it was made; nobody typed anything."""
    assert view.stamp is not None
    fields = {field.path: entry_of(field.value) for field in view.fields() if field.path != "id"}
    tables = {
        table.path: tuple({cell.path: entry_of(cell.value) for cell in row} for row in table.rows)
        for table in view.tables()
    }
    return FilledForm(view.stamp, fields, tables)


def sent(folder: Path, form: FormSpec, stem: str = "C-7F3K9Q", spoken: str = "ko") -> FilledForm:
    """The form of a card as it lies in the workspace."""
    file = next(folder.glob(f"cards/**/{stem}.yaml"))
    content = file.read_bytes()
    raw = read_card(content.decode("utf-8-sig"), blob_id(content), file.name, form)
    assert isinstance(raw, RawCard)
    view = filled_view(readable_card(raw, stem, form), form, HEAD, spoken)
    return untouched(fillable_view(view, FormStamp(form.name, form.version, spoken, stem, raw.blob)))


def blank(form: FormSpec, number: str = "", spoken: str = "ko") -> FilledForm:
    """An empty form, with a number kept for its card or without one."""
    return untouched(fillable_view(blank_view(form, HEAD, spoken), FormStamp(form.name, form.version, spoken, number)))


def typed(filled: FilledForm, **entries: Entry) -> FilledForm:
    """The form with some fields typed over; a dot in a path is written as two underscores."""
    return replace(filled, fields={**filled.fields, **{path.replace("__", "."): it for path, it in entries.items()}})


def in_row(filled: FilledForm, table: str, number: int, **cells: Entry) -> FilledForm:
    """The form with cells of a row typed over, rows counted from 0; without cells the row is emptied."""
    rows = [*filled.tables[table]]
    said = {f"{table}[].{key}": entry for key, entry in cells.items()}
    rows[number] = {**rows[number], **said} if cells else emptied(rows[number])
    return with_rows(filled, table, rows)


def with_rows(filled: FilledForm, table: str, rows: list[Mapping[str, Entry]]) -> FilledForm:
    """The form with other rows in a table."""
    return replace(filled, tables={**filled.tables, table: tuple(rows)})


def emptied(row: Mapping[str, Entry]) -> Mapping[str, Entry]:
    """A row with nothing in it."""
    return {path: "" if isinstance(entry, str) else type(entry)(()) for path, entry in row.items()}
