"""Which cards go into a share, and by what they may be chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cardgen.errors import ExpressionError, PrivacyRefusal, SelectionRefusal, UsageError
from cardgen.model.form import FormSpec
from cardgen.model.policy import Action, ConsentRule, RedactionPolicy, Treatment
from cardgen.model.problem import Label
from cardgen.workflows.selectable import require_selectable
from cardgen.workflows.share_selection import ShareCards, share_cards
from cardgen.workflows.workspace import Workspace, open_workspace

TODAY = date(2026, 11, 21)
SHOW, MASK = Treatment(Action.SHOW), Treatment(Action.MASK)
POLICY = RedactionPolicy(
    "sales",
    "customer",
    Label("영업", "Sales"),
    treatments={
        "id": Treatment(Action.PSEUDONYM),
        "name": MASK,
        "grade": SHOW,
        "purchases": SHOW,
        "purchases[].item": SHOW,
        "consultations[].date": SHOW,
        "personal.interests": SHOW,
    },
    select_by=frozenset({"contact.address"}),
)


def chosen(workspace: Workspace, *names: str, where: str | None = None, policy: RedactionPolicy = POLICY) -> ShareCards:
    return share_cards(workspace, policy, names, where, processes=1)


def ids(found: ShareCards) -> list[str]:
    return sorted(card.id for card in found.cards)


@pytest.fixture
def opened(workspace: Path) -> Workspace:
    return open_workspace(workspace)


@pytest.mark.parametrize(
    "expression",
    [
        "grade = VIP",
        "등급 = VIP and contact.address ~ 강남",
        "purchases.item ~ 책상",
        "count(purchases) > 2",
        "purchases missing",
        "purchases[item ~ 책상] missing",
        "count(consultations) > 1",
        "count(personal.interests) > 1",
    ],
)
def test_fields_the_reader_sees_may_choose(customer: FormSpec, expression: str) -> None:
    require_selectable(expression, customer, POLICY, TODAY)


@pytest.mark.parametrize(
    ("expression", "fields"),
    [
        ("name ~ 김", ["name"]),
        ("핸드폰 ~ 0284", ["contact.mobile"]),
        ("not (grade = VIP or notes ~ 이사)", ["notes"]),
        ("sum(purchases.amount) > 100", ["purchases[].amount"]),
        ("purchases[amount > 100].item ~ 책상", ["purchases[].amount"]),
        ("last(purchases.item) ~ 책상", ["purchases[].date"]),
        ("first(purchases[note missing].item) ~ 책상", ["purchases[].note", "purchases[].date"]),
        ("count(campaigns) > 1", ["campaigns"]),
        ("owner in (박지훈, 이수진)", ["owner"]),
        ("retain_until missing", ["retain_until"]),
        ("김민준", ["id", "name", "contact.mobile"]),
    ],
)
def test_fields_withheld_or_shown_in_part_may_not(customer: FormSpec, expression: str, fields: list[str]) -> None:
    with pytest.raises(PrivacyRefusal) as refused:
        require_selectable(expression, customer, POLICY, TODAY)
    found = [problem.field for problem in refused.value.problems]
    assert found == fields or (expression == "김민준" and set(fields) <= set(found))
    assert all(problem.code == "P251" and problem.labels for problem in refused.value.problems)
    assert {problem.path for problem in refused.value.problems} == {"--where"}
    policies = {problem.args["policy"] for problem in refused.value.problems}
    assert policies == {"templates/customer/policies/sales.yaml"}


def test_refusals_point_into_the_expression(customer: FormSpec) -> None:
    expression = "등급 = VIP and\n 성명 ~ 김 and notes missing"
    with pytest.raises(SelectionRefusal) as refused:
        require_selectable(expression, customer, POLICY, TODAY)
    places = [(problem.position.line, problem.position.column) for problem in refused.value.problems]
    assert (places, refused.value.expression) == ([(2, 2), (2, 13)], expression)


def test_expression_that_means_nothing_is_no_refusal(customer: FormSpec) -> None:
    with pytest.raises(ExpressionError):
        require_selectable("nosuch = 1", customer, POLICY, TODAY)


def test_all_cards_of_the_form_go_where_none_is_named(opened: Workspace) -> None:
    found = chosen(opened)
    assert ids(found) == ["C-0ZJ8RH", "C-7F3K9Q", "C-E5XB1W"]
    assert [file.stem for file in found.files] == [card.id for card in found.cards]
    assert (found.without_consent, found.left_out, found.problems) == ((), 0, ())


def test_named_cards_or_those_an_expression_chooses_go(opened: Workspace) -> None:
    assert ids(chosen(opened, "C-E5XB1W")) == ["C-E5XB1W"]
    assert ids(chosen(opened, where="grade = VIP")) == ["C-7F3K9Q"]
    assert ids(chosen(opened, "C-E5XB1W", where="grade = VIP")) == []


def test_a_name_in_the_place_of_an_id_is_answered_with_the_id(opened: Workspace) -> None:
    with pytest.raises(UsageError) as refused:
        chosen(opened, "김민준")
    assert refused.value.arguments == {"ids": "C-7F3K9Q"}


def test_card_of_another_form_is_refused(opened: Workspace) -> None:
    with pytest.raises(UsageError) as refused:
        chosen(opened, "C-E5XB1W", "R-3H8QZM")
    assert refused.value.arguments == {"ids": "R-3H8QZM", "form": "customer"}


def test_customers_without_consent_stay_and_are_named(opened: Workspace) -> None:
    policy = replace(POLICY, consents=(ConsentRule("광고성 정보 수신", live=True),))
    found = chosen(opened, policy=policy)
    assert ids(found) == ["C-7F3K9Q"]
    assert found.without_consent == ("C-0ZJ8RH", "C-E5XB1W")


def test_nobody_left_is_refused_without_a_value(opened: Workspace) -> None:
    policy = replace(POLICY, consents=(ConsentRule("제휴사 제공", live=True),))
    with pytest.raises(PrivacyRefusal) as refused:
        chosen(opened, policy=policy)
    assert refused.value.arguments == {"purpose": "제휴사 제공", "ids": "C-0ZJ8RH, C-7F3K9Q, C-E5XB1W"}


def test_form_that_cannot_say_who_consented_is_refused(opened: Workspace) -> None:
    policy = RedactionPolicy("office", "receipt", Label("가", "A"), consents=(ConsentRule("광고", live=False),))
    with pytest.raises(PrivacyRefusal) as refused:
        chosen(opened, policy=policy)
    assert refused.value.message_id == "error.share.no_consents"


def test_all_consents_of_a_policy_must_hold(opened: Workspace) -> None:
    rules = tuple(ConsentRule(purpose, live=True) for purpose in ("개인정보 수집·이용", "광고성 정보 수신"))
    assert len(chosen(opened, policy=replace(POLICY, consents=rules[:1])).cards) == 2
    assert ids(chosen(opened, policy=replace(POLICY, consents=rules))) == ["C-7F3K9Q"]


def test_cards_whose_time_is_over_stay_and_are_named(workspace: Path) -> None:
    file = workspace / "cards/C-0ZJ8RH.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "\nretain_until: 2020-01-01\n", encoding="utf-8")
    found = chosen(open_workspace(workspace))
    assert (ids(found), found.overdue) == (["C-7F3K9Q", "C-E5XB1W"], ("C-0ZJ8RH",))


def test_cards_nobody_can_judge_are_counted(workspace: Path) -> None:
    (workspace / "cards/C-0ZJ8RH.yaml").write_text("id: C-0ZJ8RH\nname: 한결\nkind: 없음\n", encoding="utf-8")
    found = chosen(open_workspace(workspace))
    assert (ids(found), found.left_out) == (["C-7F3K9Q", "C-E5XB1W"], 1)
