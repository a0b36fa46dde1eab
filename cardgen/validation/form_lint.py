"""Judges a form.yaml before anything is read from it: the dialect, the x- vocabulary, labels and privacy classes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cardgen.model.form import LeafType, Merge, Privacy
from cardgen.model.problem import Position, Problem
from cardgen.validation.form_vocabulary import (
    GROUP_KEYWORDS,
    ITEM_KEYWORDS,
    KINDS_OF_TYPE,
    LEAF_KEYWORDS,
    LIST_KEYWORDS,
    RECORD_KEYWORDS,
    ROOT_KEYWORDS,
    STANDARD_KEYWORDS,
    X_KEYWORDS,
)
from cardgen.validation.suggestion import nearest
from cardgen.yamltree import MappingNode, Node, ScalarNode, SequenceNode, position
from cardgen.yamltree.core import core_data

MAX_PAPER_ROWS = 60
_FIELD_NAME = re.compile(r"[a-z][a-z0-9_]*")
_RESERVED = frozenset({"card", "cells"})
_ID_PREFIX = re.compile(r"[A-Z]{1,4}-")
_RESIDENT = re.compile(
    r"주민\s*등록\s*번호|외국인\s*등록\s*번호|resident.?(registration)?.?(number|no)|\brrn\b", re.IGNORECASE
)
_LEAF_TYPES = tuple(LeafType)


def lint_form(root: MappingNode, path: str) -> tuple[Problem, ...]:
    """Every problem of a form, in file order; `path` is how messages name the file.

    An empty result makes it safe to build.
    """
    lint = _Lint(root, path)
    lint.form()
    return tuple(sorted(lint.problems, key=lambda problem: problem.position))


class _Lint:
    """One reading of one form."""

    def __init__(self, root: MappingNode, path: str) -> None:
        self._root = root
        self._path = path
        self.problems: list[Problem] = []

    def _report(self, code: str, node: Node, **args: str) -> None:
        self.problems.append(Problem(code, self._path, position(node), args=args))

    def form(self) -> None:
        root = self._root
        self._keywords(root, ROOT_KEYWORDS)
        self._label(root, root)
        self._prefix(root)
        version = _scalar(root, "x-version")
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            self._report("F115", root.get("x-version") or root)
        if _scalar(root, "type") != "object":
            self._report("F105", root.get("type") or root, known="object")
            return
        self._object(root)
        self._order(root, at_root=True)
        self._id(root)

    def _prefix(self, root: MappingNode) -> None:
        prefix = _scalar(root, "x-id-prefix")
        if not isinstance(prefix, str) or not _ID_PREFIX.fullmatch(prefix):
            self._report("F109", root.get("x-id-prefix") or root)

    def _id(self, root: MappingNode) -> None:
        properties = root.get("properties")
        entry = properties.get("id") if isinstance(properties, MappingNode) else None
        required = root.get("required")
        named = (
            [item.text for item in required.items if isinstance(item, ScalarNode)]
            if isinstance(required, SequenceNode)
            else []
        )
        if (
            not isinstance(entry, MappingNode)
            or _scalar(entry, "x-kind") != "id"
            or not isinstance(_scalar(entry, "pattern"), str)
            or "id" not in named
        ):
            self._report("F114", entry or properties or root)

    def _object(self, node: MappingNode) -> None:
        if _scalar(node, "additionalProperties") is not False:
            self._report("F113", node)
        properties = node.get("properties")
        if not isinstance(properties, MappingNode):
            self._report("F112", properties or node)
            return
        for key, child in properties.entries:
            self._property(key, child, in_record=False)
        self._required(node, properties)

    def _required(self, node: MappingNode, properties: MappingNode) -> None:
        required = node.get("required")
        if required is None:
            return
        if not isinstance(required, SequenceNode):
            self._report("F112", required)
            return
        for item in required.items:
            if not isinstance(item, ScalarNode) or properties.get(item.text) is None:
                self._report("F112", item)

    def _property(self, key: ScalarNode, child: Node, *, in_record: bool) -> None:
        if not _FIELD_NAME.fullmatch(key.text) or key.text in _RESERVED:
            self._report("F118", key)
        schema = self._followed(child)
        if schema is None:
            return
        self._resident(key, schema)
        self._label(schema, key)
        match _scalar(schema, "type"):
            case "object" if not in_record:
                self._keywords(schema, GROUP_KEYWORDS)
                self._object(schema)
                self._order(schema, at_root=False)
            case "array" if not in_record:
                self._list(schema)
            case _:
                self._leaf(schema, LEAF_KEYWORDS, in_record=in_record)

    def _list(self, node: MappingNode) -> None:
        item = self._followed(node.get("items") or node)
        if item is None:
            return
        if item is node:
            self._report("F116", node)
        elif _scalar(item, "type") == "object":
            self._keywords(node, RECORD_KEYWORDS)
            self._privacy(node)
            self._merge(node, (Merge.RECORDS, Merge.SET, Merge.ATOMIC))
            self._rows(node)
            self._record(item)
        else:
            self._keywords(node, LIST_KEYWORDS)
            self._merge(node, (Merge.SET, Merge.ATOMIC))
            self._flag(node, "x-index")
            self._leaf(item, ITEM_KEYWORDS, in_record=True, is_item=True)

    def _record(self, item: MappingNode) -> None:
        self._keywords(item, GROUP_KEYWORDS - {"x-label"} | {"x-order"})
        if _scalar(item, "additionalProperties") is not False:
            self._report("F113", item)
        properties = item.get("properties")
        if not isinstance(properties, MappingNode) or not properties.entries:
            self._report("F116", properties or item)
            return
        for key, child in properties.entries:
            self._property(key, child, in_record=True)
        self._required(item, properties)
        self._order(item, at_root=False)

    def _leaf(self, node: MappingNode, allowed: frozenset[str], *, in_record: bool, is_item: bool = False) -> None:
        leaf_type = _scalar(node, "type")
        if leaf_type not in _LEAF_TYPES:
            code = "F116" if leaf_type in ("object", "array") else "F105"
            self._report(code, node.get("type") or node, known=", ".join(_LEAF_TYPES))
            return
        self._keywords(node, allowed)
        self._privacy(node)
        self._kind(node, LeafType(str(leaf_type)))
        if not is_item:
            self._merge(node, (Merge.SCALAR, Merge.ATOMIC, Merge.APPEND))
        if node.get("x-rows"):
            self._rows(node)
        self._flag(node, "x-index", refused=in_record)
        self._flag(node, "x-past")
        self._standard_values(node)

    def _kind(self, node: MappingNode, leaf_type: LeafType) -> None:
        kind = _scalar(node, "x-kind")
        known = KINDS_OF_TYPE[leaf_type]
        has_choices = node.get("enum") is not None
        if kind is None and not has_choices:
            return
        if kind not in known or (kind == "choice") != has_choices:
            self._report("F107", node.get("x-kind") or node, known=", ".join(known) or "-")

    def _privacy(self, node: MappingNode) -> None:
        if _scalar(node, "x-privacy") not in tuple(Privacy):
            self._report("F102", node.get("x-privacy") or node, known=", ".join(Privacy))

    def _merge(self, node: MappingNode, known: Sequence[Merge]) -> None:
        if _scalar(node, "x-merge") not in known:
            self._report("F108", node.get("x-merge") or node, known=", ".join(known))

    def _rows(self, node: MappingNode) -> None:
        rows = _scalar(node, "x-rows")
        fits = _scalar(node, "type") == "array" or _scalar(node, "x-kind") == "long-text"
        if rows is None and node.get("x-rows") is None:
            return
        if not fits or not isinstance(rows, int) or not 1 <= rows <= MAX_PAPER_ROWS:
            self._report("F111", node.get("x-rows") or node)

    def _flag(self, node: MappingNode, keyword: str, *, refused: bool = False) -> None:
        flag = node.get(keyword)
        if flag is not None and (refused or not isinstance(core_data(flag), bool)):
            self._report("F119", flag)

    def _standard_values(self, node: MappingNode) -> None:
        """Ordinary keywords with values the JSON Schema meta-schema refuses, such as `minLength: many`."""
        import jsonschema_rs

        for key, value in node.entries:
            if key.text in STANDARD_KEYWORDS and not jsonschema_rs.meta.is_valid({key.text: core_data(value)}):
                self._report("F112", value)

    def _label(self, node: MappingNode, at: Node) -> None:
        label = node.get("x-label")
        texts: Mapping[str, Any] = {}
        if isinstance(label, MappingNode):
            texts = {key.text: value for key, value in label.entries}
        ok = set(texts) == {"ko", "en"} and all(isinstance(it, ScalarNode) and it.text.strip() for it in texts.values())
        if not ok:
            self._report("F103", label or at)

    def _resident(self, key: ScalarNode, schema: MappingNode) -> None:
        label = schema.get("x-label")
        words = [key.text.replace("_", " ")]
        if isinstance(label, MappingNode):
            words += [value.text for _, value in label.entries if isinstance(value, ScalarNode)]
        if any(_RESIDENT.search(word) for word in words):
            self._report("F117", key)

    def _keywords(self, node: MappingNode, allowed: frozenset[str]) -> None:
        for key, value in node.entries:
            if key.text == "x-was" and not _is_path_or_paths(value):
                self._report("F120", value)
            if key.text in allowed:
                continue
            code = "F101" if key.text.startswith("x-") and key.text not in X_KEYWORDS else "F104"
            self._report(code, key, **_guess(key.text, allowed))

    def _order(self, node: MappingNode, *, at_root: bool) -> None:
        order, properties = node.get("x-order"), node.get("properties")
        if order is None or not isinstance(properties, MappingNode):
            return
        named = list(self._ordered(order, at_root=at_root))
        keys = {key.text for key, _ in properties.entries}
        wrong = sorted(keys.symmetric_difference(named) | {name for name in named if named.count(name) > 1})
        if wrong:
            self._report("F110", order, keys=", ".join(wrong))

    def _ordered(self, order: Node, *, at_root: bool) -> Iterator[str]:
        """The keys an x-order names; at the root an entry may be a titled group: {label: {ko, en}, fields: [...]}."""
        if not isinstance(order, SequenceNode):
            self._report("F110", order, keys="-")
            return
        for entry in order.items:
            if isinstance(entry, ScalarNode):
                yield entry.text
            elif at_root and isinstance(entry, MappingNode):
                yield from self._titled(entry)
            else:
                self._report("F110", entry, keys="-")

    def _titled(self, entry: MappingNode) -> Iterator[str]:
        fields = entry.get("fields")
        label = entry.get("label")
        names = {key.text for key, _ in label.entries} if isinstance(label, MappingNode) else set()
        if names != {"ko", "en"}:
            self._report("F103", label or entry)
        if not isinstance(fields, SequenceNode) or not fields.items:
            self._report("F110", fields or entry, keys="fields")
            return
        yield from (item.text for item in fields.items if isinstance(item, ScalarNode))

    def _followed(self, node: Node) -> MappingNode | None:
        """The schema itself, or what its local `$ref` names with the keywords beside it.

        None once a fault is reported.
        """
        seen: set[str] = set()
        entries: dict[str, tuple[ScalarNode, Node]] = {}
        start: Position = position(node)
        while isinstance(node, MappingNode):
            for key, value in node.entries:
                if key.text != "$ref":
                    entries.setdefault(key.text, (key, value))
            reference = node.get("$ref")
            if reference is None:
                return MappingNode(tuple(entries.values()), start.line, start.column)
            target = self._target(reference)
            if target is None or (isinstance(reference, ScalarNode) and reference.text in seen):
                self._report("F106", reference)
                return None
            seen.add(reference.text if isinstance(reference, ScalarNode) else "")
            node = target
        self._report("F112", node)
        return None

    def _target(self, reference: Node) -> Node | None:
        if not isinstance(reference, ScalarNode) or not reference.text.startswith("#/"):
            return None
        node: Node | None = self._root
        for step in reference.text.removeprefix("#/").split("/"):
            name = step.replace("~1", "/").replace("~0", "~")
            node = node.get(name) if isinstance(node, MappingNode) else None
        return node


def _scalar(node: MappingNode, key: str) -> object:
    found = node.get(key)
    return core_data(found) if isinstance(found, ScalarNode) else None


def _is_path_or_paths(node: Node) -> bool:
    items = node.items if isinstance(node, SequenceNode) else (node,)
    return all(isinstance(item, ScalarNode) and item.text for item in items)


def _guess(word: str, allowed: frozenset[str]) -> dict[str, str]:
    guess = nearest(word, {name: name for name in sorted(allowed)})
    return {"suggestion": guess} if guess else {}
