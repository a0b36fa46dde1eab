"""Where the fields of a laid-out form stand: found, emptied of their printed values, and measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cardgen.rendering.pdf.fillable.controls import Control, Place, TickControl
from cardgen.rendering.pdf.fillable.signs import SIGN, option_of, place_of

PER_PIXEL = 0.75
"""Points in a CSS pixel."""

TEXT_MARGIN = 2.5
"""Points that viewers leave between the edge of a box and its text. The text is to stand where paper has it."""

_GAP = 1.0
"""Pixels between a ruled line and the box inside it."""

_LEAST_WIDTH, _LEAST_HEIGHT = 60.0, 12.0
"""Points an inline element is drawn out to where it has no value to make it wider."""

_TICK, _MIDDLE = 0.86, 0.33
"""A box to tick, in its type's size: its side, and its middle above the line the text stands on."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """On a page, in points from its lower left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def corners(self) -> tuple[float, float, float, float]:
        """Lower left and upper right corner, as an annotation's Rect."""
        return tuple(round(it, 2) for it in (self.x, self.y, self.x + self.width, self.y + self.height))  # type: ignore[return-value] # four


@dataclass(frozen=True, slots=True)
class Widget:
    """The box of a control: type size in points, `align` left, center or right.

    `option` says which box to tick it is (from 0), None for other controls. `number` counts the document's widgets.
    """

    number: int
    place: Place
    rectangle: Rectangle
    size: float
    align: str
    option: int | None


@dataclass(slots=True)
class Found:
    """An element on one page (0-based), and the boxes it fell into there."""

    page: int
    paper: Any = field(repr=False)
    boxes: list[Any] = field(repr=False)

    @property
    def area(self) -> float:
        """What it covers, in square pixels."""
        return float(sum(box.width * box.height for box in self.boxes))


def find_places(document: Any, controls: Mapping[Place, Control]) -> tuple[Found, ...]:
    """Every element to be filled in, on the page where most of it stands, in reading order."""
    elements: dict[int, dict[int, Found]] = {}
    for number, page in enumerate(document.pages):
        for box in _outermost(_root(page), controls):
            pages = elements.setdefault(id(box.element), {})
            pages.setdefault(number, Found(number, page, [])).boxes.append(box)
    chosen = [max(pages.values(), key=lambda found: found.area) for pages in elements.values()]
    return tuple(sorted(chosen, key=lambda found: found.page))


def _outermost(box: Any, controls: Mapping[Place, Control]) -> Iterator[Any]:
    """The signs of fields that are ticked, and the outermost boxes of all others."""
    for child in getattr(box, "children", ()):
        element = child.element
        place = None if element is None else place_of(element)
        control = controls.get(place) if place else None
        if control is not None and (element.tag == SIGN or not isinstance(control, TickControl)):
            yield child
        else:
            yield from _outermost(child, controls)


def _root(page: Any) -> Any:
    return page._page_box  # noqa: SLF001 (no other way to the boxes; WeasyPrint is pinned)


def empty_places(document: Any, controls: Mapping[Place, Control]) -> None:
    """Take the values out of the pages: the widgets show them."""
    for page in document.pages:
        for box in list(_outermost(_root(page), controls)):
            box.children = []


def measure(found: Found, number: int, zoom: float) -> Widget:
    """The widget of an element, before it is emptied. `zoom` is how much larger than laid out the page is drawn."""
    first, scale = found.boxes[0], PER_PIXEL * zoom
    size, option = first.style["font_size"] * scale, option_of(first.element)
    place = place_of(first.element)
    assert place is not None
    rectangle = _value(found, scale) if option is None else _tick(found, size, scale)
    return Widget(number, place, rectangle, size, _align(first), option)


def _align(box: Any) -> str:
    align = str(box.style["text_align_all"])
    return {"end": "right"}.get(align, align) if align in {"center", "right", "end"} else "left"


def _tick(found: Found, size: float, scale: float) -> Rectangle:
    """A square around the sign that stood there."""
    box = found.boxes[0]
    text = next(child for child in box.descendants() if hasattr(child, "baseline") and hasattr(child, "text"))
    middle_x = (box.position_x + box.width / 2) * scale
    middle_y = (found.paper.height - text.position_y - text.baseline) * scale + _MIDDLE * size
    side = _TICK * size
    return Rectangle(middle_x - side / 2, middle_y - side / 2, side, side)


def _value(found: Found, scale: float) -> Rectangle:
    boxes = found.boxes
    left = min(max(box.padding_box_x() + _GAP, box.content_box_x() - TEXT_MARGIN / scale) for box in boxes)
    right = max(box.padding_box_x() + box.padding_width() - _GAP for box in boxes)
    top = min(box.padding_box_y() for box in boxes) + _GAP
    bottom = max(box.padding_box_y() + box.padding_height() for box in boxes) - _GAP
    width, height = (right - left) * scale, (bottom - top) * scale
    lower = (found.paper.height - bottom) * scale
    if height < _LEAST_HEIGHT:
        lower, height = lower - (_LEAST_HEIGHT - height) / 2, _LEAST_HEIGHT
    return Rectangle(left * scale, lower, max(width, _LEAST_WIDTH) if _is_inline(boxes[0]) else width, height)


def _is_inline(box: Any) -> bool:
    return "inline" in box.style["display"]
