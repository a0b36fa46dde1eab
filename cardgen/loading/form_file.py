"""Reads form.yaml and, once it is known to be sound, turns it into a FormSpec."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cardgen.loading.file_text import fault_problem, read_text
from cardgen.loading.form_document import Schema, form_document
from cardgen.model.form import FormSpec, Kind, Leaf, LeafType, Member, Merge, Privacy, RecordList, Section
from cardgen.model.problem import START, Label, Problem
from cardgen.yamltree import Fault, MappingNode, parse

BASICS = Label("기본 정보", "Basics")
"""Title of the section that gathers fields a form puts in no section of its own."""


@dataclass(frozen=True, slots=True)
class FormFile:
    """A form.yaml that could be parsed; form_lint tells whether it is sound."""

    name: str
    path: str
    root: MappingNode = field(repr=False)
    source: str


def read_form(file: Path, path: str) -> FormFile | tuple[Problem, ...]:
    """Parse a form file. `path` is how messages name it; the form is named for its folder."""
    found = read_text(file)
    if isinstance(found, Fault):
        return (fault_problem(found, path),)
    return parse_form(found.text, path, file.parent.name)


def parse_form(text: str, path: str, name: str) -> FormFile | tuple[Problem, ...]:
    """Parse a form whose text is at hand, as from git."""
    tree = parse(text)
    if tree.faults:
        return tuple(fault_problem(fault, path) for fault in tree.faults)
    if not isinstance(tree.root, MappingNode):
        return (Problem("Y113", path, START),)
    return FormFile(name, path, tree.root, hashlib.sha256(text.encode()).hexdigest())


def build_form(form: FormFile) -> FormSpec:
    """The form as a value. Only for files form_lint found no error in; KeyError and ValueError otherwise."""
    schema = form_document(form.root)
    return FormSpec(
        name=form.name,
        label=_label(schema),
        id_prefix=str(schema["x-id-prefix"]),
        id_pattern=str(schema["properties"]["id"]["pattern"]),
        version=int(schema["x-version"]),
        sections=tuple(_sections(schema)),
        schema=schema,
        source=form.source,
    )


def _label(schema: Schema) -> Label:
    return Label(str(schema["x-label"]["ko"]), str(schema["x-label"]["en"]))


def _sections(schema: Schema) -> Iterator[Section]:
    """Sections in the order of the root's `x-order`; without one, loose fields first, then each group and list."""
    properties: Schema = schema["properties"]
    for entry in schema.get("x-order") or _default_order(schema):
        if isinstance(entry, str):
            label = _label(properties[entry])
            yield Section(entry, label, tuple(_members(entry, properties[entry], (), required=False)))
        else:
            label = Label(str(entry["label"]["ko"]), str(entry["label"]["en"]))
            keys: Sequence[str] = entry["fields"]
            yield Section(str(keys[0]), label, tuple(_named(keys, schema, "", ())))


def _default_order(schema: Schema) -> Iterator[Any]:
    properties: Schema = schema["properties"]
    loose = [key for key, child in properties.items() if not _has_own_section(child)]
    yield {"label": {"ko": BASICS.ko, "en": BASICS.en}, "fields": loose}
    yield from (key for key in properties if key not in loose)


def _has_own_section(schema: Schema) -> bool:
    return bool(schema["type"] == "object") or is_record_list(schema)


def is_record_list(schema: Schema) -> bool:
    """True for a list of mappings, as against a plain list of texts or numbers."""
    return bool(schema["type"] == "array" and schema["items"]["type"] == "object")


def _named(keys: Sequence[str], schema: Schema, prefix: str, labels: tuple[Label, ...]) -> Iterator[Member]:
    for key in keys:
        yield from _members(
            f"{prefix}{key}", schema["properties"][key], labels, required=key in schema.get("required", ())
        )


def _members(path: str, schema: Schema, labels: tuple[Label, ...], *, required: bool) -> Iterator[Member]:
    """The members a schema stands for: itself, or what a group holds."""
    chain = (*labels, _label(schema))
    if schema["type"] == "object":
        keys = schema.get("x-order") or list(schema["properties"])
        yield from _named(keys, schema, f"{path}.", chain)
    elif is_record_list(schema):
        yield _record_list(path, schema, chain)
    else:
        yield _leaf(path, schema, chain, required=required)


def _record_list(path: str, schema: Schema, labels: tuple[Label, ...]) -> RecordList:
    item: Schema = schema["items"]
    columns = tuple(
        _leaf(
            f"{path}[].{key}",
            item["properties"][key],
            (*labels, _label(item["properties"][key])),
            required=key in item.get("required", ()),
        )
        for key in item.get("x-order") or item["properties"]
    )
    return RecordList(
        path=path,
        key=_key(path),
        labels=labels,
        privacy=Privacy(schema["x-privacy"]),
        merge=Merge(schema["x-merge"]),
        columns=columns,
        rows=int(schema.get("x-rows", 3)),
        was=_was(schema),
    )


def _leaf(path: str, schema: Schema, labels: tuple[Label, ...], *, required: bool) -> Leaf:
    many = schema["type"] == "array"
    item: Schema = schema["items"] if many else schema
    return Leaf(
        path=path,
        key=_key(path),
        labels=labels,
        type=LeafType(item["type"]),
        kind=Kind(item.get("x-kind", Kind.TEXT)),
        privacy=Privacy(item["x-privacy"]),
        merge=Merge(schema["x-merge"]),
        choices=tuple(item.get("enum", ())),
        required=required,
        many=many,
        index=bool(schema.get("x-index", False)),
        lines=int(schema.get("x-rows", 1)),
        max_length=item.get("maxLength"),
        past=bool(schema.get("x-past", False)),
        shareable=bool(schema.get("x-shareable", False)),
        closed=tuple(schema.get("x-closed", ())),
        was=_was(schema),
    )


def _key(path: str) -> str:
    return path.rsplit(".", 1)[-1]


def _was(schema: Schema) -> tuple[str, ...]:
    was = schema.get("x-was", ())
    return (was,) if isinstance(was, str) else tuple(was)
