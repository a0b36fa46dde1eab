"""What passes the lint can be built and compiled, whatever somebody did to the form."""

from __future__ import annotations

from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.loading.form_file import FormFile, build_form
from cardgen.messages.problems import hint_of, message_of
from cardgen.model.form import FormSpec
from cardgen.validation.form_lint import lint_form
from cardgen.viewing.layout import GRID, column_spans
from cardgen.yamltree import MappingNode, Node, ScalarNode, SequenceNode, parse

SHIPPED = ("customer", "receipt")
WORDS = [
    *(
        "",
        "true",
        "false",
        "null",
        "0",
        "-1",
        "1",
        "1e999",
        "9" * 30,
        "가",
        "[",
        "^C-",
        "string",
        "object",
        "array",
        "number",
    ),
    *(
        "date",
        "choice",
        "long-text",
        "scalar",
        "records",
        "internal",
        "#/properties/contact",
        "#/$defs/x",
        "id",
        "name",
        "x",
    ),
]
KEYS = [
    *(
        "type",
        "items",
        "properties",
        "required",
        "enum",
        "pattern",
        "$ref",
        "$defs",
        "x-order",
        "x-label",
        "x-rows",
        "x-was",
    ),
    *(
        "x-kind",
        "x-merge",
        "x-privacy",
        "x-index",
        "x-past",
        "x-closed",
        "x-version",
        "x-id-prefix",
        "additionalProperties",
        "maxLength",
    ),
    *("minItems", "multipleOf", "default", "examples", "$schema", "$id", "format", "uniqueItems", "minimum"),
]


def _mapping(entries: dict[str, Node]) -> MappingNode:
    return MappingNode(tuple((ScalarNode(key, True, 1, 1), value) for key, value in entries.items()), 1, 1)


SCALARS = st.builds(ScalarNode, st.sampled_from(WORDS), st.booleans(), st.just(1), st.just(1))
NODES: st.SearchStrategy[Node] = st.recursive(
    SCALARS,
    lambda inner: (
        st.builds(lambda items: SequenceNode(tuple(items), 1, 1), st.lists(inner, max_size=3))
        | st.builds(_mapping, st.dictionaries(st.sampled_from(KEYS), inner, max_size=3))
    ),
    max_leaves=6,
)
Edit = tuple[int, str, Node]
EDITS: st.SearchStrategy[list[Edit]] = st.lists(
    st.tuples(st.integers(0, 2000), st.sampled_from(KEYS), NODES), min_size=1, max_size=3
)


def edited(node: Node, edit: Edit, count: list[int]) -> Node:
    """The tree with its n-th node replaced, or, where that is a mapping, one keyword of it set or dropped."""
    at, key, new = edit
    count[0] += 1
    if count[0] == at:
        if not isinstance(node, MappingNode):
            return new
        rest = tuple((name, value) for name, value in node.entries if name.text != key)
        return node._replace(entries=rest if len(rest) < len(node.entries) else (*rest, *_mapping({key: new}).entries))
    if isinstance(node, MappingNode):
        return node._replace(entries=tuple((name, edited(value, edit, count)) for name, value in node.entries))
    if isinstance(node, SequenceNode):
        return node._replace(items=tuple(edited(item, edit, count) for item in node.items))
    return node


@pytest.fixture(scope="module")
def shipped(pytestconfig: pytest.Config) -> dict[str, MappingNode]:
    trees = {}
    for name in SHIPPED:
        root = parse((pytestconfig.rootpath / f"templates/{name}/form.yaml").read_text(encoding="utf-8")).root
        assert isinstance(root, MappingNode)
        trees[name] = root
    return trees


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_forms_are_sound(shipped: dict[str, MappingNode], name: str) -> None:
    assert lint_form(shipped[name], "form.yaml") == ()


@settings(max_examples=400)
@given(st.sampled_from(SHIPPED), EDITS)
def test_a_form_without_problems_can_be_built(shipped: dict[str, MappingNode], name: str, edits: list[Edit]) -> None:
    root: Node = shipped[name]
    for edit in edits:
        root = edited(root, edit, [0])
    if not isinstance(root, MappingNode):
        return
    problems = lint_form(root, "form.yaml")
    for problem in problems:
        assert message_of(problem, "ko")
        hint_of(problem, "ko")
    if not problems:
        form = build_form(FormFile(name, "form.yaml", root, ""))
        jsonschema_rs.Draft202012Validator(dict(form.schema))
        usable(form)


def usable(form: FormSpec) -> None:
    assert form.by_path["id"]
    assert len({member.path for member in form.members()}) == len(list(form.members()))
    for records in form.record_lists():
        assert sum(column_spans(records.columns)) == GRID


def test_a_problem_behind_several_references_is_told_once() -> None:
    text = """\
x-label: {ko: 메모, en: Memo}
x-id-prefix: M-
x-version: 1
type: object
additionalProperties: false
required: [id]
properties:
  id: {type: string, pattern: M, x-kind: id, x-label: {ko: 번호, en: No.}, x-privacy: internal, x-merge: atomic}
  a: {$ref: "#/$defs/line"}
  b: {$ref: "#/$defs/line"}
$defs:
  line: {type: string, x-label: {ko: 줄, en: Line}, x-privacy: secret, x-merge: scalar}
"""
    root = parse(text).root
    assert isinstance(root, MappingNode)
    assert [(problem.code, problem.position.line) for problem in lint_form(root, "form.yaml")] == [("F102", 12)]


@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        ("maxLength: 60", "maxLength: forty", "F112", "Expected: a whole number from 0"),
        ("required: [id, name, kind]", "required: [id, name, kimd]", "F128", "Did you mean: kind"),
        ("required: [id, name, kind]", "required: [id, zzzzzz]", "F128", ""),
        ("required: [id, name, kind]", "required: id", "F112", "Expected: a list of field names"),
    ],
)
def test_a_hint_says_what_a_keyword_takes(root: Path, old: str, new: str, code: str, hint: str) -> None:
    text = (root / "templates/customer/form.yaml").read_text(encoding="utf-8")
    assert old in text
    changed = parse(text.replace(old, new, 1)).root
    assert isinstance(changed, MappingNode)
    problem = next(problem for problem in lint_form(changed, "form.yaml") if problem.code == code)
    assert hint_of(problem, "en") == hint
