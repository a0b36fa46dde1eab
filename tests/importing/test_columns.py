"""The row of headings is found, and columns go to the fields people mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cardgen.importing.columns import Table, Why, match_columns
from cardgen.importing.header import Header, find_header
from cardgen.importing.tables import Sheet, letters
from cardgen.importing.vocabulary import Vocabulary
from cardgen.model.form import FormSpec, RecordList

MakeSheet = Callable[..., Sheet]
COMMON = {
    "성함": "name",
    "고객명(필수)": "name",
    "상호": "name",
    "HP": "contact.mobile",
    "핸드폰": "contact.mobile",
    "휴대폰 번호": "contact.mobile",
    "집전화": "contact.phone",
    "E-Mail": "contact.email",
    "메일": "contact.email",
    "우편 번호": "contact.postcode",
    "도로명주소": "contact.address",
    "생일": "personal.birth_date",
    "직급": "personal.position",
    "근무처": "personal.company",
    "사업자번호": "personal.business_number",
    "비고": "notes",
    "메모 ※": "notes",
    "담당": "owner",
    "가입일": "registered",
    "등급*": "grade",
    "구매일": "purchases[].date",
    "구매 금액": "purchases[].amount",
    "상담일자": "consultations[].date",
    "상담내용": "consultations[].content",
    "품목": "purchases[].item",
    "contact.mobile": "contact.mobile",
    "purchases.amount": "purchases[].amount",
    "Mobile": "contact.mobile",
    "연락처 > 전화": "contact.phone",
    "ｅ－ｍａｉｌ": "contact.email",
}


def header(form: FormSpec, sheet: Sheet) -> Header | None:
    return find_header(sheet, Vocabulary(form, None).knows)


def table(form: FormSpec, sheet: Sheet, records: str | None = None) -> Table:
    found = form.by_path[records] if records else None
    assert found is None or isinstance(found, RecordList)
    vocabulary = Vocabulary(form, found)
    head = find_header(sheet, vocabulary.knows)
    assert head is not None
    return match_columns(form, vocabulary, sheet, head, {}, {})


def fields(form: FormSpec, sheet: Sheet, records: str | None = None) -> dict[str, str]:
    return {it.heading: it.leaf.path if it.leaf else it.why.value for it in table(form, sheet, records).columns}


@pytest.mark.parametrize(("heading", "path"), COMMON.items(), ids=COMMON)
def test_common_headings_are_known(customer: FormSpec, sheet: MakeSheet, heading: str, path: str) -> None:
    other = "상태"
    assert fields(customer, sheet(f"{heading}|{other}"))[heading] == path


def test_another_form_profits_from_the_same_words(receipt: FormSpec, sheet: MakeSheet) -> None:
    found = fields(receipt, sheet("입금자|일자|금액|사업자번호|결제방법"))
    assert found == {
        "입금자": "payer",
        "일자": "date",
        "금액": "amount",
        "사업자번호": "business_number",
        "결제방법": "method",
    }


@pytest.mark.parametrize(
    ("cells", "path"),
    [("010-1234-5678", "contact.mobile"), ("1012345678", "contact.mobile"), ("02-123-4567", "contact.phone")],
)
def test_what_the_cells_hold_decides_between_telephones(
    customer: FormSpec, sheet: MakeSheet, cells: str, path: str
) -> None:
    found = fields(customer, sheet("이름|연락처", f"홍|{cells}", f"김|{cells}"))
    assert found["연락처"] == path


def test_a_field_that_has_its_column_is_given_to_no_other(customer: FormSpec, sheet: MakeSheet) -> None:
    found = fields(customer, sheet("이름|연락처|휴대폰", "홍|010-1111-2222|010-3333-4444"))
    assert found == {"이름": "name", "연락처": "contact.phone", "휴대폰": "contact.mobile"}


def test_of_two_equal_headings_the_first_counts_and_the_second_is_told(customer: FormSpec, sheet: MakeSheet) -> None:
    columns = table(customer, sheet("이름|등급|등급")).columns
    assert [column.why for column in columns] == [Why.NAME, Why.NAME, Why.TAKEN]


def test_numbers_of_another_system_are_no_ids(customer: FormSpec, sheet: MakeSheet) -> None:
    assert fields(customer, sheet("고객번호|이름", "1001|홍"))["고객번호"] == "unknown"
    assert fields(customer, sheet("고객번호|이름", "C-7F3K9Q|홍"))["고객번호"] == "id"


@pytest.mark.parametrize("heading", ["주민등록번호", "주민번호", "외국인등록번호", "이상한 열"])
def test_resident_numbers_are_told_by_heading_or_by_cells(customer: FormSpec, sheet: MakeSheet, heading: str) -> None:
    columns = table(customer, sheet(f"이름|등급|{heading}", "홍|VIP|850722-1234567")).columns
    assert columns[2].why is Why.RESIDENT


def test_a_records_column_means_the_record_on_its_own_sheet(customer: FormSpec, sheet: MakeSheet) -> None:
    found = fields(customer, sheet("고객명|연락처|일자|품목|비고", "홍|010-1111-2222|2026-01-01|책상|a"), "purchases")
    assert found == {
        "고객명": "name",
        "연락처": "contact.mobile",
        "일자": "purchases[].date",
        "품목": "purchases[].item",
        "비고": "purchases[].note",
    }


def test_headings_are_found_below_titles_and_blank_rows(customer: FormSpec, sheet: MakeSheet) -> None:
    found = header(customer, sheet("2026년 고객 명단", "", "작성: 김 과장", "번호|이름|전화", "1|홍|02-123-4567"))
    assert found is not None
    assert (found.first_row, found.data_from) == (3, 4)


def test_headings_over_two_rows_are_joined(customer: FormSpec, sheet: MakeSheet) -> None:
    merged = (((0, 1), (0, 2)), ((0, 0), (1, 0)), ((0, 3), (1, 3)))
    found = fields(customer, sheet("성명|연락처||비고", "|휴대폰|집전화|", "홍|1|2|x", merged=merged))
    assert found == {
        "성명": "name",
        "연락처 > 휴대폰": "contact.mobile",
        "연락처 > 집전화": "contact.phone",
        "비고": "notes",
    }


@pytest.mark.parametrize("title", ["고객", "고객 명단", "구매"])
@pytest.mark.parametrize("merged", [(), (((0, 0), (0, 2)),), (((0, 0), (0, 4)),), (((5, 0), (5, 1)),)])
def test_a_title_is_not_the_heading_above_those_below(
    customer: FormSpec, sheet: MakeSheet, title: str, merged: tuple[object, ...]
) -> None:
    found = header(customer, sheet(title, "성함|번호|일자", "홍|1|2026-01-01", merged=merged))
    assert found is not None
    assert (found.headings, found.first_row) == (("성함", "번호", "일자"), 1)


def test_a_cell_merged_over_some_columns_is_the_heading_above_them(customer: FormSpec, sheet: MakeSheet) -> None:
    found = header(customer, sheet("|구매||", "성함|일자|금액|비고", "홍|2026-01-01|5|x", merged=(((0, 1), (0, 2)),)))
    assert found is not None
    assert found.headings == ("성함", "구매 > 일자", "구매 > 금액", "비고")


def test_headings_above_others_may_repeat_for_each_column(customer: FormSpec, sheet: MakeSheet) -> None:
    found = header(customer, sheet("|구매|구매|", "성함|일자|금액|비고", "홍|2026-01-01|5|x"))
    assert found is not None
    assert found.headings == ("성함", "구매 > 일자", "구매 > 금액", "비고")


def test_the_row_above_tells_whose_date_it_is(customer: FormSpec, sheet: MakeSheet) -> None:
    found = fields(customer, sheet("성명|구매||상담|", "|일자|품목|일자|내용", "홍|2026-01-01|a|2026-01-02|b"))
    assert found == {
        "성명": "name",
        "구매 > 일자": "purchases[].date",
        "구매 > 품목": "purchases[].item",
        "상담 > 일자": "consultations[].date",
        "상담 > 내용": "consultations[].content",
    }


def test_a_row_of_words_is_not_taken_for_headings(customer: FormSpec, sheet: MakeSheet) -> None:
    found = header(customer, sheet("이름|등급", "홍길동|골드"))
    assert found is not None
    assert found.rows == 1


@pytest.mark.parametrize("rows", [("a|b", "1|2"), ("이름|b|c", "1|2|3"), ("",)])
def test_a_sheet_without_headings_has_none(customer: FormSpec, sheet: MakeSheet, rows: tuple[str, ...]) -> None:
    assert header(customer, sheet(*rows)) is None


def test_headings_are_not_looked_for_far_down(customer: FormSpec, sheet: MakeSheet) -> None:
    assert header(customer, sheet(*["x|y"] * 20, "이름|전화")) is None
    assert header(customer, sheet(*["x|y"] * 19, "이름|전화")) is not None


def test_columns_are_lettered_as_spreadsheets_do() -> None:
    assert [letters(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
