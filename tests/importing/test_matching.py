"""Whose a row is: certain, unknown, or a doubt that nobody decides alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cardgen.importing.matching import Certain, Match, Matcher, Uncertain, Unknown
from cardgen.model.form import FormSpec

Growth = Callable[[Callable[[str], object], Callable[[int], str], int], None]

HONG = {"name": "홍길동", "contact.mobile": "010-1234-5678", "contact.email": "hong@example.com"}
KIM = {"name": "김민준", "contact.phone": "02-123-4567", "personal.business_number": "120-81-47521"}
NAMESAKE = {"name": "홍길동", "contact.mobile": "010-9999-8888", "personal.birth_date": "1985-07-22"}


@pytest.fixture
def matcher(customer: FormSpec) -> Matcher:
    found = Matcher(customer)
    found.add("C-HHHHHH", HONG)
    found.add("C-KKKKKK", KIM)
    return found


def whose(match: Match) -> str:
    match match:
        case Certain(person):
            return person.card_id
        case Unknown():
            return "unknown"
        case Uncertain(code, _):
            return code


CERTAIN = {
    "id": ({"id": "C-HHHHHH", "name": "다른 이름"}, "C-HHHHHH"),
    "id wins over numbers": ({"id": "C-HHHHHH", "contact.phone": "02-123-4567"}, "C-HHHHHH"),
    "number in another spelling": ({"name": "홍길동", "contact.mobile": "+82 10-1234-5678"}, "C-HHHHHH"),
    "number in another field": ({"name": "홍길동", "contact.phone": "010-1234-5678"}, "C-HHHHHH"),
    "address in capitals": ({"name": "홍길동", "contact.email": "HONG@example.com"}, "C-HHHHHH"),
    "business number without hyphens": ({"name": "김민준", "personal.business_number": "1208147521"}, "C-KKKKKK"),
    "name in another width": ({"name": "홍 길동", "contact.mobile": "010-1234-5678"}, "C-HHHHHH"),
    "number without a name": ({"contact.mobile": "010-1234-5678"}, "C-HHHHHH"),
    "two keys that agree": ({**HONG}, "C-HHHHHH"),
    "name alone, all the same": ({"name": "홍길동"}, "C-HHHHHH"),
}
DOUBTFUL = {
    "keys of two cards": ({"name": "박", "contact.mobile": "010-1234-5678", "contact.phone": "02-123-4567"}, "I106"),
    "number and name of one, address of another": (
        {"name": "김민준", "contact.phone": "02-123-4567", "contact.email": "hong@example.com"},
        "I106",
    ),
    "number of another name": ({"name": "홍길순", "contact.mobile": "010-1234-5678"}, "I107"),
    "name alone, other values": ({"name": "홍길동", "grade": "VIP"}, "I108"),
    "name, and a key the card lacks": ({"name": "홍길동", "personal.business_number": "1208147521"}, "I107"),
    "name and a kind of key the card lacks": ({"name": "김민준", "contact.email": "kim@example.com"}, "I108"),
    "unknown id, known number": ({"id": "C-ZZZZZZ", "contact.mobile": "010-1234-5678"}, "I106"),
}
NEW = {
    "nobody of the name": {"name": "박서준"},
    "namesake with another number": {"name": "홍길동", "contact.mobile": "010-0000-1111"},
    "unknown id": {"id": "C-ZZZZZZ", "name": "홍길동"},
    "no name and no key": {"grade": "VIP"},
}


@pytest.mark.parametrize(("values", "owner"), [*CERTAIN.values(), *DOUBTFUL.values()], ids=[*CERTAIN, *DOUBTFUL])
def test_rows_are_matched_or_doubted(matcher: Matcher, values: dict[str, object], owner: str) -> None:
    assert whose(matcher.find(values)) == owner


@pytest.mark.parametrize("values", NEW.values(), ids=NEW)
def test_others_are_new(matcher: Matcher, values: dict[str, object]) -> None:
    assert whose(matcher.find(values)) == "unknown"


def test_namesakes_born_on_one_day_may_be_one_person(matcher: Matcher) -> None:
    matcher.add("C-NNNNNN", NAMESAKE)
    again = {"name": "홍길동", "contact.mobile": "010-5555-4444", "personal.birth_date": "1985-07-22"}
    assert whose(matcher.find(again)) == "I108"


def test_a_name_tells_apart_those_who_share_a_telephone(matcher: Matcher) -> None:
    matcher.add("C-WWWWWW", {"name": "이영희", "contact.mobile": "010-1234-5678"})
    assert whose(matcher.find({"name": "이영희", "contact.mobile": "010-1234-5678"})) == "C-WWWWWW"
    assert whose(matcher.find({"contact.mobile": "010-1234-5678"})) == "I106"


OWNERS = {
    "id": ({"id": "C-KKKKKK"}, "C-KKKKKK"),
    "id of nobody": ({"id": "C-ZZZZZZ", "name": "홍길동"}, "I109"),
    "number": ({"contact.mobile": "010-1234-5678"}, "C-HHHHHH"),
    "a name only one has": ({"name": "김민준"}, "C-KKKKKK"),
    "nobody": ({"name": "박서준"}, "I109"),
    "a name with the number of nobody": ({"name": "김민준", "contact.mobile": "010-0000-0000"}, "I107"),
}


@pytest.mark.parametrize(("values", "owner"), OWNERS.values(), ids=OWNERS)
def test_records_belong_to_somebody_known(matcher: Matcher, values: dict[str, object], owner: str) -> None:
    assert whose(matcher.owner(values)) == owner


def test_a_name_several_have_owns_no_record(matcher: Matcher) -> None:
    matcher.add("C-NNNNNN", NAMESAKE)
    assert whose(matcher.owner({"name": "홍길동"})) == "I110"


def test_receipts_are_events_known_by_id_or_by_saying_all_the_same(receipt: FormSpec) -> None:
    matcher = Matcher(receipt)
    values = {"payer": "홍길동", "date": "2026-03-02", "amount": 1000, "business_number": "120-81-47521"}
    matcher.add("R-AAAAAA", values)
    assert whose(matcher.find({**values, "amount": 2000})) == "unknown"
    assert whose(matcher.find(values)) == "R-AAAAAA"
    assert whose(matcher.find(values)) == "unknown", "the second equal row is a second receipt"


def test_a_changed_name_or_a_first_number_puts_somebody_among_others(matcher: Matcher) -> None:
    person = matcher.add("C-PPPPPP", {"name": "박"})
    row = {"name": "박", "contact.mobile": "010-2222-3333"}
    assert whose(matcher.find(row)) == "I108"
    matcher.learn(person, {"contact.mobile": "010-4444-5555"})
    assert whose(matcher.find(row)) == "unknown"
    matcher.learn(person, {"name": "최"})
    assert whose(matcher.find({"name": "최", "contact.email": "choi@example.com"})) == "I108"


def test_many_namesakes_take_no_longer_each(customer: FormSpec, grows_with_its_size: Growth) -> None:
    def match(rows: str) -> None:
        matcher = Matcher(customer)
        for number in range(len(rows)):
            values = {"name": "홍길동", "contact.mobile": f"010-1000-{number:04d}"}
            assert matcher.find(values) == Unknown()
            matcher.add("", values)

    grows_with_its_size(match, lambda size: "x" * size, 3000)
