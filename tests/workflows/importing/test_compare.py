"""Values a cell cannot keep are no change."""

from __future__ import annotations

import pytest

from cardgen.model.form import Kind, Leaf, LeafType, Merge, Privacy
from cardgen.model.problem import Label
from cardgen.workflows.importing.compare import same, settled


def leaf(leaf_type: str = "string", *, many: bool = False, kind: Kind = Kind.TEXT) -> Leaf:
    label = (Label("항목", "field"),)
    return Leaf("field", "field", label, LeafType(leaf_type), kind, Privacy.PUBLIC, Merge.SCALAR, many=many)


@pytest.mark.parametrize(
    ("field", "current", "cell"),
    [
        (leaf(), "", None),
        (leaf(), "\u3000\u00a0", None),
        (leaf(many=True), [], None),
        (leaf(), "\u200b글", "글"),
        (leaf(many=True), ["\u3000목공", "재즈\u00a0음반"], [" 목공", "재즈 음반"]),
        (leaf("number"), 0.10000000000000002, 0.1),
        (leaf("number"), 1234567.8901234567, 1234567.89012346),
        (leaf("integer"), 10**18, 10**18),
        (leaf(kind=Kind.PHONE), "01012345678", "010-1234-5678"),
    ],
)
def test_what_a_cell_cannot_keep_is_no_change(field: Leaf, current: object, cell: object) -> None:
    assert same(field, current, cell)


@pytest.mark.parametrize(
    ("field", "current", "cell"),
    [
        (leaf(), "글", None),
        (leaf(), None, "글"),
        (leaf(), "", "글"),
        (leaf("number"), 0.1, 0.10000000000001),
        (leaf("integer"), 10**17, 10**17 + 1),
        (leaf("boolean"), False, None),
        (leaf("integer"), 0, None),
        (leaf(many=True), ["a"], ["a", "b"]),
    ],
)
def test_what_a_cell_says_otherwise_is_one(field: Leaf, current: object, cell: object) -> None:
    assert not same(field, current, cell)


def test_a_value_settles_to_what_its_cell_would_be_read_as() -> None:
    assert settled(leaf(), "\u200b글 ") == settled(leaf(), "글") == "글"
    assert settled(leaf(many=True), []) is settled(leaf(), None) is None
