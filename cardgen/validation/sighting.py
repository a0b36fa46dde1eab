"""A broken rule before its place in the file is known, and the way from one to the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cardgen.messages.problems import rules
from cardgen.model.form import FormSpec
from cardgen.model.problem import START, Label, Position, Problem
from cardgen.yamltree import MappingNode, Node, Pointer, ScalarNode, SequenceNode, key_node_at, node_at, parse, position


@dataclass(frozen=True, slots=True)
class Sighting:
    """A rule's code and the way to the value that breaks it; `spot` where the place is known already.

    `at_key` points at the entry's key instead of its value: an unknown field is wrong by its name. `missing` is the key
    of a field that is not there; the way then leads to what lacks it.
    """

    code: str
    pointer: Pointer = dataclasses.field(repr=False)
    spot: Position | None = None
    at_key: bool = False
    missing: str = ""
    args: Mapping[str, str | Label] = dataclasses.field(default_factory=dict)

    @property
    def subject(self) -> Pointer:
        """The way to the value itself, be it there or not."""
        return (*self.pointer, self.missing) if self.missing else self.pointer


class Locator:
    """Finds sightings in a card's text again, and names them by the form's labels."""

    def __init__(self, text: str, path: str, form: FormSpec) -> None:
        self._root = parse(text).root
        self._path = path
        self._form = form

    def problem(self, sighting: Sighting) -> Problem:
        """The sighting as a Problem with line, column, field path and labels.

        Field and labels go as far as the form knows them: an unknown key may be somebody's name.
        """
        sighting = self._as_written(sighting)
        pointer = self._pointer_before(sighting.spot) if sighting.spot else sighting.pointer
        known, labels = _named(pointer, self._form.schema)
        return Problem(
            code=sighting.code,
            path=self._path,
            position=sighting.spot or self._position(sighting),
            severity=rules()[sighting.code].severity,
            field=dotted(known),
            labels=labels,
            args=sighting.args,
        )

    def _as_written(self, sighting: Sighting) -> Sighting:
        """A missing field whose key stands there is an empty one: its place is the key, and no line is to be added."""
        if not sighting.missing or self._root is None or key_node_at(self._root, sighting.subject) is None:
            return sighting
        return Sighting("C120", sighting.subject, at_key=True)

    def _position(self, sighting: Sighting) -> Position:
        """Where the value is; a value that is not there is looked for at what should hold it."""
        if self._root is None:
            return START
        if sighting.at_key and (key := key_node_at(self._root, sighting.pointer)):
            return position(key)
        ways = (sighting.pointer[:length] for length in range(len(sighting.pointer), -1, -1))
        return next((position(node) for way in ways if (node := node_at(self._root, way))), START)

    def _pointer_before(self, spot: Position) -> Pointer:
        """The way to the value a place lies in; for a comment, to the value before it."""
        before: Pointer = ()
        for pointer, start in _values(self._root, ()):
            if start <= spot:
                before = pointer
        return before


def _named(pointer: Pointer, schema: Mapping[str, Any]) -> tuple[Pointer, tuple[Label, ...]]:
    """As much of the way as the form has names for, and the labels along it."""
    labels: list[Label] = []
    for length, step in enumerate(pointer):
        child = schema.get("items") if isinstance(step, int) else schema.get("properties", {}).get(step)
        if child is None:
            return pointer[:length], tuple(labels)
        schema = child
        if "x-label" in schema:
            labels.append(Label(schema["x-label"]["ko"], schema["x-label"]["en"]))
    return pointer, tuple(labels)


def _values(node: Node | None, at: Pointer) -> Iterator[tuple[Pointer, Position]]:
    """Every scalar with the way to it, in file order; an entry counts from its key."""
    if isinstance(node, ScalarNode):
        yield at, position(node)
    elif isinstance(node, MappingNode):
        for key, value in node.entries:
            yield (*at, key.text), position(key)
            yield from _values(value, (*at, key.text))
    elif isinstance(node, SequenceNode):
        for number, value in enumerate(node.items):
            yield (*at, number), position(value)
            yield from _values(value, (*at, number))


def dotted(pointer: Pointer) -> str:
    """A pointer as people write it: purchases[0].amount."""
    path = ""
    for step in pointer:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path
