"""A card beside its copy: every field is paired with what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.errors import UsageError
from cardgen.model.policy import Action
from cardgen.workflows.policy_overview import check_policies
from cardgen.workflows.policy_preview import Preview, PreviewRow, preview
from cardgen.workflows.workspace import Workspace, open_workspace

CARD = "C-7F3K9Q"


@pytest.fixture
def opened(make_workspace: Callable[..., Path]) -> Workspace:
    return open_workspace(make_workspace(CARD, "C-E5XB1W", "receipts/R-3H8QZM"))


def previewed(workspace: Workspace, policy: str, card: str = CARD) -> Preview:
    found, problems = preview(workspace, policy, card, "ko")
    assert found is not None
    assert problems == ()
    return found


def rows(found: Preview) -> dict[tuple[str, int], PreviewRow]:
    return {(row.label, row.record): row for _, rows in found.sections for row in rows}


def test_each_field_stands_beside_what_becomes_of_it(opened: Workspace) -> None:
    found = rows(previewed(opened, "sales"))
    assert found["등급", 0] == PreviewRow("등급", "VIP", "VIP", Action.SHOW)
    assert found["주소", 0].after == "서울특별시 강남구 ***"
    assert found["우편번호", 0] == PreviewRow("우편번호", "06234", "", Action.OMIT)
    assert found["금액", 4] == PreviewRow("금액", "1,650,000원", "100만~500만원", Action.BAND, 4)
    assert found["비고", 2] == PreviewRow("비고", "1개는 선물 포장", "", Action.OMIT, 2)


def test_a_bar_stands_where_there_is_nothing_too(opened: Workspace) -> None:
    found = rows(previewed(opened, "support"))
    assert found["비고", 1].before == ""
    assert found["비고", 1].after == found["비고", 2].after == "■" * 6


def test_a_list_left_off_is_one_row(opened: Workspace) -> None:
    assert rows(previewed(opened, "delivery"))["구매 이력", 0] == PreviewRow("구매 이력", "4건", "", Action.OMIT)


def test_the_number_of_records_alone_is_one_row(opened: Workspace) -> None:
    file = opened.root / "templates/customer/policies/sales.yaml"
    text = file.read_text(encoding="utf-8")
    counted = "".join(line for line in text.splitlines(keepends=True) if "purchases[]" not in line)
    file.write_text(counted, encoding="utf-8")
    assert rows(previewed(opened, "sales"))["구매 이력", 0] == PreviewRow("구매 이력", "4건", "4건", Action.SHOW)


def test_pseudonyms_are_those_of_no_share(opened: Workspace) -> None:
    assert previewed(opened, "sales").heading != previewed(opened, "sales").heading


def test_who_withdrew_is_said_to_stay_out(opened: Workspace) -> None:
    assert previewed(opened, "sales").goes
    file = opened.root / f"cards/{CARD}.yaml"
    text = file.read_text(encoding="utf-8")
    given = "{purpose: 광고성 정보 수신, given: 2021-03-15, method: 서면, version: 2021-01"
    assert given in text
    file.write_text(text.replace(given, f"{given}, withdrawn: 2026-01-02"), encoding="utf-8")
    assert not previewed(opened, "sales").goes


@pytest.mark.parametrize(("policy", "card"), [("management", CARD), ("sales", "R-3H8QZM")])
def test_what_no_share_would_show_has_no_preview(opened: Workspace, policy: str, card: str) -> None:
    with pytest.raises(UsageError):
        preview(opened, policy, card, "ko")


def test_a_field_added_to_the_form_is_named_by_no_policy(opened: Workspace) -> None:
    file = opened.root / "templates/customer/form.yaml"
    added = "  hobby: {type: string, x-label: {ko: 취미, en: Hobby}, x-privacy: quasi, x-merge: scalar}\n"
    text = file.read_text(encoding="utf-8")
    text = text.replace("shareable_summary, notes]", "shareable_summary, notes, hobby]")
    file.write_text(text.rstrip() + "\n" + added, encoding="utf-8")
    checked = check_policies(open_workspace(opened.root), ())
    assert checked.problems == ()
    with_cards = [it for it in checked.overviews if it.policy.cards]
    assert len(with_cards) == 3
    assert all("hobby" in {member.path for member in it.unnamed} for it in with_cards)
