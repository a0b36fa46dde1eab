"""Forms, cards and one PDF renderer for the tests of this folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.loading.form_file import FormFile, build_form, read_form
from cardgen.model.card import Card
from cardgen.model.cardview import CardView, Letterhead
from cardgen.model.form import FormSpec
from cardgen.rendering.pdf import PdfRenderer, open_pdf
from cardgen.viewing.build_view import blank_view, filled_view

TEMPLATES = Path(__file__).parents[3] / "templates"
LETTERHEAD = Letterhead("한빛상사", None, ("담당", "팀장", "대표"))


def _form(name: str) -> FormSpec:
    found = read_form(TEMPLATES / name / "form.yaml", f"templates/{name}/form.yaml")
    assert isinstance(found, FormFile)
    return build_form(found)


@pytest.fixture(scope="session")
def customer_form() -> FormSpec:
    return _form("customer")


@pytest.fixture(scope="session")
def receipt_form() -> FormSpec:
    return _form("receipt")


@pytest.fixture(scope="session")
def customer_folder() -> Path:
    return TEMPLATES / "customer"


@pytest.fixture(scope="session")
def renderer(customer_folder: Path) -> PdfRenderer:
    return open_pdf(customer_folder)


@pytest.fixture(scope="session")
def blank(customer_form: FormSpec) -> CardView:
    return blank_view(customer_form, LETTERHEAD, "ko")


@pytest.fixture(scope="session")
def filled(customer_form: FormSpec) -> Callable[..., CardView]:
    """Makes the view of a customer whose values fit their boxes; keyword arguments replace top-level fields."""

    def fill(**changes: object) -> CardView:
        data = {**CUSTOMER, **changes}
        card = Card(id="C-7F3K9Q", path="cards/C-7F3K9Q.yaml", form="customer", blob="0" * 40, data=data)
        return filled_view(card, customer_form, LETTERHEAD, "ko")

    return fill


CUSTOMER: dict[str, object] = {
    "id": "C-7F3K9Q",
    "name": "홍길동",
    "kind": "개인",
    "grade": "골드",
    "status": "활성",
    "owner": "김영희",
    "registered": "2024-03-02",
    "confirmed": "2026-10-01",
    "contact": {
        "mobile": "01012345670",
        "email": "gildong@example.kr",
        "postcode": "06234",
        "address": "서울특별시 강남구 가람나래로 12, 101동 1203호",
    },
    "personal": {
        "birth_date": "1985-05-05",
        "calendar": "양력",
        "interests": ["등산", "사진"],
        "anniversaries": [{"name": "결혼기념일", "date": "2012-10-20"}],
    },
    "purchases": [{"date": "2026-01-05", "item": "노트북 15인치", "quantity": 1, "amount": 1234000, "payment": "카드"}],
    "consultations": [
        {"date": "2026-02-01", "kind": "문의", "content": "배송 일정", "status": "완료", "staff": "이봄"}
    ],
    "campaigns": [{"date": "2026-04-01", "campaign": "봄맞이 할인", "opened": True, "clicked": False}],
    "consents": [{"purpose": "소식 수신", "given": "2024-03-02", "method": "서면", "version": "v2"}],
    "notes": "단골. 오전 연락은 피할 것.\n명절 선물 발송 대상.",
}
