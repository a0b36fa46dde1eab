"""What a form says and no card gets is told by label, and never what was typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cardgen.model.filledform import Outside
from cardgen.model.form import FormSpec
from cardgen.workflows.importing_forms.plan import FormPlanner
from cardgen.workflows.importing_forms.untaken import Untaken, untaken
from cardgen.workflows.workspace import open_workspace
from tests.workflows.importing_forms.typed import blank, sent


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (Outside(near="owner"), "담당자"),
        (Outside(near="contact.mobile", label="전화"), "연락처 > 휴대전화"),
        (Outside(near="purchases[3].amount"), "구매 이력 3 > 금액"),
        (Outside(near="former", label="전 담당"), "전 담당"),
        (Outside(label="비고"), "비고"),
        (Outside(), ""),
    ],
    ids=lambda it: it.near or it.label if isinstance(it, Outside) else "",
)
def test_text_beside_the_fields_is_told_by_the_field_next_to_it(customer: FormSpec, place: Outside, told: str) -> None:
    filled = replace(blank(customer), outside=(place, place))
    assert untaken(filled, [], customer, "ko") == Untaken(outside=(told,))


def test_what_is_gone_from_the_file_is_told_in_the_order_of_the_form(customer: FormSpec) -> None:
    filled = replace(blank(customer), missing=("former", "purchases", "owner"))
    assert untaken(filled, [], customer, "en").missing == ("Account owner", "Purchases", "former")


def test_a_form_that_lacks_a_field_is_not_empty(workspace: Path, customer: FormSpec) -> None:
    found = FormPlanner(open_workspace(workspace), "en").plan(replace(sent(workspace, customer), missing=("owner",)))
    assert found.untaken == Untaken(missing=("Account owner",))
