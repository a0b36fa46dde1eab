"""Judges the leaves of a form: kind, privacy, merging, rows, choices, limits."""

from __future__ import annotations

from collections.abc import Sequence

from cardgen.messages.advice import KEYWORD_VALUES
from cardgen.model.form import Kind, LeafType, Merge, Privacy
from cardgen.validation.form_report import FormReport, scalar
from cardgen.validation.form_vocabulary import KINDS_OF_TYPE, STANDARD_KEYWORDS
from cardgen.yamltree import MappingNode, Node, ScalarNode, SequenceNode
from cardgen.yamltree.core import core_data

MAX_PAPER_ROWS = 60


def check_leaf(node: MappingNode, leaf_type: LeafType, report: FormReport) -> None:
    """What every leaf must keep, items of a plain list included."""
    check_privacy(node, report)
    _check_kind(node, leaf_type, report)
    if node.get("x-rows"):
        check_rows(node, report)
    past = node.get("x-past")
    if past is not None and not (_is_flag(past) and scalar(node, "x-kind") in (Kind.DATE, Kind.BIRTH_DATE)):
        report.add("F122", past)
    shareable = node.get("x-shareable")
    if shareable is not None and not (_is_flag(shareable) and scalar(node, "x-privacy") == Privacy.FREE_TEXT):
        report.add("F130", shareable)
    choices = node.get("enum")
    if choices is not None and not _are_texts(choices):
        report.add("F124", choices)
    closed = node.get("x-closed")
    if closed is not None and not (_are_texts(closed) and choices is not None and _are_among(closed, choices)):
        report.add("F131", closed)
    check_limits(node, report)


def check_privacy(node: MappingNode, report: FormReport) -> None:
    """A privacy class, and one we know."""
    if scalar(node, "x-privacy") not in tuple(Privacy):
        report.add("F102", node.get("x-privacy") or node, known=", ".join(Privacy))


def check_merge(node: MappingNode, known: Sequence[Merge], report: FormReport) -> None:
    """A way to merge that fits the kind of thing `node` is."""
    if scalar(node, "x-merge") not in known:
        report.add("F108", node.get("x-merge") or node, known=", ".join(known))


def check_rows(node: MappingNode, report: FormReport) -> None:
    """Rows on paper, where `x-rows` is given."""
    given = node.get("x-rows")
    rows = scalar(node, "x-rows")
    fits = scalar(node, "type") == "array" or scalar(node, "x-kind") == Kind.LONG_TEXT
    is_number = isinstance(rows, int) and not isinstance(rows, bool) and 1 <= rows <= MAX_PAPER_ROWS
    if given is not None and not (fits and is_number):
        report.add("F111", given)


def check_index(node: MappingNode, report: FormReport, *, allowed: bool) -> None:
    """The flag that puts a field into the index."""
    flag = node.get("x-index")
    if flag is not None and not (allowed and _is_flag(flag)):
        report.add("F119", flag)


def check_limits(node: MappingNode, report: FormReport) -> None:
    """Ordinary keywords with values JSON Schema refuses, such as `minLength: many`."""
    import jsonschema_rs

    for key, value in node.entries:
        if key.text not in STANDARD_KEYWORDS:
            continue
        schema = {key.text: core_data(value)}
        if not jsonschema_rs.meta.is_valid(schema):
            expected = KEYWORD_VALUES.get(key.text)
            report.add("F112", value, **({"expected": expected} if expected else {}))
        elif key.text == "pattern" and not _compiles(schema):
            report.add("F125", value)


def _check_kind(node: MappingNode, leaf_type: LeafType, report: FormReport) -> None:
    kind = scalar(node, "x-kind")
    known = KINDS_OF_TYPE[leaf_type]
    has_choices = node.get("enum") is not None
    if node.get("x-kind") is None and not has_choices:
        return
    if kind not in known or (kind == Kind.CHOICE) != has_choices:
        report.add("F107", node.get("x-kind") or node, known=", ".join(known) or "-")


def _is_flag(node: Node) -> bool:
    return isinstance(core_data(node), bool)


def _are_texts(node: Node) -> bool:
    choices = core_data(node) if isinstance(node, SequenceNode) else []
    assert isinstance(choices, list)
    texts = [choice for choice in choices if isinstance(choice, str) and choice.strip()]
    return 0 < len(choices) == len(texts) == len(set(texts))


def _are_among(chosen: Node, choices: Node) -> bool:
    """True for a list of texts that another list of texts holds."""
    known = core_data(choices)
    some = core_data(chosen)
    return isinstance(known, list) and isinstance(some, list) and all(choice in known for choice in some)


def _compiles(schema: dict[str, object]) -> bool:
    import jsonschema_rs

    try:
        jsonschema_rs.Draft202012Validator(schema)
    except ValueError:
        return False
    return True


def is_text(node: Node) -> bool:
    """True for a scalar with something in it."""
    return isinstance(node, ScalarNode) and node.text.strip() != ""
