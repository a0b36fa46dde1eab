"""Turns the marks around printed fields into click-here fields (누름틀) that people fill in.

A field's text stays between its begin and its end; its guide text, which Hancom Office shows in an empty one and never
prints, names the field. Source: KS X 6101, 10.7.2 fieldBegin, CLICK_HERE.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from cardgen.rendering.control_marks import FIELD, FIELD_END, NAMED, OPTION, OPTION_END, Control, without_marks

_FIELD = re.compile(f"{FIELD}([^{NAMED}]*){NAMED}([^{FIELD}{FIELD_END}]*){FIELD_END}")
_STRAY = re.compile(f"(?<!<hp:t)>(?:{FIELD_END}|{FIELD})")
"""A mark behind an element, maybe outside of texts."""

_LIST = "hp:subList"
_STEP = re.compile(f"{FIELD}[^{NAMED}]*{NAMED}|{FIELD_END}|<hp:t(?: [^<>]*)?>|<hp:t(?: [^<>]*)?/>|</hp:t>")
_TEXT_END = "</hp:t>"
_KIND = 0x25636C6B
"""`%clk`, what the older file format calls these controls; Hancom Office writes it into each."""

_GUIDE = "[{}]"
"""The guide text around a label. A field that says just that is empty, so it is nothing that people type."""

_FIRST_ID = 1_000_000_001


def with_controls(xml: str, known: Mapping[str, Control]) -> str:
    """A filled section with click-here fields where fields are marked; other marks are taken away."""
    if FIELD not in xml:
        return xml
    xml = xml.replace(OPTION, "").replace(OPTION_END, "")
    if _STRAY.search(xml):
        xml = _Mover().moved(xml)
    identifiers = count(_FIRST_ID)

    def control(found: re.Match[str]) -> str:
        name, text = found.groups()
        if name not in known or _LIST in text:  # begun in one cell, ended in another
            return text
        identifier = next(identifiers)
        return f"</hp:t>{_begin(identifier, known[name])}<hp:t>{text}</hp:t>{_end(identifier)}<hp:t>"

    return without_marks(_FIELD.sub(control, xml))


def _begin(identifier: int, control: Control) -> str:
    prompt = _GUIDE.format(control.field.label)
    guide = escape(prompt)
    length = len(prompt.encode("utf-16-le")) // 2
    state = f"Direction:wstring:{length}:{guide} HelpState:wstring:0: "
    # While `dirty` is 0 readers take what stands in the field for its guide text
    return (
        f'<hp:ctrl><hp:fieldBegin id="{identifier}" type="CLICK_HERE" name={quoteattr(name_of(control))} editable="1" '
        f'dirty="{int(bool(control.field.text))}" zorder="-1" fieldid="{_KIND}" metaTag="">'
        '<hp:parameters cnt="3" name=""><hp:integerParam name="Prop">9</hp:integerParam>'
        f'<hp:stringParam name="Command" xml:space="preserve">Clickhere:set:{_length(state, guide, length)}:{state} '
        f'</hp:stringParam><hp:stringParam name="Direction">{guide}</hp:stringParam></hp:parameters>'
        "</hp:fieldBegin></hp:ctrl>"
    )


def name_of(control: Control) -> str:
    """What a control's field is called.

    A choice drawn as boxes says so by its end, or a text `☑ done` could not be told from one.
    """
    return f"{control.name}=" if control.field.value.options else control.name


def _length(state: str, guide: str, length: int) -> int:
    """Characters of the command as Hancom Office counts them: the last blank not among them."""
    return len(state) - len(guide) + length


def _end(identifier: int) -> str:
    return f'<hp:ctrl><hp:fieldEnd beginIDRef="{identifier}" fieldid="{_KIND}"/></hp:ctrl>'


class _Mover:
    """Moves marks that stand between elements into the text they begin or end with."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._waiting = ""
        self._inside = False
        self._end_of_last = -1

    def moved(self, xml: str) -> str:
        """The XML with every mark inside a text."""
        done = 0
        for step in _STEP.finditer(xml):
            self._pieces.append(xml[done : step.start()])
            self._take(step.group())
            done = step.end()
        return "".join((*self._pieces, xml[done:]))

    def _take(self, token: str) -> None:
        if token.startswith("<hp:t"):
            self._open(token.replace("/>", ">"))
            if token.endswith("/>"):
                self._close()
        elif token == _TEXT_END:
            self._close()
        elif self._inside:
            self._pieces.append(token)
        elif token != FIELD_END:
            self._waiting = token
        elif self._waiting:
            self._waiting = ""  # a field without any text: no box was drawn
        elif self._end_of_last >= 0:
            self._pieces[self._end_of_last] = FIELD_END + self._pieces[self._end_of_last]

    def _open(self, tag: str) -> None:
        self._inside = True
        self._pieces.append(tag + self._waiting)
        self._waiting = ""

    def _close(self) -> None:
        self._inside = False
        self._end_of_last = len(self._pieces)
        self._pieces.append(_TEXT_END)
