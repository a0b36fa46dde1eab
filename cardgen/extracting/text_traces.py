"""Reads plain files: JSON by its strings, everything else by its lines."""

from __future__ import annotations

import json
from collections.abc import Iterator

from cardgen.extracting.encodings import readings
from cardgen.extracting.found import Channel, Found, Trace, Unreadable
from cardgen.extracting.neighbours import joined
from cardgen.messages.catalog import text_of
from cardgen.model.problem import Label


def json_traces(data: bytes, place: str = "") -> Iterator[Found]:
    """Every key and value of a JSON file, small pieces also joined; the lines of one that is broken."""
    texts = readings(data)
    if not texts:
        yield Unreadable(Label(*text_of("audit.reason.damaged")), place)
    for text in texts:
        values = [found for found in json_texts(text) if found.strip()]
        yield from (Trace(Channel.JSON, found, place) for found in (*values, *joined(values)))


def json_texts(text: str) -> Iterator[str]:
    """Keys and values of JSON data, numbers as they are written, also those a repeated key hides; else its lines."""
    try:
        waiting = [json.loads(text, object_pairs_hook=_flat, parse_int=str, parse_float=str)]
    except (ValueError, RecursionError):
        yield from text.splitlines()
        return
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, str):
            yield node


def _flat(pairs: list[tuple[str, object]]) -> list[object]:
    return [part for pair in pairs for part in pair]


def plain_traces(data: bytes, place: str = "") -> Iterator[Trace]:
    """The lines of a text file in every encoding it may be in, small pieces in lines of their own also joined."""
    for text in readings(data):
        lines = [line for line in text.splitlines() if line.strip()]
        yield from (Trace(Channel.CONTENT, line, place) for line in (*lines, *joined(lines)))
