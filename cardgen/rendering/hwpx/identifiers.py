"""Gives objects and fields that loops have repeated numbers of their own, and pairs fields with their ends again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from cardgen.rendering.hwpx.owpml import CONTROL, FIELD_BEGIN, FIELD_END, HP, PARAGRAPH, Element
from cardgen.rendering.hwpx.tree import around

_KINDS = (
    *("tbl", "pic", "ole", "container", "rect", "line", "ellipse", "arc", "polygon", "curve", "connectLine", "textart"),
    *("equation", "btn", "radioBtn", "checkBtn", "comboBox", "edit", "listBox", "scrollBar"),
)
_OBJECTS = tuple(f"{HP}{kind}" for kind in _KINDS)
_FIRST = 1_500_000_001


def renumber(root: Element) -> None:
    """Make every object's and field's number unique; what stands first keeps its own."""
    fresh = _Fresh()
    for element in root.iter(*_OBJECTS):
        fresh.renumber(element, "id")
        if "instid" in element.attrib:
            fresh.renumber(element, "instid")
    _renumber_fields(root, fresh)
    seen: set[str] = set()
    for paragraph in root.iter(PARAGRAPH):
        identifier = paragraph.get("id", "0")
        if identifier in seen:
            paragraph.set("id", "0")  # what Hancom Office itself writes for most paragraphs
        seen.add(identifier)


class _Fresh:
    """Numbers not used yet, per kind of number."""

    def __init__(self) -> None:
        self._seen: dict[str, set[str]] = {}
        self._next: Iterator[int] = count(_FIRST)

    def renumber(self, element: Element, name: str) -> str:
        """Give an element's number away once; who comes later gets another. The number it has now."""
        seen = self._seen.setdefault(name, set())
        own = element.get(name, "")
        while not own or own in seen:
            own = str(next(self._next))
        element.set(name, own)
        seen.add(own)
        return own


def _renumber_fields(root: Element, fresh: _Fresh) -> None:
    """Fields may stand inside each other, so an end belongs to the last begin that has its number and is open.

    A field torn apart by a loop, begun in one cell and ended in another, is none: its marks are taken away.
    """
    opened: list[tuple[str, Element]] = []
    torn: list[Element] = []
    for element in root.iter(FIELD_BEGIN, FIELD_END):
        if element.tag == FIELD_BEGIN:
            old = element.get("id", "")
            fresh.renumber(element, "id")
            opened.append((old, element))
            continue
        at = next((at for at in reversed(range(len(opened))) if opened[at][0] == element.get("beginIDRef")), None)
        if at is None:
            torn.append(element)
            continue
        begin = opened.pop(at)[1]
        element.set("beginIDRef", begin.get("id", ""))
        if _home(begin) is not _home(element):
            torn += (begin, element)
    for element in (*torn, *(begin for _, begin in opened)):
        control = around(element, CONTROL)
        if control is not None:
            control.getparent().remove(control)  # type: ignore[union-attr] # it is in a run


def _home(element: Element) -> Element | None:
    """The list of paragraphs a field's mark stands in."""
    paragraph = around(element, PARAGRAPH)
    return None if paragraph is None else paragraph.getparent()
