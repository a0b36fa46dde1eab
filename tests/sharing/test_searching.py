"""A withheld value is found however it is spelt, and what only looks like one is not."""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.extracting.decoding import decodings
from cardgen.model.card import Card
from cardgen.model.form import FormSpec
from cardgen.sharing.needles import Haystack
from cardgen.sharing.searching import Search
from cardgen.sharing.squashing import squashed

DATA: dict[str, Any] = {
    "id": "C-7F3K9Q",
    "name": "홍길동",
    "kind": "개인",
    "registered": "2024-02-05",
    "contact": {
        "mobile": "010-1234-5678",
        "phone": "02-345-6789",
        "email": "gildong.hong@example.kr",
        "postcode": "06234",
        "address": "서울특별시 강남구 테헤란로 123, 304동 1502호 (역삼동)",
    },
    "personal": {"birth_date": "1985-05-06", "business_number": "123-45-67890", "job": "교사"},
    "purchases": [
        {"date": "2025-12-01", "item": "책상", "amount": 1_170_000},
        {"date": "2025-12-02", "item": "서랍", "amount": 178_000},
        {"date": "2025-12-03", "item": "고리", "amount": 9_000},
    ],
    "notes": "아이가 둘 있고 주말에만 통화할 수 있습니다. 배우자 번호 010-9999-8888.",
}
BLOB = "3f2a9c0d5e" * 4


@pytest.fixture(scope="module")
def search(customer: FormSpec) -> Search:
    return search_for(customer, DATA)


def search_for(form: FormSpec, data: dict[str, Any]) -> Search:
    haystack = Haystack()
    haystack.add([Card(str(data["id"]), f"cards/{data['id']}.yaml", form.name, BLOB, data)], form, None)
    return Search(haystack)


def fields(search: Search, text: str) -> set[str]:
    return {hit.path for spelling in (text, *decodings(text)) for hit in search.hits(spelling)}


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("contact.mobile", "01012345678"),
        ("contact.mobile", "010.1234.5678"),
        ("contact.mobile", "+82 10-1234-5678"),
        ("contact.mobile", "+82(0)10 1234 5678"),
        ("contact.mobile", "전화 010 1234 5678번"),
        ("contact.mobile", "０１０－１２３４－５６７８"),
        ("contact.mobile", "0\u200b10\u200b-1234-56\u200b78"),
        ("contact.mobile", "1234-5678"),
        ("contact.mobile", "8765-4321-010"),
        ("contact.phone", "023456789"),
        ("contact.phone", "+82-2-345-6789"),
        ("contact.email", "GILDONG.HONG@EXAMPLE.KR"),
        ("contact.email", "gildong.hong (at) example.kr의 gildong.hong"),
        ("contact.address", "테헤란로 123"),
        ("contact.address", "서울특별시강남구테헤란로123,304동1502호(역삼동)"),
        ("contact.postcode", "우편번호 06234"),
        ("personal.birth_date", "1985.5.6"),
        ("personal.birth_date", "1985. 05. 06."),
        ("personal.birth_date", "1985년 5월 6일"),
        ("personal.birth_date", "19850506143000"),
        ("personal.birth_date", "05/06/1985"),
        ("personal.birth_date", "6 May 1985"),
        ("personal.birth_date", "850506"),
        ("personal.business_number", "1234567890"),
        ("purchases[].amount", "1,170,000원"),
        ("purchases[].amount", "1170000"),
        ("purchases[].amount", "117만 원"),
        ("purchases[].amount", "1,170천원"),
        ("purchases[].amount", "17만 8천원"),
        ("purchases[].amount", "17만 8,000원"),
        ("purchases[].amount", "9,000원"),
        ("purchases[].amount", "9000 원"),
        ("personal.birth_date", "1985년 5월생"),
        ("personal.birth_date", "1985년생"),
        ("contact.address", "304-1502"),
        ("name", "홍길동"),
        ("name", "홍길동님께"),
        ("name", "홍 길 동"),
        ("name", "고객홍길동"),
        ("name", "성명홍길동"),
        ("name", "홍길동입니다"),
        ("name", "홍길동네"),
        ("name", "홍길동에"),
        ("name", "홍길동이라"),
        ("name", "길동님께서"),
        ("name", "길동 고객"),
        ("name", "동길홍"),
        ("name", "홍\u3164길\u3164동"),
        ("name", unicodedata.normalize("NFD", "홍길동")),
        ("notes", "아이가 둘 있고 주말에만 통화할 수 있습니다"),
        ("notes", "010 9999 8888"),
        ("notes", "아이가 둘 있고 주말에만…"),
        ("notes", "…고 주말에만 통화할 수 있"),
        ("id", "C-7F3K9Q"),
        ("id", "7f3k9q"),
        ("id", BLOB[:12]),
        ("id", BLOB[:7]),
        ("name", quote("홍길동")),
        ("name", "%C8%AB%B1%E6%B5%BF"),
        ("name", "&#54861;&#xAE38;&#46041;"),
        ("name", "\\ud64d\\uae38\\ub3d9"),
        ("name", "&amp;#54861;&amp;#44600;&amp;#46041;"),
        ("name", base64.b64encode("홍길동".encode()).decode()),
        ("name", base64.urlsafe_b64encode("홍길동".encode("utf-16")).decode()),
        ("name", "홍길동".encode().hex()),
        ("name", "홍길동".encode("utf-16-be").hex(" ")),
        ("name", "_xD64D_길동"),
        ("name", "=ED=99=8D=EA=B8=B8=EB=8F=99"),
        ("name", "xn--" + "홍길동".encode("punycode").decode()),
        ("contact.mobile", hashlib.md5(b"010-1234-5678").hexdigest()),  # noqa: S324 - what people hash with
        ("contact.mobile", hashlib.sha1(b"01012345678").hexdigest()),  # noqa: S324
        ("contact.mobile", hashlib.sha256(b"01012345678").hexdigest().upper()),
        ("name", base64.b64encode(hashlib.sha256("홍길동".encode()).digest()).decode()),
        ("contact.mobile", hashlib.sha256(b"+821012345678").hexdigest()),
        ("contact.mobile", hashlib.sha224(b"01012345678").hexdigest()),
        ("contact.mobile", hashlib.sha512(b"01012345678").hexdigest()),
        ("contact.mobile", hashlib.sha384(b"010-1234-5678").hexdigest()),
        ("contact.mobile", hashlib.sha256(b"01012345678").hexdigest()[:16]),
    ],
)
def test_a_value_is_found_however_it_is_spelt(search: Search, field: str, text: str) -> None:
    assert field in fields(search, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "고객 관리 카드",
        "홍길동전을 읽다",
        "온홍길동네",
        "길동이 넓다",
        "9000",
        "19,000원",
        "9000mm",
        "2025년 12월",
        "아이가 둘 있고",
        "2024-02-06",
        "12024-02-050",
        "1170000000",
        "21,170,000원",
        "070-1234-9999",
        "206234",
        "062-3-4",
        "0x06234ab",
        "교사",
        "서울특별시 강남구",
        "word/document.xml",
        "d41d8cd98f00b204e9800998ecf8427e",
    ],
)
def test_what_is_no_value_is_not_found(search: Search, text: str) -> None:
    assert fields(search, text) == set()


def test_a_short_word_of_latin_letters_counts_only_by_itself(customer: FormSpec) -> None:
    search = search_for(customer, {"id": "C-7F3K9Q", "name": "Li Na", "kind": "개인"})
    assert fields(search, "Ms. Li Na") == {"name"}
    assert fields(search, "online application, line art") == set()


def test_a_name_in_latin_letters_is_found_without_its_accents(customer: FormSpec) -> None:
    search = search_for(customer, {"id": "C-7F3K9Q", "name": "Nguyễn Thị Hoa", "kind": "개인"})
    assert fields(search, "Nguyen Thi Hoa") == fields(search, "NGUYỄN THỊ HOA") == {"name"}


@given(st.text(max_size=60), st.sampled_from(["010-1234-5678", "gildong.hong@example.kr", "홍길동"]))
def test_a_value_is_found_whatever_stands_around_it(surroundings: str, value: str) -> None:
    search = _SEARCHES["x"]
    assert fields(search, f"{surroundings}\n{value}\n{surroundings}")


@given(st.text())
def test_squashing_twice_changes_nothing(text: str) -> None:
    assert squashed(squashed(text)) == squashed(text)


_SEARCHES: dict[str, Search] = {}


@pytest.fixture(autouse=True)
def _searches(search: Search) -> None:
    _SEARCHES["x"] = search


def test_needles_of_many_cards_do_not_slow_a_text_down(customer: FormSpec) -> None:
    """A text is looked up in tables: how many values there are does not matter, only how many of them it holds."""
    haystack = Haystack()
    cards = (
        Card(
            f"C-{at:06}",
            "x",
            "customer",
            f"{at:040x}",
            {"id": f"C-{at:06}", "contact": {"mobile": f"010-{at:04}-0000"}},
        )
        for at in range(2_000)
    )
    haystack.add(cards, customer, None)
    search = Search(haystack)
    assert max(len(found) for found in search._windows.values()) < 50
