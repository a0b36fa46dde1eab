"""Turns the marks of controls in a filled body into elements, so that each stands between whole runs.

A mark in the middle of a run parts it in two; marks between paragraphs stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from copy import deepcopy

from lxml import etree

from cardgen.rendering.control_marks import FIELD, FIELD_END, NAMED, OPTION, OPTION_END
from cardgen.rendering.docx.ooxml import W
from cardgen.rendering.office.xml_parts import Element

OPENED, CLOSED = "opened", "closed"
"""The elements that stand for FIELD and FIELD_END; `opened` has the control's `name`."""

_TOKENS = re.compile(f"({FIELD}[^{NAMED}]*{NAMED}|[{FIELD_END}{OPTION}{OPTION_END}])")
_NO_CONTROLS = (f"{W}fldSimple", f"{W}txbxContent", f"{W}hyperlink", f"{W}instrText")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def mark_elements(root: Element) -> None:
    """Put an element in the place of each mark in the text between runs; take options' marks away."""
    for run in list(root.iter(f"{W}r")):
        if any(_TOKENS.search(text.text or "") for text in run.iter(f"{W}t")):
            _part(run)
    for element in list(root.iter()):
        if element.tag == f"{W}t" or not isinstance(element.tag, str):
            continue
        if element.text and FIELD[0] <= max(element.text):
            _between(element, element.text, inside=True)
        if element.tail and FIELD[0] <= max(element.tail):
            _between(element, element.tail, inside=False)


def signs_apart(run: Element, signs: Collection[str]) -> list[Element]:
    """Part a run so that each of these signs is a run of its own; those runs, in order."""
    made = [_like(run)]
    own = []
    for child in list(run):
        if child.tag == f"{W}rPr":
            continue
        if child.tag != f"{W}t":
            made[-1].append(child)
            continue
        for piece in re.split(f"([{re.escape(''.join(signs))}])", child.text or ""):
            if piece in signs:
                own.append(_like(run))
                own[-1].append(text_of(run, piece))
                made += [own[-1], _like(run)]
            elif piece:
                made[-1].append(text_of(run, piece))
    _replace(run, [one for one in made if has_content(one)])
    return own


def text_of(near: Element, content: str) -> Element:
    """A text element that keeps its blanks."""
    made: Element = near.makeelement(f"{W}t")
    made.text = content
    if content != content.strip():
        made.set(_SPACE, "preserve")
    return made


def has_content(run: Element) -> bool:
    """True for a run with more than properties."""
    return any(child.tag != f"{W}rPr" for child in run)


def _part(run: Element) -> None:
    made: list[Element] = []
    current = _like(run)
    for child in list(run):
        if child.tag == f"{W}rPr":
            continue
        if child.tag != f"{W}t":
            current.append(child)
            continue
        for piece in _TOKENS.split(child.text or ""):
            mark = _element(piece)
            if mark is not None:
                made += [current, mark]
                mark.extend(deepcopy(run.findall(f"{W}rPr")))
                current = _like(run)
            elif piece and not _TOKENS.fullmatch(piece):
                current.append(text_of(run, piece))
    _replace(run, [one for one in (*made, current) if one.tag != f"{W}r" or has_content(one)])


def _between(element: Element, text: str, *, inside: bool) -> None:
    """Marks in no run: a loop over paragraphs stands between them. No other text can be there."""
    made = [mark for piece in _TOKENS.split(text) if (mark := _element(piece)) is not None]
    if inside:
        element.text = None
        for at, mark in enumerate(made):
            element.insert(at, mark)
    else:
        element.tail = None
        for mark in reversed(made):
            element.addnext(mark)


def _element(piece: str) -> Element | None:
    if piece == FIELD_END:
        return etree.Element(CLOSED)
    return etree.Element(OPENED, name=piece[1:-1]) if piece.startswith(FIELD) else None


def _like(run: Element) -> Element:
    made: Element = run.makeelement(run.tag, dict(run.attrib))
    made.extend(deepcopy(run.findall(f"{W}rPr")))
    return made


def _replace(run: Element, others: list[Element]) -> None:
    for other in others:
        run.addprevious(other)
    parent = run.getparent()
    assert parent is not None
    parent.remove(run)


def outside_fields(root: Element) -> Iterator[Element]:
    """The `opened` elements where a control can stand: in no field Word computes, no text box, no link."""
    depth = 0
    for element in root.iter(f"{W}fldChar", OPENED):
        if element.tag == OPENED:
            if not depth and next(element.iterancestors(*_NO_CONTROLS), None) is None:
                yield element
        else:
            depth += {"begin": 1, "end": -1}.get(element.get(f"{W}fldCharType", ""), 0)
