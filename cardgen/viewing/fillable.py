"""Makes a view one that is filled in on the screen: stamped, with room for more records."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from cardgen.model.cardview import Block, CardView, FieldView, TableView
from cardgen.model.form import Leaf
from cardgen.model.formstamp import FormStamp
from cardgen.viewing.values import emptied, open_value

SPARE_ROWS = 2
"""Empty rows below the records: somebody takes a form back because something is to be added."""


def fillable_view(view: CardView, stamp: FormStamp) -> CardView:
    """The same view to be filled in. Renderers make a control of every field but the card's number."""
    sections = tuple(replace(section, blocks=tuple(map(_roomy, section.blocks))) for section in view.sections)
    return replace(view, sections=sections, stamp=stamp)


def prints_alike(leaf: Leaf, one: object, other: object, language: str) -> bool:
    """True where two values of a field look the same on a form: another spelling of a value is no other value."""
    values = [open_value(leaf, value, language) for value in (one, other)]
    first, second = ((unicodedata.normalize("NFC", it.text).strip(), it.options) for it in values)
    return first == second


def _roomy(block: Block) -> Block:
    if not isinstance(block, TableView) or not block.rows:
        return block
    lacking = SPARE_ROWS - (len(block.rows) - block.records)
    return replace(block, rows=block.rows + (_empty(block.rows[-1]),) * lacking) if lacking > 0 else block


def _empty(row: tuple[FieldView, ...]) -> tuple[FieldView, ...]:
    return tuple(replace(cell, value=emptied(cell.value)) for cell in row)
