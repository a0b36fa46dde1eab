"""How a card differs before and after an edit, field by field: what `--dry-run` shows people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cardgen.loading.card_file import read_card
from cardgen.model.card import RawCard
from cardgen.model.changeview import CardChanges
from cardgen.model.data import list_at
from cardgen.model.form import FormSpec, RecordList
from cardgen.model.pairing import paired
from cardgen.viewing.build_changes import build_changes
from cardgen.workflows.card_change import CardEdit
from cardgen.workflows.workspace import CardFile
from cardgen.yamltree import decode


def edit_changes(edit: CardEdit, form: FormSpec, language: str, *, back: bool = False) -> CardChanges:
    """How the card differs, by today's form; a file that could not be read before is told as such.

    `back` says that there was no file before, of a card that was there earlier.
    """
    after = _data(edit.after, edit.card, form)
    if back:
        return replace(build_changes(None, after, form, edit.card.stem, None, language), back=True)
    before = _data(edit.before, edit.card, form)
    if before is None:
        return replace(build_changes(after, after, form, edit.card.stem, None, language), unreadable=True)
    return build_changes(before, after, form, edit.card.stem, None, language)


def reordered_lists(edit: CardEdit, form: FormSpec) -> tuple[RecordList, ...]:
    """The record lists whose records stand in another order after an edit, whatever else became of them."""
    before, after = _data(edit.before, edit.card, form), _data(edit.after, edit.card, form)
    if before is None or after is None:
        return ()
    return tuple(
        it for it in form.record_lists() if _is_reordered(it, list_at(before, it.path), list_at(after, it.path))
    )


def _is_reordered(records: RecordList, before: list[Any], after: list[Any]) -> bool:
    if before == after:
        return False
    pairs = paired(before, after, records.key_column.key)
    came_from = [at for at, to in pairs if at is not None and to is not None]
    return came_from != sorted(came_from)


def _data(content: bytes, card: CardFile, form: FormSpec) -> Mapping[str, Any] | None:
    text = decode(content)
    raw = read_card(text, "", card.path, form) if isinstance(text, str) else None
    return raw.data if isinstance(raw, RawCard) else None
