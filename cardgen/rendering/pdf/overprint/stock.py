"""The blank form as it was printed on the stock, and what of a card does not fit it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from cardgen.model.cardview import Blank, CardView, FieldView
from cardgen.model.problem import Problem
from cardgen.rendering.pdf.overprint.boxes import (
    EMPTY_BOX,
    TICKED_BOX,
    Boxes,
    Key,
    Place,
    ValueBox,
    boxes_of,
    fields_by_key,
    width_of,
)

CLOSE = 0.4
"""CSS pixels, a tenth of a millimetre: what is nearer than this stands in the same place."""

NO_ROOM, NO_ROW = "T406", "T407"


class _Printed(NamedTuple):
    """A text around the values, at its place."""

    text: str
    place: Place


class Stock:
    """The places of a blank form's value boxes, and all that is printed around them."""

    def __init__(self, document: Any, blank: CardView) -> None:
        boxes = boxes_of(document)
        self._rows = {table.path: len(table.rows) for table in blank.tables()}
        self._places = _places(boxes)
        self._printed = _printed(boxes, fields_by_key(blank))

    def misfits(self, document: Any, view: CardView) -> tuple[Problem, ...]:
        """What cannot stand where the stock has its boxes.

        Nothing only if every box is where it is on the stock, no text leaves its box, every tick is found, and all that
        is printed around the values is the same.
        """
        boxes, fields = boxes_of(document), fields_by_key(view)
        found = (*self._without_row(view), *_no_room(view, chain(self._outgrown(boxes), _unticked(boxes, fields))))
        if found or self._is_same(boxes, fields):
            return found
        return tuple(_no_room(view, self._elsewhere(boxes, fields))) or (Problem(NO_ROOM, view.stem),)

    def _without_row(self, view: CardView) -> Iterator[Problem]:
        """Tables with more records than the stock has rows."""
        for table in view.tables():
            rows = self._rows.get(table.path, 0)
            if table.records > rows:
                counts = {"records": str(table.records), "rows": str(rows)}
                yield Problem(NO_ROW, view.stem, field=table.path, args=counts)

    def _outgrown(self, boxes: Boxes) -> Iterator[str]:
        """Fields whose text needs more room than their box on the stock has, whatever else the card made of the row."""
        for value in boxes.values:
            places = self._places.get(value.key, ())
            if value.flowing or not value.texts or len(places) != 1:
                continue
            width, height = _needed(value)
            if width > value.place.width + CLOSE or height > places[0].height + CLOSE:
                yield value.key[0]

    def _elsewhere(self, boxes: Boxes, fields: Mapping[Key, FieldView]) -> Iterator[str]:
        """Fields with a value whose box is larger or elsewhere than on the stock."""
        now = _places(boxes)
        for key, it in fields.items():
            if not isinstance(it.value, Blank) and not _same_places(now.get(key, ()), self._places.get(key, ())):
                yield it.path

    def _is_same(self, boxes: Boxes, fields: Mapping[Key, FieldView]) -> bool:
        now, printed = _places(boxes), _printed(boxes, fields)
        return (
            now.keys() == self._places.keys()
            and all(_same_places(places, self._places[key]) for key, places in now.items())
            and [it.text for it in printed] == [it.text for it in self._printed]
            and _same_places([it.place for it in printed], [it.place for it in self._printed])
        )


def _no_room(view: CardView, paths: Iterable[str]) -> Iterator[Problem]:
    return (Problem(NO_ROOM, view.stem, field=path) for path in dict.fromkeys(paths))


def _unticked(boxes: Boxes, fields: Mapping[Key, FieldView]) -> Iterator[str]:
    """Fields of which the template prints less ticks than there are choices made: in signs other than ☑."""
    printed: dict[Key, str] = {}
    for value in boxes.values:
        printed[value.key] = printed.get(value.key, "") + "".join(text.text for text in value.texts)
    for key, text in printed.items():
        options = fields[key].value.options if key in fields else ()
        if text.count(TICKED_BOX) < sum(option.checked for option in options):
            yield key[0]


def _places(boxes: Boxes) -> Mapping[Key, Sequence[Place]]:
    """Where each value's boxes are. Those inside a line are left out: they begin where the text before them ends."""
    found: dict[Key, list[Place]] = {}
    for value in boxes.values:
        if not value.flowing:
            found.setdefault(value.key, []).append(value.place)
    return found


def _printed(boxes: Boxes, fields: Mapping[Key, FieldView]) -> Sequence[_Printed]:
    """What is printed around the values: the form's own texts, and the choices beside their boxes."""
    around = list(boxes.around)
    for value in boxes.values:
        if value.key in fields and fields[value.key].value.options:
            around += ((value.place.page, text) for text in value.texts)
    return [
        _Printed(
            box.text.replace(TICKED_BOX, EMPTY_BOX),
            Place(page, box.position_x, box.position_y, box.width, box.height),
        )
        for page, box in around
        if box.text.strip()
    ]


def _needed(value: ValueBox) -> tuple[float, float]:
    """How wide and high the texts of a box want it to be, in CSS pixels."""
    box, texts = value.box, value.texts
    right = max(text.position_x + _width_without_end(text) for text in texts)
    left = min(text.position_x for text in texts)
    top = min(text.position_y for text in texts)
    bottom = max(text.position_y + text.height for text in texts)
    frame = _padding(box, "top", "bottom") + box.border_top_width + box.border_bottom_width
    sides = _padding(box, "left", "right") + box.border_left_width + box.border_right_width
    return right - left + sides, bottom - top + frame


def _width_without_end(text: Any) -> float:
    """A line's last blank hangs out of its box, seen by nobody."""
    shown = text.text.rstrip()
    width: float = text.width if shown == text.text else width_of(text, shown)
    return width


def _padding(box: Any, *sides: str) -> float:
    """The padding asked for in CSS pixels: that of a laid-out cell is what centres its text, too."""
    paddings = (box.style[f"padding_{side}"] for side in sides)
    return float(sum(padding.value for padding in paddings if padding.unit == "px"))


def _same_places(some: Sequence[Place], others: Sequence[Place]) -> bool:
    return len(some) == len(others) and all(_same(*pair) for pair in zip(some, others, strict=True))


def _same(one: Place, other: Place) -> bool:
    sides = zip((one.x, one.y, one.width, one.height), (other.x, other.y, other.width, other.height), strict=True)
    return one.page == other.page and all(abs(side - its) < CLOSE for side, its in sides)
