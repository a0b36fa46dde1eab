"""Mends how a text is written where its values stay the same: white space at the ends of lines, ~ for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cardgen.yamltree import MappingNode, Node, Pointer, ScalarNode, parse
from cardgen.yamltree.spans import ListSpan, MapSpan, ScalarSpan, Span, span_at, spans

_ENDS = re.compile(r"[ \t]+(?=\r?(?:\n|\Z))")


def tidied(text: str) -> str:
    """The text without white space at the ends of its lines; within a value of several lines it may be meant."""
    if not _ENDS.search(text):
        return text
    kept = [*_long_values(spans(text))]
    tidy = _ENDS.sub(lambda found: found[0] if _touches(found.start(), kept) else "", text)
    return tidy if _says(tidy) == _says(text) else text


def emptied(text: str, pointers: Iterable[Pointer]) -> str:
    """The text without what stands plain at these places: `owner: ~` becomes `owner:`.

    Within brackets and in lists it stays: an item would have to go, and those after it would change their places.
    """
    root = spans(text)
    for span in sorted(_removable(root, pointers), key=lambda it: it.start, reverse=True):
        text = text[: span.start] + text[span.end :]
    return tidied(text)


def _removable(root: Span, pointers: Iterable[Pointer]) -> Iterator[ScalarSpan]:
    for pointer in pointers:
        above = [span_at(root, pointer[:length]) for length in range(len(pointer))]
        span = span_at(root, pointer)
        in_brackets = any(isinstance(it, (ListSpan, MapSpan)) and it.flow for it in above)
        if isinstance(span, ScalarSpan) and isinstance(pointer[-1], str) and not in_brackets:
            yield span


def _long_values(span: Span) -> Iterator[ScalarSpan]:
    if isinstance(span, ScalarSpan):
        if span.block or span.start < span.head < span.end or len(span.text.splitlines()) > 1:
            yield span
    elif isinstance(span, ListSpan):
        for item in span.items:
            yield from _long_values(item)
    else:
        for entry in span.entries:
            yield from _long_values(entry.value)


def _touches(place: int, values: Iterable[ScalarSpan]) -> bool:
    return any(value.start < place <= value.end for value in values)


def _says(text: str) -> list[str]:
    return [*_texts(parse(text.removeprefix("\ufeff")).root)]


def _texts(node: Node | None) -> Iterator[str]:
    if isinstance(node, ScalarNode):
        yield node.text
    elif isinstance(node, MappingNode):
        for key, value in node.entries:
            yield key.text
            yield from _texts(value)
    elif node is not None:
        for item in node.items:
            yield from _texts(item)
