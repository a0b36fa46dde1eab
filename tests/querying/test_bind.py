"""What expressions say about cards."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date

import pytest

from cardgen.errors import ExpressionError
from cardgen.model.form import FormSpec
from cardgen.querying.bind import bind
from cardgen.querying.parse import parse

TODAY = date(2026, 11, 21)

CARDS: Mapping[str, dict[str, object]] = {
    "kim": {
        "id": "C-7F3K9Q",
        "name": "김민준",
        "kind": "개인",
        "grade": "VIP",
        "registered": "2021-03-15",
        "contact": {"mobile": "010-0284-1937", "email": "Kim.MJ@example.com", "address": "서울특별시 강남구"},
        "personal": {"interests": ["등산", "목공"], "anniversaries": [{"name": "결혼기념일", "date": "2013-05-18"}]},
        "purchases": [
            {"date": "2026-04-11", "item": "회의용 테이블", "amount": 1650000, "payment": "법인카드"},
            {"date": "2021-03-15", "item": "원목 책상", "amount": 890000, "payment": "카드", "note": "선물"},
            {"date": "2024-05-20", "item": "오크 수납장", "amount": 1240000},
        ],
        "consultations": [
            {"date": "2024-05-27", "kind": "불만", "content": "문짝", "status": "완료"},
            {"date": "2026-03-30", "kind": "상담", "content": "견적"},
        ],
        "campaigns": [{"date": "2026-04-01", "campaign": "봄", "opened": True, "clicked": False}],
    },
    "shop": {
        "id": "C-E5XB1W",
        "name": "한빛 상사",
        "kind": "법인",
        "grade": "골드",
        "registered": "2017-04-03",
        "contact": {"mobile": "+82 10 5555 0001"},
        "personal": {"business_number": "123-45-67891", "interests": []},
        "consultations": [{"date": "2026-11-01", "kind": "불만", "content": "배송", "status": "접수"}],
    },
    "bare": {"id": "C-0ZJ8RH", "name": "한결", "kind": "개인"},
}
EVERYBODY = set(CARDS)


def chosen(form: FormSpec, text: str) -> set[str]:
    condition = bind(parse(text), form, TODAY, text)
    return {name for name, data in CARDS.items() if condition(data)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("grade = VIP", {"kim"}),
        ("등급 = vip", {"kim"}),
        ("GRADE = VIP", {"kim"}),
        ("`고객 번호` = c-7f3k9q", {"kim"}),
        ("등급 != VIP", {"shop", "bare"}),
        ("not 등급 = VIP", {"shop", "bare"}),
        ("등급 in (VIP, 골드)", {"kim", "shop"}),
        ("등급 not in (VIP, 골드)", {"bare"}),
        ("등급 missing", {"bare"}),
        ("등급 not missing", {"kim", "shop"}),
        ("등급 ~ 골", {"shop"}),
        ("성명/상호 ~ ㄱㅁㅈ", {"kim"}),
        ("name ~ 김ㅁ", {"kim"}),
        ("name ~ ㅎㅂㅅㅅ", {"shop"}),
        ("name = 한빛상사", set()),
        ("name ~ 한빛상사", {"shop"}),
        ("name ~ 강남", set()),
        ("주소 ~ 강남", {"kim"}),
        ("주소 ~ ㄱㄴㄱ", {"kim"}),
        ("휴대전화 = 01002841937", {"kim"}),
        ("휴대전화 = '+82-10-0284-1937'", {"kim"}),
        ("휴대전화 = 010-5555-0001", {"shop"}),
        ("휴대전화 ~ 0284", {"kim"}),
        ("휴대전화 ~ 02841937", {"kim"}),
        ("휴대전화 ~ '+82 10-0284'", {"kim"}),
        ("휴대전화 ~ 010-5555", {"shop"}),
        ("휴대전화 ~ '+82 10 55'", {"shop"}),
        ("`E-mail` = kim.mj@EXAMPLE.com", {"kim"}),
        ("사업자등록번호 = 1234567891", {"shop"}),
        ("사업자등록번호 ~ 45678", {"shop"}),
        ("등록일 < 2020-01-01", {"shop"}),
        ("등록일 <= 2017.4.3", {"shop"}),
        ("등록일 > -6y", {"kim"}),
        ("등록일 >= today", set()),
        ("등록일 ~ 2021-03", {"kim"}),
        ("관심사 = 등산", {"kim"}),
        ("관심사 != 등산", {"shop", "bare"}),
        ("관심사 missing", {"shop", "bare"}),
        ("count(interests) >= 2", {"kim"}),
        ("first(interests) = 등산 and last(interests) = 목공", {"kim"}),
        ("purchases.item ~ 책상", {"kim"}),
        ("purchases[].amount > 100만", {"kim"}),
        ("`구매 이력`.금액 > 165만", set()),
        ("`구매 이력 > 금액` >= 165만", {"kim"}),
        ("purchases.금액 >= 165만", {"kim"}),
        ("구매이력.amount >= 165만", {"kim"}),
        ("purchases.amount in (890000, 165)", {"kim"}),
        ("purchases.amount in ('1,650,000', 3)", {"kim"}),
        ("purchases.amount in (1, 650,000000)", set()),
        ("purchases.amount = 0.0089억", {"kim"}),
        ("id in (100,200)", set()),
        ("purchases missing", {"shop", "bare"}),
        ("purchases.note missing", {"shop", "bare"}),
        ("purchases[note missing] not missing", {"kim"}),
        ("purchases[date > -1y] missing", {"shop", "bare"}),
        ("purchases[payment = 카드].amount >= 890,000원", {"kim"}),
        ("purchases[결제수단 = 카드].amount > 890,000원", set()),
        ("sum(purchases.amount) = 3,780,000", {"kim"}),
        ("sum(purchases.amount) = 0", {"shop", "bare"}),
        ("sum(purchases[payment missing].amount) = 124만", {"kim"}),
        ("avg(purchases.amount) = 126만", {"kim"}),
        ("avg(purchases.amount) < 999만", {"kim"}),
        ("min(purchases.amount) = 89만 and max(purchases.amount) = 165만", {"kim"}),
        ("max(purchases.date) > -1y", {"kim"}),
        ("count(purchases) = 0", {"shop", "bare"}),
        ("count(purchases.note) = 1", {"kim"}),
        ("last(purchases.date) = 2026-04-11", {"kim"}),
        ("last(purchases.item) ~ 테이블", {"kim"}),
        ("first(purchases.item) ~ 책상", {"kim"}),
        ("last(purchases.note) missing", EVERYBODY),
        ("last(purchases.date) < -1y", set()),
        ("count(consultations[kind=불만 and status!=완료]) > 0", {"shop"}),
        ("consultations[kind = 상담 and not status = 완료] not missing", {"kim"}),
        ("consultations.status != 완료", {"shop", "bare"}),
        ("consultations[status != 완료] not missing", {"kim", "shop"}),
        ("campaigns.opened = 예 and campaigns.clicked = false", {"kim"}),
        ("kind = 개인 and (grade = VIP or registered missing)", {"kim", "bare"}),
        ("kind = 법인 or kind = 개인 and grade = VIP", {"kim", "shop"}),
    ],
)
def test_cards_are_chosen(customer: FormSpec, text: str, expected: set[str]) -> None:
    assert chosen(customer, text) == expected


@pytest.mark.parametrize(
    ("text", "message", "part"),
    [
        ("grad = VIP", "no_such_field.near", "grad"),
        ("kind = 개인 and zzzz = 3", "no_such_field", "zzzz"),
        ("일자 < today", "ambiguous_field", "일자"),
        ("sum(purchases.amonut) > 3", "no_such_field.near", "purchases.amonut"),
        ("purchases[amonut > 3] missing", "no_such_field.near", "amonut"),
        ("purchases[amount > 3].itme = x", "no_such_field.near", "itme"),
        ("purchases[grade = VIP] missing", "no_such_field.column", "grade"),
        ("등급 = VIPP", "expression.choice.near", "VIPP"),
        ("등급 = xyz", "expression.choice", "xyz"),
        ("등급 in (VIP, xyz)", "expression.choice", "xyz"),
        ("등급 > VIP", "expression.no_order", ">"),
        ("name < 나", "expression.no_order", "<"),
        ("등록일 < soon", "expression.date", "soon"),
        ("등록일 = 2026-02-30", "expression.date", "2026-02-30"),
        ("purchases.amount in (890000, 1,650,000)", "expression.grouped", "1,650,000"),
        ("count(purchases) in (3, 100,200원, 5)", "expression.grouped", "100,200원"),
        ("purchases.amount in (-1,650, 2,000)", "expression.grouped", "-1,650"),
        ("name = ''", "expression.empty", "''"),
        ("등급 in (VIP, ' ')", "expression.empty", "' '"),
        ("count(purchases) != “”", "expression.empty", "“”"),
        ("purchases.amount > 많이", "expression.number", "많이"),
        ("count(purchases) > 많이", "expression.number", "많이"),
        ("purchases.amount ~ 3", "expression.not_text", "~"),
        ("count(purchases) ~ 3", "expression.not_text", "~"),
        ("campaigns.opened ~ 예", "expression.not_text", "~"),
        ("campaigns.opened = maybe", "expression.boolean", "maybe"),
        ("campaigns.opened > false", "expression.no_order", ">"),
        ("휴대전화 = 1937", "expression.phone", "1937"),
        ("purchases > 3", "expression.records", "purchases"),
        ("sum(purchases) > 3", "expression.no_column", "purchases"),
        ("count(grade) > 3", "expression.no_list", "grade"),
        ("sum(purchases.item) > 3", "expression.no_number", "purchases.item"),
        ("max(purchases.item) = x", "expression.no_number", "purchases.item"),
        ("sum(interests) > 3", "expression.no_number", "interests"),
        ("grade[kind = 개인] = VIP", "expression.no_records", "grade"),
        ("interests[kind = 개인] = 등산", "expression.no_records", "interests"),
        ("purchases[count(item) > 1] missing", "expression.nested", "count"),
        ("purchases[item[amount > 1] = 3] missing", "expression.nested", "item"),
    ],
)
def test_what_does_not_fit_the_form_is_pointed_at(customer: FormSpec, text: str, message: str, part: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        bind(parse(text), customer, TODAY, text)
    start, end = caught.value.at
    assert (caught.value.message_id, text[start:end]) == (f"error.{message}", part)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("洪志煕", ["홍지희", "지희", "ㅎㅈㅎ", "洪志", "홍ㅈ"]),
        ("洪 吉童", ["홍길동", "길동", "洪吉"]),
        ("Nguyễn Thị Hoa", ["nguyen", "NGUYỄN", "nguyenthi", "thi hoa", unicodedata.normalize("NFD", "ễn")]),
    ],
)
def test_part_of_a_name_is_found_as_it_is_read_and_typed(customer: FormSpec, name: str, parts: list[str]) -> None:
    texts = [f"name ~ '{part}'" for part in parts]
    assert all(bind(parse(text), customer, TODAY, text)({"name": name}) for text in texts)


def test_ambiguous_name_is_told_with_its_paths(customer: FormSpec) -> None:
    with pytest.raises(ExpressionError) as caught:
        bind(parse("일자 < today"), customer, TODAY, "일자 < today")
    assert caught.value.arguments["paths"] == "purchases.date, consultations.date, campaigns.date"


def test_suggested_name_can_be_typed_as_it_is_shown(customer: FormSpec) -> None:
    with pytest.raises(ExpressionError) as caught:
        bind(parse("최종확일일 < today"), customer, TODAY, "최종확일일 < today")
    near = caught.value.arguments["near"]
    assert near == "`최종 확인일`"
    assert chosen(customer, f"{near} < today") == set()


def test_another_form_has_fields_of_its_own(receipt: FormSpec) -> None:
    condition = bind(parse("items.금액 > 3000 and 입금액 < 10,000"), receipt, TODAY, "")
    assert condition({"amount": 5000, "items": [{"description": "a", "amount": 4000}]})
    assert not condition({"amount": 5000, "items": [{"description": "a", "amount": 3000}]})


def test_records_of_one_day_keep_their_order_and_undated_ones_come_first(customer: FormSpec) -> None:
    rows = [{"item": "late", "date": "2026-01-02"}, {"item": "later", "date": "2026-01-02"}, {"item": "undated"}]
    last = bind(parse("last(purchases.item) = later"), customer, TODAY, "")
    first = bind(parse("first(purchases.item) = undated"), customer, TODAY, "")
    assert last({"purchases": rows})
    assert first({"purchases": rows})
