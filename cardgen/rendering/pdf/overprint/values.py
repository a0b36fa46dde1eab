"""Takes everything but the values out of a laid-out card; what stays does not move."""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.text.line_break import create_layout

from cardgen.model.cardview import Blank, CardView, FieldView
from cardgen.rendering.pdf.overprint.boxes import TICKED_BOX, boxes_of, fields_by_key, page_box, texts_in, width_of

TICK = "✓"

HIDDEN = """
* {
  background: none !important; border-color: transparent !important; box-shadow: none !important;
  outline: none !important; text-decoration: none !important;
}
img, svg, object, embed { visibility: hidden !important }
"""
"""A style sheet that leaves of a page nothing but its texts, each in its place."""


def keep_values(document: Any, view: CardView) -> None:
    """Empty all texts but those of the view's values. Of a choice only its tick stays, in the middle of its box."""
    boxes, fields = boxes_of(document), fields_by_key(view)
    for _, text in boxes.around:
        _hide(text)
    for page in document.pages:
        for margin in page_box(page).children[1:]:
            _hide_all(margin)
    for value in boxes.values:
        field = fields.get(value.key)
        if field is None or isinstance(field.value, Blank):
            _hide_all(value.box)
        elif field.value.options:
            _keep_ticks(value.box)
        else:
            _hide_added(value.box, field)


def _hide_all(box: Any) -> None:
    for text in texts_in(box):
        _hide(text)


def _hide(text: Any) -> None:
    """WeasyPrint draws no glyphs of a text box without a text."""
    text.text = ""


def _hide_added(box: Any, field: FieldView) -> None:
    """A word the template adds to a value (`원`, `귀하`) stands on the stock, too, if it has an element of its own."""
    for text in texts_in(box):
        if text.element is not box.element and text.text.strip() and text.text.strip() not in field.text:
            _hide(text)


def _keep_ticks(box: Any) -> None:
    """Put a tick in the place of each ticked box, and nothing in that of the words beside them."""
    children = []
    for child in box.children:
        if isinstance(child, TextBox):
            children += _ticks(child)
        elif hasattr(child, "children"):
            _keep_ticks(child)
        children.append(child)
        if isinstance(child, TextBox):
            _hide(child)
    box.children = children


def _ticks(text: Any) -> list[Any]:
    found = []
    for at, sign in enumerate(text.text):
        if sign == TICKED_BOX:
            before, width = width_of(text, text.text[:at]), width_of(text, TICKED_BOX)
            tick = text.copy_with_text(TICK)
            tick.pango_layout = create_layout(TICK, text.style, None, None, 0)
            tick.position_x = text.position_x + before + (width - width_of(text, TICK)) / 2
            tick.width = width
            found.append(tick)
    return found
