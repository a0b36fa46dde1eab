"""A broken rule before its place in the file is known, and the way from one to the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cardgen.messages.problems import rules
from cardgen.model.form import FormSpec
from cardgen.model.problem import START, Label, Position, Problem
from cardgen.yamltree import MappingNode, Node, Pointer, ScalarNode, SequenceNode, key_node_at, node_at, parse, position


@dataclass(frozen=True, slots=True)
class Sighting:
    """A rule's code and the way to the value that breaks it; `spot` where the place is known already.

    `at_key` points at the entry's key instead of its value: an unknown field is wrong by its name.
    """

    code: str
    pointer: Pointer
    spot: Position | None = None
    at_key: bool = False
    args: Mapping[str, str | Label] = dataclasses.field(default_factory=dict)


class Locator:
    """Finds sightings in a card's text again, and names them by the form's labels."""

    def __init__(self, text: str, path: str, form: FormSpec) -> None:
        self._root = parse(text).root
        self._path = path
        self._form = form

    def problem(self, sighting: Sighting) -> Problem:
        """The sighting as a Problem with line, column, field path and labels."""
        pointer = sighting.pointer[:-1] if sighting.at_key else sighting.pointer
        if sighting.spot:
            pointer = self._pointer_before(sighting.spot)
        member = self._form.by_path.get(form_path(pointer))
        return Problem(
            code=sighting.code,
            path=self._path,
            position=sighting.spot or self._position(sighting),
            severity=rules()[sighting.code].severity,
            field=dotted(pointer),
            labels=member.labels if member else (),
            args=sighting.args,
        )

    def _position(self, sighting: Sighting) -> Position:
        for pointer in _outwards(sighting.pointer):
            node: Node | None = node_at(self._root, pointer) if self._root else None
            if sighting.at_key and pointer == sighting.pointer and self._root:
                node = key_node_at(self._root, pointer)
            if node is not None:
                return position(node)
        return START

    def _pointer_before(self, spot: Position) -> Pointer:
        """The way to the value a place lies in; for a comment, to the value before it."""
        return max(
            (found for found in _values(self._root, ()) if found[1] <= spot),
            key=lambda found: found[1],
            default=((), START),
        )[0]


def _values(node: Node | None, at: Pointer) -> Iterator[tuple[Pointer, Position]]:
    if isinstance(node, ScalarNode):
        yield at, position(node)
    elif isinstance(node, MappingNode):
        for key, value in node.entries:
            yield from _values(value, (*at, key.text))
    elif isinstance(node, SequenceNode):
        for number, value in enumerate(node.items):
            yield from _values(value, (*at, number))


def _outwards(pointer: Pointer) -> Iterator[Pointer]:
    for length in range(len(pointer), -1, -1):
        yield pointer[:length]


def dotted(pointer: Pointer) -> str:
    """A pointer as people write it: purchases[0].amount."""
    path = ""
    for step in pointer:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def form_path(pointer: Pointer) -> str:
    """A pointer as the form names the field: purchases[].amount; the position in a plain list is dropped."""
    path = ""
    for number, step in enumerate(pointer):
        if isinstance(step, str):
            path += f".{step}" if path else step
        elif number < len(pointer) - 1:
            path += "[]"
    return path
