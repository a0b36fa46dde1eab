"""Reads a card file: text first, then each value as the type its form declares.

Decision 2 of the architecture: an unquoted 01012345670 in a text field stays what was typed, because YAML's own
typing is never asked; the form's is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cardgen.loading.file_text import fault_problem, read_text
from cardgen.model.card import RawCard, Rejected, TypingNote
from cardgen.model.form import FormSpec
from cardgen.model.problem import START, Problem
from cardgen.yamltree import Fault, MappingNode, Node, Pointer, ScalarNode, SequenceNode, parse, position
from cardgen.yamltree.core import as_boolean, as_float, as_integer, is_null, normalised, would_be_typed

Schema = Mapping[str, Any]


def load_card(file: Path, path: str, form: FormSpec) -> RawCard | Rejected:
    """The card in `file`; `path` is how messages name it. Rejected where its YAML is refused.

    Only faults of the YAML itself are judged here; whether the values keep the form's rules is for validation.
    """
    found = read_text(file)
    if isinstance(found, Fault):
        return Rejected(path, (fault_problem(found, path),))
    return read_card(found.text, found.blob, path, form)


def read_card(text: str, blob: str, path: str, form: FormSpec) -> RawCard | Rejected:
    """The card in a text that is already at hand, as from git."""
    tree = parse(text)
    if tree.faults:
        return Rejected(path, tuple(fault_problem(fault, path) for fault in tree.faults))
    if tree.root is None or not isinstance(tree.root, MappingNode):
        where = START if tree.root is None else position(tree.root)
        return Rejected(path, (Problem("Y113", path, where),))
    typing = _Typing()
    data = typing.mapping(tree.root, form.schema, ())
    return RawCard(path, form.name, blob, data, text, tuple(typing.notes))


_UNTYPED: Schema = {}
_UNREAD = ""
"""Stands for what is not read: the content of a field the form lacks (its key is wrong already), an empty list item."""


@dataclass(slots=True)
class _Typing:
    """Turns nodes into plain data, noting what a checker must hear about.

    Absent values leave no key behind; text of nothing but white space is no value either, quoted or not.
    """

    notes: list[TypingNote] = field(default_factory=list)

    def mapping(self, node: MappingNode, schema: Schema, at: Pointer) -> dict[str, object]:
        properties = schema.get("properties", _UNTYPED)
        data: dict[str, object] = {}
        for key, child in node.entries:
            name = key.text
            declared = properties.get(name)
            if declared is None:
                data[name] = _UNREAD
            elif (value := self._value(child, declared, (*at, name))) is not None:
                data[name] = value
        return data

    def _value(self, node: Node, schema: Schema, at: Pointer) -> object:
        if isinstance(node, ScalarNode):
            return self._scalar(node, schema.get("type"), at)
        if isinstance(node, MappingNode):
            return self.mapping(node, schema, at)
        return self._list(node, schema.get("items", _UNTYPED), at)

    def _list(self, node: SequenceNode, schema: Schema, at: Pointer) -> list[object]:
        """List items keep their place: an empty one is reported instead of dropped, later positions would shift."""
        items = []
        for number, child in enumerate(node.items):
            value = self._value(child, schema, (*at, number))
            if value is None:
                if isinstance(child, ScalarNode) and not child.text.strip():
                    self._note("C119", (*at, number))
                value = _UNREAD
            items.append(value)
        return items

    def _scalar(self, node: ScalarNode, declared: str | None, at: Pointer) -> object:
        text = node.text
        if not text or text.isspace():
            return None
        if not node.plain:
            return normalised(text)
        if declared == "string" and not would_be_typed(text):
            return normalised(text)
        if is_null(text):
            self._note("C112", at)
            return None
        return self._typed(text, declared, at)

    def _typed(self, text: str, declared: str | None, at: Pointer) -> object:
        """The value a plain text stands for; the text itself, where it is none of the type declared."""
        match declared:
            case "string":
                self._note("C302", at)
                typed: object = None
            case "integer":
                typed = as_integer(text)
            case "number":
                typed = as_float(text)
            case "boolean":
                typed = as_boolean(text)
            case _:
                typed = None
        return text if typed is None else typed

    def _note(self, code: str, at: Pointer) -> None:
        self.notes.append(TypingNote(code, at))
