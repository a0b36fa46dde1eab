"""Reads plain files: JSON by its strings, everything else by its lines."""

from __future__ import annotations

import json
from collections.abc import Iterator

from cardgen.extracting.found import Channel, Trace


def json_traces(data: bytes, place: str = "") -> Iterator[Trace]:
    """Every key and value of a JSON file; the lines of one that is broken."""
    text = data.decode("utf-8-sig", "replace")
    yield from (Trace(Channel.JSON, found, place) for found in json_texts(text) if found.strip())


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
    """The lines of a text file, in the encodings Korean files come in."""
    for encoding in ("utf-8-sig", "cp949", "utf-16"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        yield from (Trace(Channel.CONTENT, line, place) for line in text.splitlines() if line.strip())
        return
