"""Judges a form.yaml before anything is read from it: the dialect, the x- vocabulary, labels and privacy classes."""

from __future__ import annotations

import re

from cardgen.entry.suggestion import nearest
from cardgen.messages.advice import FIELD_NAMES
from cardgen.model.form import LeafType, Merge
from cardgen.model.problem import Problem
from cardgen.validation.form_leaf import (
    check_index,
    check_leaf,
    check_limits,
    check_merge,
    check_privacy,
    check_rows,
    is_text,
)
from cardgen.validation.form_order import check_label, check_order
from cardgen.validation.form_references import References
from cardgen.validation.form_report import FormReport, scalar
from cardgen.validation.form_vocabulary import (
    GROUP_KEYWORDS,
    ITEM_KEYWORDS,
    LEAF_KEYWORDS,
    LIST_KEYWORDS,
    RECORD_ITEM_KEYWORDS,
    RECORD_KEYWORDS,
    ROOT_KEYWORDS,
    X_KEYWORDS,
)
from cardgen.yamltree import MappingNode, Node, ScalarNode, SequenceNode
from cardgen.yamltree.core import core_data

MAX_COLUMNS = 12
"""Columns of a table: more are unreadable on A4 (7 mm each)."""

MAX_FIELDS = 1000
"""Fields of a form, references followed: a few lines of references to references could stand for millions."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"
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
    report = FormReport(path)
    _Lint(root, report).form()
    if not report.problems and not _is_schema(root):
        report.add("F112", root)
    return report.problems


class _TooManyFields(Exception):
    pass


class _Lint:
    """One reading of one form."""

    def __init__(self, root: MappingNode, report: FormReport) -> None:
        self._root = root
        self._report = report
        self._references = References(root, report)
        self._fields = 0

    def form(self) -> None:
        root = self._root
        self._identity(root)
        if scalar(root, "type") != "object":
            self._report.add("F105", root.get("type") or root, known="object")
            return
        try:
            self._object(root)
        except _TooManyFields:
            self._report.add("F123", root, limit=str(MAX_COLUMNS), fields=str(MAX_FIELDS))
        check_order(root, self._report, at_root=True)
        self._id(root)

    def _identity(self, root: MappingNode) -> None:
        self._keywords(root, ROOT_KEYWORDS)
        check_label(root.get("x-label"), root, self._report)
        if scalar(root, "$schema") not in (None, DIALECT):
            self._report.add("F112", root.get("$schema") or root)
        prefix = scalar(root, "x-id-prefix")
        if not isinstance(prefix, str) or not _ID_PREFIX.fullmatch(prefix):
            self._report.add("F109", root.get("x-id-prefix") or root)
        version = scalar(root, "x-version")
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            self._report.add("F115", root.get("x-version") or root)

    def _id(self, root: MappingNode) -> None:
        properties, required = root.get("properties"), root.get("required")
        entry = properties.get("id") if isinstance(properties, MappingNode) else None
        named = core_data(required) if isinstance(required, SequenceNode) else []
        assert isinstance(named, list)
        sound = (
            isinstance(entry, MappingNode)
            and (scalar(entry, "type"), scalar(entry, "x-kind")) == ("string", "id")
            and isinstance(scalar(entry, "pattern"), str)
        )
        if not sound or "id" not in named:
            self._report.add("F114", entry or properties or root)

    def _object(self, node: MappingNode) -> None:
        if scalar(node, "additionalProperties") is not False:
            self._report.add("F113", node)
        properties = node.get("properties")
        if not isinstance(properties, MappingNode):
            self._report.add("F112", properties or node)
            return
        for key, child in properties.entries:
            self._property(key, child, in_record=False)
        self._required(node, properties)

    def _required(self, node: MappingNode, properties: MappingNode) -> None:
        required = node.get("required")
        if required is None:
            return
        if not isinstance(required, SequenceNode):
            self._report.add("F112", required, expected=FIELD_NAMES)
            return
        for item in required.items:
            if not isinstance(item, ScalarNode):
                self._report.add("F112", item, expected=FIELD_NAMES)
            elif properties.get(item.text) is None:
                guess = nearest(item.text, {key.text: key.text for key, _ in properties.entries})
                self._report.add("F128", item, key=item.text, **({"suggestion": guess} if guess else {}))

    def _property(self, key: ScalarNode, child: Node, *, in_record: bool) -> None:
        self._fields += 1
        if self._fields > MAX_FIELDS:
            raise _TooManyFields
        if not _FIELD_NAME.fullmatch(key.text) or key.text in _RESERVED:
            self._report.add("F118", key)
        with self._references.followed(child) as schema:
            if schema is None:
                return
            self._resident(key, schema)
            check_label(schema.get("x-label"), key, self._report)
            match scalar(schema, "type"):
                case "object" if not in_record:
                    self._keywords(schema, GROUP_KEYWORDS)
                    self._object(schema)
                    check_order(schema, self._report, at_root=False)
                case "array" if not in_record:
                    self._list(schema)
                case _:
                    self._leaf(schema, in_record=in_record)

    def _list(self, node: MappingNode) -> None:
        items = node.get("items")
        if items is None:
            self._report.add("F116", node)
            return
        check_limits(node, self._report)
        with self._references.followed(items) as item:
            if item is None:
                return
            if scalar(item, "type") == "object":
                self._records(node, item)
            else:
                self._keywords(node, LIST_KEYWORDS)
                check_merge(node, (Merge.SET, Merge.ATOMIC), self._report)
                check_index(node, self._report, allowed=True)
                self._plain(item, ITEM_KEYWORDS)

    def _records(self, node: MappingNode, item: MappingNode) -> None:
        self._keywords(node, RECORD_KEYWORDS)
        check_privacy(node, self._report)
        check_merge(node, (Merge.RECORDS, Merge.SET, Merge.ATOMIC), self._report)
        check_rows(node, self._report)
        self._keywords(item, RECORD_ITEM_KEYWORDS)
        if scalar(item, "additionalProperties") is not False:
            self._report.add("F113", item)
        properties = item.get("properties")
        if not isinstance(properties, MappingNode) or not properties.entries:
            self._report.add("F116", properties or item)
            return
        if len(properties.entries) > MAX_COLUMNS:
            self._report.add("F123", properties, limit=str(MAX_COLUMNS), fields=str(MAX_FIELDS))
        for key, child in properties.entries:
            self._property(key, child, in_record=True)
        self._required(item, properties)
        check_order(item, self._report, at_root=False)

    def _leaf(self, node: MappingNode, *, in_record: bool) -> None:
        if self._plain(node, LEAF_KEYWORDS):
            check_merge(node, (Merge.SCALAR, Merge.ATOMIC, Merge.APPEND), self._report)
            check_index(node, self._report, allowed=not in_record)

    def _plain(self, node: MappingNode, allowed: frozenset[str]) -> bool:
        """A leaf or an item of a plain list; False where its type already is wrong."""
        leaf_type = scalar(node, "type")
        if leaf_type not in _LEAF_TYPES:
            code = "F116" if leaf_type in ("object", "array") else "F105"
            self._report.add(code, node.get("type") or node, known=", ".join(_LEAF_TYPES))
            return False
        self._keywords(node, allowed)
        check_leaf(node, LeafType(str(leaf_type)), self._report)
        return True

    def _resident(self, key: ScalarNode, schema: MappingNode) -> None:
        label = schema.get("x-label")
        words = [key.text.replace("_", " ")]
        if isinstance(label, MappingNode):
            words += [value.text for _, value in label.entries if isinstance(value, ScalarNode)]
        if any(_RESIDENT.search(word) for word in words):
            self._report.add("F117", key)

    def _keywords(self, node: MappingNode, allowed: frozenset[str]) -> None:
        for key, value in node.entries:
            if key.text == "x-was" and not _are_paths(value):
                self._report.add("F120", value)
            if key.text in allowed:
                continue
            code = "F101" if key.text.startswith("x-") and key.text not in X_KEYWORDS else "F104"
            guess = nearest(key.text, {name: name for name in sorted(allowed)})
            self._report.add(code, key, **({"suggestion": guess} if guess else {}))


def _are_paths(node: Node) -> bool:
    items = node.items if isinstance(node, SequenceNode) else (node,)
    return all(map(is_text, items))


def _is_schema(root: MappingNode) -> bool:
    """The last word has the checker that will use the form: JSON Schema has more rules than are told apart here."""
    import jsonschema_rs

    schema = core_data(root)
    assert isinstance(schema, dict)
    try:
        jsonschema_rs.Draft202012Validator(schema)
    except (ValueError, jsonschema_rs.ReferencingError):
        return False
    return True
