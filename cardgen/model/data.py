"""A card's data as plain mappings, lists and values: the way to a place in it, and all its texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def value_at(data: Any, place: str | Iterable[str | int]) -> Any:
    """What stands at a place: a path (`contact.mobile`), or keys and 0-based positions; None where nothing does."""
    for step in place.split(".") if isinstance(place, str) else place:
        if isinstance(data, Mapping) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
        else:
            return None
    return data


def list_at(data: Any, place: str | Iterable[str | int]) -> list[Any]:
    """The list at a place; an empty one where there is none."""
    found = value_at(data, place)
    return found if isinstance(found, list) else []


def texts_in(data: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in the data, with the way to it."""
    if isinstance(data, str):
        yield at, data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from texts_in(value, (*at, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from texts_in(value, (*at, number))
