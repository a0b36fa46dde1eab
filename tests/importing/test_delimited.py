"""Text tables in the encodings and with the signs that Korean programs write."""

from __future__ import annotations

import codecs
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.errors import UsageError
from cardgen.importing.delimited import read_delimited
from cardgen.rendering.export_csv import neutral

TABLE = "이름,휴대폰\r\n홍길동,010-1234-5678\r\n"
ROWS = [["이름", "휴대폰"], ["홍길동", "010-1234-5678"]]
ENCODED = {
    "UTF-8": TABLE.encode(),
    "UTF-8 with a mark": TABLE.encode("utf-8-sig"),
    "UTF-16 little": codecs.BOM_UTF16_LE + TABLE.encode("utf-16-le"),
    "UTF-32 little": codecs.BOM_UTF32_LE + TABLE.encode("utf-32-le"),
    "UTF-32 big": codecs.BOM_UTF32_BE + TABLE.encode("utf-32-be"),
    "UTF-16 big": codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"),
    "CP949": TABLE.encode("cp949"),
}


def rows(content: bytes) -> list[list[object]]:
    return [list(row) for row in read_delimited(content).sheets[0].rows]


@pytest.mark.parametrize("content", ENCODED.values(), ids=ENCODED)
def test_encodings_are_recognised(content: bytes) -> None:
    assert rows(content) == ROWS


def test_syllables_only_cp949_has_are_read() -> None:
    """똠 and 뷁 are in CP949 and not in EUC-KR."""
    assert rows("이름,전화\n똠뷁,1\n".encode("cp949"))[1] == ["똠뷁", "1"]
    assert read_delimited("이름,전화\n".encode("cp949")).encoding == "CP949"


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_delimiters_are_recognised(delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in (["이름", "주소", "비고"], ["홍", '"서울, 강남; 1"', "a"]))
    book = read_delimited(text.encode())
    assert book.delimiter == delimiter
    assert book.sheets[0].rows[1] == ["홍", "서울, 강남; 1", "a"]


def test_the_line_that_names_the_delimiter_is_no_row() -> None:
    assert rows(b"sep=;\r\na,1;b\r\n") == [["a,1", "b"]]


def test_a_damaged_byte_is_told_with_its_line() -> None:
    with pytest.raises(UsageError) as refused:
        read_delimited("이름\n홍길동\n김".encode() + b"\xff\xfe\n")
    assert refused.value.message_id == "error.import.encoding"
    assert refused.value.arguments == {"line": "3"}


def test_an_open_quote_is_told_with_the_line_it_begins_on() -> None:
    with pytest.raises(UsageError) as refused:
        read_delimited('이름,비고\n홍,"메모\n김,둘\n박,셋\n'.encode())
    assert refused.value.message_id == "error.import.quotes"
    assert refused.value.arguments == {"line": "2"}


def test_line_breaks_in_quotes_belong_to_the_cell() -> None:
    assert rows('a,"하나\r\n둘"\r\nb,c\r\n'.encode()) == [["a", "하나\n둘"], ["b", "c"]]


def test_numbers_kept_as_text_by_a_formula_are_read() -> None:
    assert rows(b'a,"=""01012345678"""\n')[0][1] == "01012345678"


@given(st.lists(st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=12), min_size=2))
def test_what_our_export_neutralises_is_restored(cells: list[str]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([["제목"] * len(cells), map(neutral, cells)])
    _, row = rows(codecs.BOM_UTF8 + out.getvalue().encode())
    assert row == cells


def test_a_cell_too_long_is_told_from_a_quotation_mark() -> None:
    with pytest.raises(UsageError) as refused:
        read_delimited(f"이름,비고\n홍길동,{'가' * 100_001}\n".encode())
    assert (refused.value.message_id, refused.value.arguments["line"]) == ("error.import.cell", "2")
