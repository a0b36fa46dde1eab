"""Fields answer to their paths and labels; a name of several fields is told so."""

from __future__ import annotations

import pytest

from cardgen.entry.field_names import column_named, fields_named, one_field, part_named, tables_named
from cardgen.errors import UsageError
from cardgen.model.form import FormSpec, RecordList
from cardgen.model.problem import Label


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("contact.mobile", "contact.mobile"),
        ("휴대전화", "contact.mobile"),
        ("Mobile", "contact.mobile"),
        (" 휴대 전화 ", "contact.mobile"),
        ("연락처 > 휴대전화", "contact.mobile"),
        ("연락처.휴대전화", "contact.mobile"),
        ("최종확인일", "confirmed"),
        ("성명/상호", "name"),
        ("상호", "name"),
        ("제품", "preferences.products"),
        ("mobile", "contact.mobile"),
        ("email", "contact.email"),
        ("purchases", "purchases"),
        ("구매 이력", "purchases"),
        ("purchases.amount", "purchases[].amount"),
        ("purchases[].amount", "purchases[].amount"),
        ("구매 이력.금액", "purchases[].amount"),
        ("품목", "purchases[].item"),
        ("핸드폰", "contact.mobile"),
        ("H.P.", "contact.mobile"),
        ("이름", "name"),
        ("메일", "contact.email"),
        ("상담", "consultations"),
    ],
)
def test_a_field_answers_to_its_names(customer: FormSpec, name: str, path: str) -> None:
    assert one_field(customer, name).path == path


def test_other_words_do_not_name_columns_of_tables_outside_them(customer: FormSpec) -> None:
    with pytest.raises(UsageError, match="no_such_field"):
        one_field(customer, "입금액")
    records = customer.by_path["purchases"]
    assert isinstance(records, RecordList)
    assert column_named(records, "입금액").path == "purchases[].amount"


def test_a_table_goes_by_the_words_of_its_name(customer: FormSpec) -> None:
    assert [it.path for it in tables_named(customer, "구매")] == ["purchases"]
    assert [it.path for it in tables_named(customer, "구매 이력")] == ["purchases"]
    assert tables_named(customer, "휴대전화") == ()


def test_other_words_count_only_where_they_may(customer: FormSpec) -> None:
    with pytest.raises(UsageError, match="no_such_field"):
        one_field(customer, "핸드폰", loosely=False)


def test_an_unknown_name_is_met_with_where_names_are_listed(customer: FormSpec) -> None:
    with pytest.raises(UsageError) as raised:
        one_field(customer, "가나다라")
    assert raised.value.arguments == {"name": "가나다라", "form": "customer"}


def test_every_path_names_its_own_field(customer: FormSpec, receipt: FormSpec) -> None:
    for form in (customer, receipt):
        assert all(fields_named(form, path) == (member,) for path, member in form.by_path.items())


def test_a_name_of_several_fields_lists_their_paths(customer: FormSpec) -> None:
    with pytest.raises(UsageError) as raised:
        one_field(customer, "일자")
    assert raised.value.message_id == "error.ambiguous_field"
    assert str(raised.value.arguments["paths"]).split(", ")[:2] == ["purchases.date", "consultations.date"]


def test_a_whole_label_goes_before_a_part_of_another(customer: FormSpec) -> None:
    assert {member.path for member in fields_named(customer, "날짜")} == {"personal.anniversaries[].date"}


@pytest.mark.parametrize("name", ["date", "channel"])
def test_a_key_of_several_fields_lists_their_paths(customer: FormSpec, name: str) -> None:
    with pytest.raises(UsageError) as raised:
        one_field(customer, name)
    assert raised.value.message_id == "error.ambiguous_field"


@pytest.mark.parametrize(("name", "near"), [("휴대전하", "휴대전화"), ("contact.mobil", "contact.mobile")])
def test_an_unknown_name_is_met_with_the_nearest(customer: FormSpec, name: str, near: str) -> None:
    with pytest.raises(UsageError) as raised:
        one_field(customer, name)
    assert raised.value.arguments == {"name": name, "near": near}


@pytest.mark.parametrize("name", ["", ".", ">", "없는것", "purchases.", "연락처 > "])
def test_an_odd_name_is_no_field(customer: FormSpec, name: str) -> None:
    with pytest.raises(UsageError):
        one_field(customer, name)


def test_columns_answer_to_key_and_label_within_their_list(customer: FormSpec) -> None:
    records = customer.by_path["purchases"]
    assert isinstance(records, RecordList)
    assert column_named(records, "date").path == column_named(records, "일자").path == "purchases[].date"
    with pytest.raises(UsageError) as raised:
        column_named(records, "channel")
    known = raised.value.arguments["known"]
    assert isinstance(known, Label)
    assert known.text("ko").startswith("일자, 품목, 수량, 금액")


@pytest.mark.parametrize(
    ("name", "first", "count"),
    [
        ("연락처", "contact.mobile", 5),
        ("contact", "contact.mobile", 5),
        (" 기본정보 ", "id", 8),
        ("구매 이력", "purchases", 1),
        ("구매", "purchases", 1),
        ("id", "id", 1),
        ("휴대전화", "contact.mobile", 1),
    ],
)
def test_a_part_of_a_form_goes_by_its_title_its_path_or_its_fields(
    customer: FormSpec, name: str, first: str, count: int
) -> None:
    members = part_named(customer, name)
    assert (members[0].path, len(members)) == (first, count)


@pytest.mark.parametrize(
    ("name", "near"), [("개인 정부", "개인 정보"), ("휴대전하", "휴대전화"), ("Contacts", "Contact")]
)
def test_an_unknown_part_is_met_with_the_nearest(customer: FormSpec, name: str, near: str) -> None:
    with pytest.raises(UsageError) as raised:
        part_named(customer, name)
    assert raised.value.arguments == {"name": name, "near": near}
