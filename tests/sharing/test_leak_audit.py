"""The audit: whose values may stand in a file, what excuses one that does, and which masks are told of."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Any

import pytest

from cardgen.model.card import Card
from cardgen.model.form import FormSpec
from cardgen.model.policy import Action, RedactionPolicy, Treatment
from cardgen.model.problem import Label
from cardgen.sharing.leak_audit import Audit

SHARED = {
    "id": "C-7F3K9Q",
    "name": "이봄",
    "contact": {"mobile": "010-1234-5678"},
    "notes": "주차는 건물 지하 2층이라 함",
}
OTHER = {"id": "C-2M8XWD", "name": "남궁민수", "contact": {"mobile": "010-8765-4321"}}

Judge = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def judge(customer: FormSpec) -> Judge:
    """Code and field of what is wrong with a page that says something, under a policy that shows these fields."""

    def judged(
        body: str, *allowed: str, show: tuple[str, ...] = (), shared: Container[str] | None = None, **more: Any
    ) -> list[tuple[str, str]]:
        treatments = {path: Treatment(Action.SHOW) for path in show}
        policy = RedactionPolicy("test", "customer", Label("시험", "Test"), treatments=treatments)
        cards = [_card({**SHARED, **more}), _card(OTHER)]
        audit = Audit.of([(customer, cards)], policy, [("blank.html", _page("이름 ***-** 계좌"))], shared=shared)
        return [(it.code, it.field) for it in audit.findings("a.html", _page(body), allowed)]

    return judged


def _card(data: dict[str, Any]) -> Card:
    return Card(data["id"], f"cards/{data['id']}.yaml", "customer", "0" * 40, data)


def _page(body: str) -> bytes:
    return f"<!doctype html><html><body>{body}</body></html>".encode()


def test_what_the_policy_shows_of_one_customer_is_withheld_of_those_who_are_not_in_the_share(judge: Judge) -> None:
    page, show = "<p>010-8765-4321</p><p>010-1234-5678</p>", ("contact.mobile",)
    assert judge(page, show=show, shared={"C-7F3K9Q"}) == [("P301", "contact.mobile")]
    assert judge(page, show=show, shared={"C-7F3K9Q", "C-2M8XWD"}) == []
    assert judge(page, show=show) == []


def test_a_shown_text_that_holds_the_value_excuses_it(judge: Judge) -> None:
    assert judge("<p>이봄 고객님께</p>") == [("P301", "name")]
    assert judge("<p>이봄 고객님께</p>", "이봄 고객님께") == []


def test_a_shown_text_that_only_spells_a_name_excuses_none(judge: Judge) -> None:
    assert judge("<p>이봄 고객님께</p><p>올 아이 봄 이불</p>", "올 아이 봄 이불") == [("P301", "name")]


def test_a_shown_text_that_only_has_the_digits_of_an_amount_excuses_none(judge: Judge) -> None:
    bought = [{"date": "2025-01-02", "item": "책상", "amount": 890_000}]
    page = "<p>890,000원</p><p>규격 38 900 00</p>"
    assert judge(page, "규격 38 900 00", purchases=bought) == [("P301", "purchases[].amount")]
    assert judge(page, "규격 38 900 00", "890,000원", purchases=bought) == []


def test_a_note_cut_off_is_found_and_excused_only_by_a_text_that_says_as_much(judge: Judge) -> None:
    assert judge("<p>주차는 건물 지하 2층이라…</p>") == [("P301", "notes")]
    assert judge("<p>주차는 건물 지하 2층이라…</p>", "건물 지하") == [("P301", "notes")]
    assert judge("<p>주차는 건물 지하 2층이라…</p>", "주차는 건물 지하 2층이랍니다") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("만족도 ***", "만족도 *****"),
        ("선호 ●●●", "선호 ●●●●●"),
        ("책상 1200*600", "책상 1200**600"),
        ("***", "*******"),
    ],
)
def test_stars_that_people_typed_are_no_masks(one: str, other: str, judge: Judge) -> None:
    assert judge(f"<p>{one}</p><p>{other}</p>", one, other) == []
    assert judge(f"<p>품목:{one}</p><p>품목:{other}</p>", one, other) == []


def test_a_mask_no_view_made_is_told_where_it_is_as_long_as_its_value(judge: Judge) -> None:
    assert judge("<p>이**</p><p>남***</p>", "이**") == [("P307", "")]
    assert judge("<p>이**</p><p>이*</p>", "이**") == [("P307", "")]
    assert judge("<p>이**</p><p>남**</p>", "이**", "남**") == []


def test_the_masks_of_the_blank_form_are_its_own(judge: Judge) -> None:
    assert judge("<p>이름 ***-** 계좌</p><p>이름 **-*** 계좌</p>") == [("P307", "")]
    assert judge("<p>이름 ***-** 계좌</p>") == []
