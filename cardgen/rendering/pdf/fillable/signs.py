"""Finds the ☐ and ☑ a page prints before its options, so that each can give way to a box to tick."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from cardgen.rendering.pdf.fillable.controls import Control, Place, TickControl

SIGN = "cardgen-sign"
"""The element around one sign. No template styles it, so nothing moves."""

_OPTION = "data-option"
_SIGNS = re.compile("([☐☑])")


def mark_signs(page: Any, controls: Mapping[Place, Control]) -> None:
    """Put an element around every sign of fields that are ticked, numbered as their options (from 0).

    A place that prints not just as many signs as there are options (a template may print the chosen one alone) stays
    as it is.
    """
    for element in list(page.iter()):
        place = place_of(element)
        control = controls.get(place) if place else None
        if isinstance(control, TickControl) and len(_SIGNS.findall("".join(element.itertext()))) == len(
            control.options
        ):
            _mark(element, _maker(element))


def place_of(element: Any) -> Place | None:
    """The field an element prints, by its `data-field` and `data-row`; None for any other."""
    path, row = element.get("data-field"), element.get("data-row", "")
    return (path, int(row) if row.isdecimal() else None) if path else None


def option_of(element: Any) -> int | None:
    """Which option a sign's element stands for, from 0; None for any other element."""
    number = element.get(_OPTION)
    return int(number) if element.tag == SIGN and number else None


def _maker(field: Any) -> Callable[[str], Any]:
    numbers: Iterator[int] = iter(range(len(_SIGNS.findall("".join(field.itertext())))))
    known = {name: field.get(name) for name in ("data-field", "data-row") if field.get(name)}

    def make(sign: str) -> Any:
        made = field.makeelement(SIGN, {**known, _OPTION: str(next(numbers))})
        made.text = sign
        return made

    return make


def _mark(element: Any, make: Callable[[str], Any]) -> None:
    """Rebuild the element's content with its signs in elements of their own, in the order of the text."""
    children = list(element)
    texts = [element.text or "", *(child.tail or "" for child in children)]
    element[:] = []
    element.text = ""
    for at, text in enumerate(texts):
        if at:
            child = children[at - 1]
            child.tail = ""
            _mark(child, make)
            element.append(child)
        for part in filter(None, _SIGNS.split(text)):
            if _SIGNS.fullmatch(part):
                element.append(make(part))
            elif len(element):
                element[-1].tail = (element[-1].tail or "") + part
            else:
                element.text += part
