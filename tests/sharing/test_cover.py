"""The cover page: what it says for each kind of recipient, and that it is one page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import chain
from pathlib import Path

import pytest
from pypdf import PdfReader

from cardgen.errors import TemplateError
from cardgen.messages import say
from cardgen.model.cardview import Letterhead
from cardgen.model.form import FormSpec
from cardgen.model.policy import Action, ConsentRule, Recipient, RedactionPolicy, TotalsRule, Treatment
from cardgen.model.problem import Label
from cardgen.rendering.cover import render_cover_html, render_cover_pdf
from cardgen.sharing.cover import Terms, cover_texts, cover_view

TERMS = Terms(
    number="20261122-7F3K9Q",
    day=date(2026, 11, 22),
    recipient="영업1팀",
    purpose="재구매 유도",
    keep_until=date(2027, 2, 20),
    customers=1234,
    formats=("docx", "pdf"),
    smallest_group=3,
)
LETTERHEAD = Letterhead("한빛상사", None, ("담당", "팀장", "대표"))
ARTICLES = {Recipient.INTERNAL: "제18조", Recipient.PROCESSOR: "제26조", Recipient.THIRD_PARTY: "제19조"}


def policy(recipient: Recipient = Recipient.INTERNAL, **fields: Action) -> RedactionPolicy:
    paths = {path.replace("__", "."): Treatment(action) for path, action in fields.items()}
    return RedactionPolicy("sales", "customer", Label("영업", "Sales"), recipient=recipient, treatments=paths)


def shown(form: FormSpec, rules: RedactionPolicy, language: str = "ko") -> Mapping[str, str]:
    view = cover_view(TERMS, form, rules, LETTERHEAD, language)
    return {items.how: items.fields for items in view.shown} | {"": view.withheld}


@pytest.mark.parametrize("recipient", Recipient)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_it_is_one_page_that_says_what_the_law_asks(customer: FormSpec, recipient: Recipient, language: str) -> None:
    longest = replace(TERMS, recipient="가" * 60, purpose="재구매 유도 " * 28)
    mixed = {leaf.path: Treatment([*Action][at % len(Action)]) for at, leaf in enumerate(customer.leaves())}
    rules = replace(policy(recipient), treatments=mixed)
    pages = PdfReader(BytesIO(render_cover_pdf(cover_view(longest, customer, rules, LETTERHEAD, language)))).pages
    assert len(pages) == 1
    text = pages[0].extract_text()
    assert TERMS.number in text
    assert "2027-02-20" in text
    if language == "ko":
        assert ARTICLES[recipient] in text
        assert "제21조" in text


def test_the_kind_of_recipient_is_ticked(customer: FormSpec) -> None:
    view = cover_view(TERMS, customer, policy(Recipient.PROCESSOR), LETTERHEAD, "ko")
    ticked = [option.text for fact in chain.from_iterable(view.facts) for option in fact.options if option.checked]
    assert ticked == ["처리위탁"]


def test_fields_stand_by_how_they_are_shown(customer: FormSpec) -> None:
    rules = policy(name=Action.MASK, grade=Action.SHOW, contact__mobile=Action.MASK, contact__address=Action.REGION)
    found = shown(customer, rules)
    assert found["표시"] == "등급"
    assert found["가림"] == "성명/상호 · 휴대전화"
    assert found["지역"] == "주소"
    assert "동의 전체" in found[""]
    assert "휴대전화" not in found[""]


def test_a_field_behind_a_bar_is_not_said_to_be_left_out(customer: FormSpec) -> None:
    found = shown(customer, policy(grade=Action.BLACKOUT))
    assert found["검은 칸"] == "등급"
    assert "등급" not in found[""]


def test_consents_that_were_asked_for_are_named(customer: FormSpec) -> None:
    asked, withdrawn = ConsentRule("제3자 제공", live=True), ConsentRule("개인정보 수집·이용", live=False)
    view = cover_view(TERMS, customer, replace(policy(), consents=(asked, withdrawn)), LETTERHEAD, "ko")
    facts = {fact.label: fact.text for fact in chain.from_iterable(view.facts)}
    assert facts["받은 동의"] == "제3자 제공"


def test_one_customer_alone_is_said_plainly(customer: FormSpec) -> None:
    for group, words in ((None, "해당 없음"), (1, "1명까지"), (12, "12명")):
        view = cover_view(replace(TERMS, smallest_group=group), customer, policy(), LETTERHEAD, "ko")
        facts = {fact.label: fact.text for fact in chain.from_iterable(view.facts)}
        assert words in facts["최소 집단"]


def test_a_list_of_which_only_the_number_shows_is_counted(customer: FormSpec) -> None:
    assert shown(customer, policy(purchases=Action.SHOW))["건수"] == "구매 이력"
    both = replace(policy(), treatments={it: Treatment(Action.SHOW) for it in ("purchases", "purchases[].item")})
    assert "건수" not in shown(customer, both)


def test_a_policy_without_cards_shows_totals_alone(customer: FormSpec) -> None:
    rules = replace(policy(), cards=False, totals=TotalsRule(("grade",), ("purchases[].amount",)), k=10)
    found = shown(customer, rules)
    assert [*found] == ["집계", ""]
    assert found["집계"] == "등급별 고객 수, 구매 이력 금액 합계"
    assert "등급" not in found[""]


def test_the_page_for_the_browser_loads_nothing(customer: FormSpec) -> None:
    page = render_cover_html(cover_view(TERMS, customer, policy(), LETTERHEAD, "ko")).decode()
    assert "default-src 'none'" in page.replace("&#39;", "'")
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")


def test_markup_in_a_purpose_is_text(customer: FormSpec) -> None:
    terms = replace(TERMS, purpose="<b>A & B</b>")
    page = render_cover_html(cover_view(terms, customer, policy(), LETTERHEAD, "ko")).decode()
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in page


def test_a_character_no_font_prints_is_told(customer: FormSpec) -> None:
    view = cover_view(replace(TERMS, purpose="\U0001f9ff"), customer, policy(), LETTERHEAD, "ko")
    with pytest.raises(TemplateError) as refused:
        render_cover_pdf(view)
    assert [problem.code for problem in refused.value.problems] == ["T403"]


def test_the_logo_is_in_the_page_itself(customer: FormSpec, root: Path) -> None:
    logo = (root / "templates/logo.png").read_bytes()
    view = cover_view(TERMS, customer, policy(), replace(LETTERHEAD, logo=logo), "ko")
    assert b"data:image/png;base64," in render_cover_html(view)
    assert len(PdfReader(BytesIO(render_cover_pdf(view))).pages[0].images) == 1


def test_every_text_of_the_page_is_known(customer: FormSpec) -> None:
    view = cover_view(TERMS, customer, policy(name=Action.MASK), LETTERHEAD, "ko")
    known = "".join("".join(cover_texts(view)).split()) + "결재" + "☐☑"
    text = PdfReader(BytesIO(render_cover_pdf(view))).pages[0].extract_text()
    words = [word for line in text.splitlines() for word in line.split()]
    assert [word for word in words if word not in known and not word[0].isdigit()] == []


def test_there_is_a_duty_for_every_kind_of_recipient() -> None:
    assert all(say(f"cover.law.{recipient.value}", language) for recipient in Recipient for language in ("ko", "en"))
