"""The boxes of a laid-out card, told apart: those of values, by `data-field` and `data-row`, and everything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure.boxes import InlineBox, TextBox
from weasyprint.text.line_break import create_layout, line_size

from cardgen.model.cardview import CardView, FieldView

Key = tuple[str, str]
"""A field's path and its row in a table, from 1; "" outside tables."""

EMPTY_BOX, TICKED_BOX = "☐", "☑"


@dataclass(frozen=True, slots=True)
class Place:
    """A box's page (from 0) and its border box in CSS pixels."""

    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ValueBox:
    """The box of a value with the texts in it; `flowing` is true for one inside a line, as wide as its text."""

    key: Key
    place: Place
    flowing: bool
    box: Any = field(repr=False)
    texts: tuple[Any, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Boxes:
    """A document's value boxes, and the texts around them with their pages; lines in the pages' margins are neither."""

    values: tuple[ValueBox, ...]
    around: tuple[tuple[int, Any], ...] = field(repr=False)


def boxes_of(document: Any) -> Boxes:
    """The boxes of a WeasyPrint Document."""
    values: list[ValueBox] = []
    around: list[tuple[int, Any]] = []
    for number, page in enumerate(document.pages):
        for box in _outermost(page_box(page).children[0]):
            if isinstance(box, TextBox):
                around.append((number, box))
            else:
                values.append(_value_box(box, number))
    return Boxes(tuple(values), tuple(around))


def page_box(page: Any) -> Any:
    """The box of a WeasyPrint Page: the card's first, then those of the margins."""
    return page._page_box  # noqa: SLF001 (no other way to the boxes; WeasyPrint is pinned)


def fields_by_key(view: CardView) -> Mapping[Key, FieldView]:
    """Every field on paper, rows of tables counted from 1."""
    found: dict[Key, FieldView] = {(field.path, ""): field for field in view.fields()}
    for table in view.tables():
        for number, row in enumerate(table.rows, 1):
            found.update(((cell.path, str(number)), cell) for cell in row)
    return found


def texts_in(box: Any) -> Iterator[Any]:
    """The text boxes in a box."""
    return (inner for inner in box.descendants() if isinstance(inner, TextBox))


def width_of(text: Any, part: str) -> float:
    """How wide this part of a text box's text is, in CSS pixels."""
    if not part:
        return 0
    layout = create_layout(part, text.style, None, None, 0)
    width: float = line_size(layout.get_first_line()[0], text.style)[0]
    return width


def _outermost(box: Any) -> Iterator[Any]:
    """The outermost boxes of values, and the texts outside them."""
    if _key(box) is not None or isinstance(box, TextBox):
        yield box
        return
    for child in getattr(box, "children", ()):
        yield from _outermost(child)


def _key(box: Any) -> Key | None:
    if box.element is None or isinstance(box, TextBox):
        return None
    path = box.element.get("data-field")
    return (path, box.element.get("data-row", "")) if path else None


def _value_box(box: Any, page: int) -> ValueBox:
    key = _key(box)
    assert key is not None
    place = Place(page, box.border_box_x(), box.border_box_y(), box.border_width(), box.border_height())
    return ValueBox(key, place, isinstance(box, InlineBox), box, tuple(texts_in(box)))
