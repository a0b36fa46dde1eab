"""Bytes are read in every encoding a program may take them to be in."""

from __future__ import annotations

import json

import pytest

from cardgen.extracting.encodings import readings
from cardgen.extracting.found import Trace, Unreadable
from cardgen.extracting.traces import found_in

TEXT = "이봄 고객 x"
ENCODINGS = ("utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_text_is_read_in_the_encodings_of_korean_programs(encoding: str) -> None:
    assert TEXT in readings(TEXT.encode(encoding))


@pytest.mark.parametrize(
    ("declared", "encoding"), [("euc-kr", "cp949"), ("ks_c_5601-1987", "cp949"), ("iso2022_kr",) * 2, ("johab",) * 2]
)
def test_a_page_is_also_read_as_it_says(declared: str, encoding: str) -> None:
    page = f'<meta charset="{declared}">'.encode() + TEXT.encode(encoding)
    assert [text for text in readings(page, declared=True) if TEXT in text]


def test_a_declared_encoding_nobody_knows_changes_nothing() -> None:
    page = '<meta charset="rot13"><meta charset="nonesuch">이봄'
    assert readings(page.encode(), declared=True) == (page,)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", ["a.json", "a.html", "a.txt", "a.csv"])
def test_a_file_is_read_in_any_of_them(name: str, encoding: str) -> None:
    content = {"a.json": json.dumps({"a": TEXT}, ensure_ascii=False), "a.html": f"<p>{TEXT}</p>"}.get(name, TEXT)
    found = [*found_in(name, content.encode(encoding))]
    assert TEXT in [one.text for one in found if isinstance(one, Trace)]
    assert not [one for one in found if isinstance(one, Unreadable)]


@pytest.mark.parametrize("name", ["a.json", "a.html", "a.txt"])
def test_bytes_of_no_encoding_are_told_to_be_unreadable(name: str) -> None:
    found = [*found_in(name, b"<\xff\xff\xfe\xff\x80>")]
    assert [type(one) for one in found if isinstance(one, Unreadable)] == [Unreadable]
