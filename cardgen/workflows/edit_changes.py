"""How a card differs before and after an edit, field by field: what `--dry-run` shows people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cardgen.loading.card_file import read_card
from cardgen.model.card import RawCard
from cardgen.model.changeview import CardChanges
from cardgen.model.form import FormSpec
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


def _data(content: bytes, card: CardFile, form: FormSpec) -> Mapping[str, Any] | None:
    text = decode(content)
    raw = read_card(text, "", card.path, form) if isinstance(text, str) else None
    return raw.data if isinstance(raw, RawCard) else None
