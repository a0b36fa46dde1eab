"""What a card's text says, as plain data, and what a change makes of it: the measure every edit is held against."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cardgen.editing.changes import Append, Change, Drop, Put, Quote
from cardgen.editing.form_order import dotted
from cardgen.errors import UsageError
from cardgen.model.data import value_at
from cardgen.yamltree import Pointer
from cardgen.yamltree.core import as_boolean, as_float, as_integer, is_null, normalised
from cardgen.yamltree.spans import ListSpan, ScalarSpan, Span

Schema = Mapping[str, Any]


def content(span: Span, schema: Schema) -> Any:
    """The values of a tree as a card's are read; None for what is no value. Groups without any are left out."""
    if isinstance(span, ScalarSpan):
        return _scalar(span, schema.get("type"))
    if isinstance(span, ListSpan):
        return [content(item, schema.get("items", {})) for item in span.items] or None
    properties = schema.get("properties", {})
    found = {entry.key.text: content(entry.value, properties.get(entry.key.text, {})) for entry in span.entries}
    return {key: value for key, value in found.items() if value not in (None, {})}


def _scalar(span: ScalarSpan, declared: str | None) -> Any:
    text = span.text
    if not text.strip() or (not span.style and is_null(text)):
        return None
    if span.style or declared == "string":
        return normalised(text)
    reading = {"integer": as_integer, "number": as_float, "boolean": as_boolean}.get(declared or "")
    value = reading(text) if reading else None
    return normalised(text) if value is None else value


def pruned(value: Any) -> Any:
    """A value without what is none in it: blank texts, empty lists and groups. None where nothing is left."""
    if isinstance(value, str):
        return normalised(value) if value.strip() else None
    if isinstance(value, Mapping):
        kept = {str(key): pruned(child) for key, child in value.items()}
        return {key: child for key, child in kept.items() if child is not None} or None
    if isinstance(value, (list, tuple)):
        return [child for item in value if (child := pruned(item)) is not None] or None
    return value


def identical(one: Any, other: Any) -> bool:
    """True for equal data of equal types: 1 is neither true nor 1.0."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(identical(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(identical, one, other))
    return type(one) is type(other) and bool(one == other)


def changed(data: Any, change: Change) -> Any:
    """The data after a change; `data` itself stays as it is."""
    match change:
        case Put(pointer, value):
            return _put(data, pointer, pruned(value))
        case Drop(pointer):
            return _put(data, pointer, None)
        case Append(pointer, value):
            there = value_at(data, pointer)
            return _put(data, (*pointer, len(there) if isinstance(there, list) else 0), pruned(value))
        case Quote():
            return data


def _put(data: Any, pointer: Pointer, value: Any) -> Any:
    if not pointer:
        return value
    step, rest = pointer[0], pointer[1:]
    if isinstance(step, int):
        return _put_item([] if data is None else data, step, rest, value)
    if data is not None and not isinstance(data, dict):
        raise UsageError("error.edit.shape", field=dotted(pointer))
    group: dict[str, Any] = data or {}
    child = _put(group.get(step), rest, value)
    kept = {key: other for key, other in group.items() if key != step}
    return kept if child in (None, {}, []) else {**kept, step: child}


def _put_item(items: Any, number: int, rest: Pointer, value: Any) -> Any:
    """Items keep their places, so a record that loses its last value stays; a dropped item goes."""
    if not isinstance(items, list):
        raise UsageError("error.edit.shape", field=dotted(rest))
    if not 0 <= number <= len(items):
        raise UsageError("error.edit.position", number=str(number + 1), count=str(len(items)))
    child = _put(items[number] if number < len(items) else None, rest, value)
    nothing = child is None or (child == {} and number == len(items))
    return [*items[:number], *([] if nothing else [child]), *items[number + 1 :]]
