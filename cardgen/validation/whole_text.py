"""What is looked for anywhere in a card's file, comments and keys included."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from cardgen.detection.resident_number import has_resident_number, resident_number_starts
from cardgen.fonts import character_name
from cardgen.model.card import RawCard
from cardgen.model.data import texts_in
from cardgen.validation.sighting import Sighting
from cardgen.yamltree import MappingNode, Node, Pointer, ScalarNode, parse, place, position

FirstUnprintable = Callable[[str], int | None]
"""The first code point of a text that no font on this machine prints, or None."""


_OTHER_NOTATION = re.compile("0[xo]|[0-9.][eE]")
"""Hexadecimal, octal and scientific notation: numbers whose digits do not stand in the text."""


def resident_numbers(raw: RawCard) -> Iterator[Sighting]:
    """Every resident number in the file as it is written; where there is none, those spelt in escapes or numbers."""
    seen = [place(raw.text, start) for start in resident_number_starts(raw.text)]
    if not seen and "\\" in raw.text:
        seen = [position(node) for node in _scalars(parse(raw.text).root) if has_resident_number(node.text)]
    yield from (Sighting("C113", (), spot) for spot in seen)
    if not seen and _OTHER_NOTATION.search(raw.text):
        yield from _spelt_numbers(raw.data, ())


def _spelt_numbers(data: Any, at: Pointer) -> Iterator[Sighting]:
    """Numbers whose decimal digits are a resident number's, the zeros a number does not keep put back."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _spelt_numbers(value, (*at, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from _spelt_numbers(value, (*at, place))
    elif isinstance(data, (int, float)) and has_resident_number(f"{data:013.0f}"):
        yield Sighting("C113", at)


def unprintable_texts(raw: RawCard, first_unprintable: FirstUnprintable) -> Iterator[Sighting]:
    """Every value with a character that no font prints."""
    if raw.text.isascii() or first_unprintable(raw.text) is None:
        return
    for pointer, text in texts_in(raw.data):
        if (code_point := first_unprintable(text)) is not None:
            yield Sighting("C301", pointer, args={"code_point": character_name(code_point)})


def _scalars(node: Node | None) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MappingNode):
        for key, value in node.entries:
            yield key
            yield from _scalars(value)
    elif node is not None:
        for item in node.items:
            yield from _scalars(item)
