"""Consents whose wording is near to what a policy asks for are told where cards are checked and shared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cardgen.messages.problems import message_of
from cardgen.model.policy import ConsentRule
from cardgen.workflows.check import check
from cardgen.workflows.policies import chosen_policy
from cardgen.workflows.share_selection import share_cards
from cardgen.workflows.workspace import open_workspace

NEARLY, WITHDRAWN = "광고 수신", "withdrawn: 2025-06-02"


def consenting(workspace: Path, purpose: str, rest: str) -> Path:
    file = workspace / "cards/C-0ZJ8RH.yaml"
    added = f"\nconsents:\n  - purpose: {purpose}\n    given: 2024-03-02\n    {rest}\n"
    file.write_text(file.read_text(encoding="utf-8").partition("\nconsents:")[0] + added, encoding="utf-8")
    return file


def test_a_withdrawal_under_another_wording_is_told_where_it_stands(workspace: Path) -> None:
    file = consenting(workspace, NEARLY, WITHDRAWN)
    (found,) = check(open_workspace(workspace), processes=1).problems
    line = [*map(str.strip, file.read_text(encoding="utf-8").splitlines())].index(f"- purpose: {NEARLY}") + 1
    assert (found.code, found.path, found.field) == ("P203", "cards/C-0ZJ8RH.yaml", "consents[0].purpose")
    assert found.position.line == line
    assert not found.is_error
    assert NEARLY not in message_of(found, "ko")


@pytest.mark.parametrize(
    ("purpose", "rest"),
    [(NEARLY, "method: 서면"), ("광고성 정보 수신 동의(선택)", WITHDRAWN), ("운송사 제공", WITHDRAWN)],
)
def test_what_no_policy_could_miss_is_not_told(workspace: Path, purpose: str, rest: str) -> None:
    consenting(workspace, purpose, rest)
    assert check(open_workspace(workspace), processes=1).problems == ()


def test_a_share_names_the_cards_in_it_or_not(workspace: Path) -> None:
    consenting(workspace, NEARLY, WITHDRAWN)
    opened = open_workspace(workspace)
    policy = chosen_policy(opened, "sales")
    asked = policy.consents[-1]
    for rule in (asked, ConsentRule(asked.purpose, live=True)):
        found = share_cards(opened, replace(policy, consents=(rule,)), (), None, processes=1)
        assert found.doubtful == ("C-0ZJ8RH",)
        assert ("C-0ZJ8RH" in found.without_consent) is rule.live
