"""Turns what people name in Hancom Office, click-here fields and table cells, into tags that print the field named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cardgen.rendering.hwpx.owpml import CELL, CONTROL, FIELD_BEGIN, FIELD_END, HP, PARAGRAPH, ROW, RUN, TEXT
from cardgen.rendering.hwpx.tags import Tags
from cardgen.rendering.hwpx.tree import around, own_paragraphs, take_out
from cardgen.rendering.office.xml_parts import Element

CLICK_HERE = "CLICK_HERE"
_PATH = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_COLUMN = re.compile(rf"({_PATH.pattern})\[\]\.([^\W\d]\w*)")
_NOT_TEXT = (f"{HP}tbl", f"{HP}pic", f"{HP}secPr")


@dataclass(frozen=True, slots=True)
class Place:
    """A click-here field (`element` is its begin) or a cell, the table row and the paragraph it stands in, its name."""

    element: Element
    row: Element | None
    paragraph: int
    name: str

    @property
    def table(self) -> str:
        """The path of the list whose column it names, "" for a field outside lists."""
        found = _COLUMN.fullmatch(self.name)
        return found[1] if found else ""

    @property
    def code(self) -> str:
        """The tag that prints what is named; "" for a name no field can have."""
        if found := _COLUMN.fullmatch(self.name):
            return f"{{{{ row.{found[2]} }}}}"
        return f"{{{{ {self.name} }}}}" if _PATH.fullmatch(self.name) else ""


def named_places(root: Element, numbers: Mapping[Element, int]) -> Iterator[Place]:
    """Every place with a name, in the order of the document; `numbers` are the 1-based numbers of paragraphs."""
    for element in root.iter(FIELD_BEGIN, CELL):
        name = (element.get("name") or "").strip()
        if not name or (element.tag == FIELD_BEGIN and element.get("type") != CLICK_HERE):
            continue
        paragraph = around(element, PARAGRAPH) if element.tag == FIELD_BEGIN else next(own_paragraphs(element), None)
        if paragraph is not None:
            yield Place(element, around(element, ROW), numbers[paragraph], name)


def print_at(place: Place, tags: Tags) -> bool:
    """Put the tag in the place. False where a click-here field has no end."""
    text = tags.place(place.code, place.paragraph)
    if place.element.tag == FIELD_BEGIN:
        return _fill_field(place.element, text)
    _fill_cell(place.element, text)
    return True


def _fill_cell(cell: Element, text: str) -> None:
    """The cell's first paragraph with the text alone; what else was typed there is a sample."""
    first, *others = own_paragraphs(cell)
    runs = [run for run in first.iterchildren(RUN) if run.find(f"{HP}secPr") is None]
    letter = runs[0].get("charPrIDRef", "0") if runs else "0"
    for run in runs:
        first.remove(run)
    for paragraph in others:
        take_out(paragraph)
    first.append(_run(first, letter, text))


def _fill_field(begin: Element, text: str) -> bool:
    control = around(begin, CONTROL)
    paragraph = around(begin, PARAGRAPH)
    if control is None or paragraph is None:
        return False
    inside = _up_to_end(control, paragraph, begin.get("id", ""))
    if inside is None:
        return False
    letter = _letter(control, inside)
    _split(control).addprevious(_run(paragraph, letter, text))
    for one in (control, *inside):
        _drop(one)
    return True


def _up_to_end(control: Element, paragraph: Element, identifier: str) -> list[Element] | None:
    """What stands between a field's begin and its end, the end as the last; None where it has none beside it."""
    found: list[Element] = []
    waiting = True
    for one in _following(paragraph):
        if waiting:
            waiting = one is not control
            continue
        found.append(one)
        end = one.find(FIELD_END) if one.tag == CONTROL else None
        if end is not None and end.get("beginIDRef") == identifier:
            return found
        if one.tag in _NOT_TEXT:
            return None
    return None


def _following(paragraph: Element) -> Iterator[Element]:
    """What stands in the runs of a paragraph and of those behind it."""
    for each in (paragraph, *paragraph.itersiblings(PARAGRAPH)):
        for run in each.iterchildren(RUN):
            yield from run.iterchildren()


def _letter(control: Element, inside: list[Element]) -> str:
    """The charPrIDRef of the text around a field: guide text is in a letter of its own, red and slanted."""
    begin, end = control.getparent(), inside[-1].getparent()
    assert begin is not None
    assert end is not None
    guide = {one.getparent() for one in inside[:-1] if one.tag == TEXT and "".join(one.itertext())}
    around_it = (begin, end, begin.getprevious(), end.getnext())
    runs = [run for run in around_it if run is not None and run.tag == RUN and run not in guide]
    return (runs[0] if runs else begin).get("charPrIDRef", "0")


def _split(control: Element) -> Element:
    """Part the run before what stands in it behind the field's begin; the run that begins with the field."""
    run = control.getparent()
    assert run is not None
    behind = run.makeelement(RUN, dict(run.attrib))
    moved = [control, *control.itersiblings()]
    run.addnext(behind)
    behind.extend(moved)
    if not len(run):
        take_out(run)
    return behind


def _drop(element: Element) -> None:
    """Remove an element, and the run and the paragraph it leaves empty."""
    run = element.getparent()
    assert run is not None
    run.remove(element)
    paragraph = run.getparent()
    if len(run) or paragraph is None:
        return
    paragraph.remove(run)
    home = paragraph.getparent()
    if paragraph.find(RUN) is None and home is not None:
        home.remove(paragraph)


def _run(home: Element, letter: str, text: str) -> Element:
    run = home.makeelement(RUN, {"charPrIDRef": letter})
    content = run.makeelement(TEXT)
    content.text = text
    run.append(content)
    return run
