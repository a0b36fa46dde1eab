"""Makes content controls of the fields a template printed: their marks become `w:sdt` elements around the runs.

A text is a rich-text control (cardgen.model.wordanchor tells why not a plain one), a date has Word's calendar, a choice
has a box per option with its label as on paper, in tables a list to drop down. What stands where no control can (in a
field Word computes, a text box, a link, a header) stays text.

A field that is printed twice has its control where it is printed first: nothing would fill in the other one, and which
of two was meant nobody could tell. Controls outside tables are locked, so that nobody deletes a field by mistake; their
contents are free, as is everything around them. The document is not protected: Word would let nobody add a record then,
or write in the margin.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from cardgen.messages import say
from cardgen.model.cardview import Option
from cardgen.model.wordanchor import Anchors, tag_of
from cardgen.rendering.control_marks import Control
from cardgen.rendering.docx.control_runs import CLOSED, OPENED, mark_elements, outside_fields, signs_apart
from cardgen.rendering.docx.control_xml import (
    BOXES,
    Sdt,
    checkbox,
    date_kind,
    drop_down,
    hint_run,
    inline,
    run_properties,
)
from cardgen.rendering.docx.hints import Hints
from cardgen.rendering.docx.ooxml import W
from cardgen.rendering.office.xml_parts import Element

_RUNS = frozenset({f"{W}r", f"{W}proofErr", f"{W}bookmarkStart", f"{W}bookmarkEnd"})
"""What may stand in a control inside a paragraph."""


@dataclass(slots=True)
class Form:
    """A body being made into a form: what its controls are called, numbered and hinted with.

    `placed` are the controls made so far with the fields they are for.
    """

    root: Element
    language: str
    hints: Hints
    anchors: Anchors = field(default_factory=Anchors)
    placed: list[tuple[Element, Control]] = field(default_factory=list)
    _numbers: Iterator[int] = field(init=False)
    _bookmarks: Iterator[int] = field(init=False)

    def __post_init__(self) -> None:
        self._numbers = _free(self.root, f"{W}sdtPr/{W}id")
        self._bookmarks = _free(self.root, f"{W}bookmarkStart")

    def number(self) -> int:
        """The next control's number."""
        return next(self._numbers)

    def place(self, control: Control, name: str, made: Element) -> None:
        """Put the bookmark around a control that stands in its paragraph now."""
        anchor, number = self.anchors.of(name), str(next(self._bookmarks))
        for tag in made.iterfind(f"{W}sdtPr/{W}tag"):
            tag.set(f"{W}val", tag_of(name, anchor))
        made.addprevious(etree.Element(f"{W}bookmarkStart", {f"{W}id": number, f"{W}name": anchor}))
        made.addnext(etree.Element(f"{W}bookmarkEnd", {f"{W}id": number}))
        self.placed.append((made, control))


def make_controls(form: Form, controls: Mapping[str, Control]) -> None:
    """Turn the marks in the body into controls, or take them away where none can stand."""
    mark_elements(form.root)
    waiting = dict(controls)
    for opened in list(outside_fields(form.root)):
        control = waiting.get(opened.get("name", ""))
        region = _region(opened)
        if control is not None and region is not None and _make(form, control, opened, region):
            del waiting[control.name]
    for mark in list(form.root.iter(OPENED, CLOSED)):
        _remove(mark)


def _make(form: Form, control: Control, opened: Element, region: list[Element]) -> bool:
    """True where the field has its control now."""
    before = len(form.placed)
    options = control.field.value.options
    if not options:
        _text(form, control, opened, region)
    elif control.row is not None and not control.field.many and any(option.text for option in options):
        _list(form, control, opened, region)
    else:
        _boxes(form, control, region)
    return len(form.placed) > before


def _text(form: Form, control: Control, opened: Element, region: list[Element]) -> None:
    if any(one.tag not in _RUNS for one in region) or not _in_paragraph(opened):
        return
    kind = date_kind(control.field) if "date" in control.field.kind and not control.field.many else None
    filled = any(one.tag == f"{W}r" for one in region)
    content = region if filled else [hint_run(_style(opened), form.hints.of(control))]
    _wrap(form, control, opened, content, kind, hint="" if filled else form.hints.of(control))


def _list(form: Form, control: Control, opened: Element, region: list[Element]) -> None:
    """One list in the place of all the boxes, which may stand in several paragraphs."""
    place = opened
    style = _style(opened) or run_properties([one for one in region if one.tag == f"{W}r"])
    if not _in_paragraph(opened):
        paragraph = next((one for one in region if one.tag == f"{W}p"), None)
        if paragraph is None:
            return
        for child in list(paragraph):
            if child.tag != f"{W}pPr":
                paragraph.remove(child)
        place = etree.SubElement(paragraph, OPENED)
        region = [one for one in region if one is not paragraph]
    for one in region:
        _remove(one)
    chosen = control.field.value.text
    hint = "" if chosen else form.hints.of(control)
    run = hint_run(style, hint or chosen)
    if chosen:
        _plain(run, style)
    kind = drop_down(control.field.value.options, say("word.choice.none", form.language))
    _wrap(form, control, place, [run], kind, hint=hint)


def _plain(run: Element, style: Element | None) -> None:
    """A chosen option is no hint."""
    for properties in run.findall(f"{W}rPr"):
        run.remove(properties)
    if style is not None:
        run.insert(0, style)


def _boxes(form: Form, control: Control, region: list[Element]) -> None:
    """A control around each box, where as many boxes are drawn as there are options."""
    options = control.field.value.options
    runs = [run for one in region for run in one.iter(f"{W}r")]
    if sum(sign in BOXES for run in runs for text in run.iter(f"{W}t") for sign in text.text or "") != len(options):
        return
    boxes = [box for run in runs for box in signs_apart(run, BOXES)]
    for option, box in zip(options, boxes, strict=True):
        _box(form, control, option, box)


def _box(form: Form, control: Control, option: Option, run: Element) -> None:
    sign = "".join(run.itertext())
    name = f"{control.name}={option.text}"
    label = f"{control.field.label}: {option.text}" if option.text else control.field.label
    place = etree.Element(OPENED)
    run.addprevious(place)
    sdt = Sdt(label, name, form.number(), locked=control.row is None)
    made = inline(sdt, checkbox(sign, run, checked=option.checked), [run])
    place.addnext(made)
    _remove(place)
    form.place(control, name, made)


def _wrap(
    form: Form, control: Control, place: Element, content: list[Element], kind: Element | None, *, hint: str
) -> None:
    sdt = Sdt(control.field.label, control.name, form.number(), locked=control.row is None)
    made = inline(sdt, kind, content, hint=hint, part=form.hints.part(control))
    place.addnext(made)
    form.place(control, control.name, made)


def _region(opened: Element) -> list[Element] | None:
    """What stands between a mark and its end; None where the end is in another element."""
    between: list[Element] = []
    for one in opened.itersiblings():
        if one.tag == CLOSED:
            return between
        between.append(one)
    return None


def _in_paragraph(opened: Element) -> bool:
    parent = opened.getparent()
    return parent is not None and parent.tag == f"{W}p"


def _style(opened: Element) -> Element | None:
    """How the template writes the field."""
    return next(opened.iterfind(f"{W}rPr"), None)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _free(root: Element, path: str) -> Iterator[int]:
    """Numbers the template does not use."""
    taken = {one.get(f"{W}val") or one.get(f"{W}id") for one in root.iterfind(f".//{path}")}
    number = 0
    while True:
        number += 1
        if str(number) not in taken:
            yield number
