"""An editor is told what a policy may hold, and agrees with the lint where a schema can say it."""

from __future__ import annotations

from pathlib import Path

import jsonschema_rs
import pytest

from cardgen.loading.policy_file import PolicyFile, read_policy
from cardgen.model.form import FormSpec
from cardgen.workflows.policy_schema import policy_schema
from cardgen.yamltree.core import core_data

BAD = Path(__file__).parents[1] / "examples/bad/policies"
BEYOND_A_SCHEMA = frozenset({"P110", "P111", "P113", "P115", "P116", "P117", "P120", "P123", "P124"})
"""Rules about days, about two keys together, and warnings."""
NOT_SEEN = {
    "P103/no-totals",
    "P104/purpose-of-two-lines",
    "P104/day-that-is-none",
    "P104/domains",
    "P104/no-columns",
    "P104/no-fields",
}


def is_valid(file: Path, form: FormSpec) -> bool:
    read = read_policy(file, file.name, form.name)
    assert isinstance(read, PolicyFile)
    return jsonschema_rs.is_valid(policy_schema(form), core_data(read.root))


def shown_by_editor() -> list[Path]:
    files = (file for file in sorted(BAD.glob("*/*.yaml")) if file.parent.name not in BEYOND_A_SCHEMA)
    return [file for file in files if f"{file.parent.name}/{file.stem}" not in NOT_SEEN]


@pytest.mark.parametrize("name", ["delivery", "management", "sales", "support"])
def test_an_editor_takes_the_policies_that_ship(root: Path, customer: FormSpec, name: str) -> None:
    assert is_valid(root / f"templates/customer/policies/{name}.yaml", customer)


@pytest.mark.parametrize("file", shown_by_editor(), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_an_editor_underlines_what_the_lint_refuses(file: Path, customer: FormSpec) -> None:
    assert not is_valid(file, customer)


def test_a_form_without_dates_or_tables_has_a_schema_too(receipt: FormSpec) -> None:
    jsonschema_rs.Draft202012Validator(policy_schema(receipt))
