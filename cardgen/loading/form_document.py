"""The document of a form.yaml as plain data, its references followed: all that a merge needs of a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cardgen.yamltree import MappingNode
from cardgen.yamltree.core import core_data

Schema = Mapping[str, Any]


def form_document(root: MappingNode) -> Schema:
    """The JSON Schema document in a form's tree. KeyError for a reference to nothing."""
    raw = core_data(root)
    assert isinstance(raw, dict)
    resolved: Schema = _resolved(raw, raw)
    return resolved


def _resolved(node: Any, root: Schema) -> Any:
    """The document with local references replaced by what they name; keys beside `$ref` win, as annotations do."""
    if isinstance(node, list):
        return [_resolved(item, root) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        beside = {key: value for key, value in node.items() if key != "$ref"}
        return _resolved({**_target(str(node["$ref"]), root), **beside}, root)
    return {key: _keyword(key, value, root) for key, value in node.items() if key != "$defs"}


def _keyword(key: str, value: Any, root: Schema) -> Any:
    if key in _DATA_KEYWORDS:
        return value
    if key == "properties":  # its keys are names: a field may be called `default`
        return {name: _resolved(child, root) for name, child in value.items()}
    return _resolved(value, root)


_DATA_KEYWORDS = frozenset({"enum", "default", "examples"})
"""What stands under them is data, not schemas: a `$ref` there would be a value."""


def _target(reference: str, root: Schema) -> Schema:
    found: Any = root
    for step in reference.removeprefix("#/").split("/"):
        found = found[step.replace("~1", "/").replace("~0", "~")]
    return dict(found)
