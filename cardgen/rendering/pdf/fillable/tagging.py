"""Puts widgets among a drawn document's objects, tagged as form fields where they stand in the text.

WeasyPrint makes a Form element with a reference to its widget (ISO 14289-1, 7.18.4) of every box that carries one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cardgen.rendering.pdf.fillable.appearance import frames
from cardgen.rendering.pdf.fillable.places import Found, Rectangle, Widget

NUMBER = "NM"
"""The key under which a widget carries its number until its field is made."""

Finisher = Callable[[Any, Any], None]


def tagged(found: Sequence[Found], widgets: Sequence[Widget]) -> Finisher:
    """Hang widgets on their boxes; call the result before the file is written, to make them objects of it.

    The tags refer to a widget by a number it does not have yet: a negative one until then.
    """
    import pydyf

    hung = []
    boxes: dict[int, list[Rectangle]] = {}
    for place, widget in zip(found, widgets, strict=True):
        corners = pydyf.Array(widget.rectangle.corners)
        made = pydyf.Dictionary({"Type": "/Annot", "Subtype": "/Widget", "Rect": corners, NUMBER: widget.number})
        made.number = -1 - widget.number
        place.boxes[0].widget_annotation = made
        hung.append((place.page, made))
        if widget.option is None:
            boxes.setdefault(place.page, []).append(widget.rectangle)
    return lambda _document, pdf: _add(pdf, hung, boxes)


def _add(pdf: Any, hung: Sequence[tuple[int, Any]], boxes: Mapping[int, Sequence[Rectangle]]) -> None:
    import pydyf

    pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
    numbered = {}
    for page, widget in hung:
        interim = widget.reference
        pdf.add_object(widget)
        numbered[interim] = widget.reference
        pages[page].setdefault("Annots", pydyf.Array()).append(widget.reference)
    for number, own in boxes.items():
        _draw(pdf, pages[number], own)
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("Type") == "/OBJR":
            item["Obj"] = numbered.get(item["Obj"], item["Obj"])


def _draw(pdf: Any, page: Any, boxes: Sequence[Rectangle]) -> None:
    """Draw frames upon a page, whose content has its y axis turned down."""
    content = pdf.objects[int(page["Contents"].split()[0])]
    content.stream.append(f"q 1 0 0 -1 0 {page['MediaBox'][3]} cm {frames(boxes)} Q".encode("ascii"))
