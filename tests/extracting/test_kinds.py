"""A file that is not what its name says, or too large to be searched, is not called clean."""

from __future__ import annotations

import pytest

from cardgen.archives.zip_writer import pack, write_zip
from cardgen.extracting.found import Found, Trace, Unreadable
from cardgen.extracting.kinds import LARGEST_TEXT
from cardgen.extracting.traces import found_in


def unread(found: list[Found]) -> list[str]:
    return [it.reason.en for it in found if isinstance(it, Unreadable)]


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xlsx", "a.hwpx", "a.zip", "a.html", "A.PDF"])
@pytest.mark.parametrize("content", [b"", b"hello\n"], ids=["empty", "text"])
def test_a_file_of_another_kind_is_told_once_and_read_as_what_it_is(name: str, content: bytes) -> None:
    found = [*found_in(name, content)]
    assert unread(found) == ["it is not of the kind its name says"]
    assert [it.text for it in found if isinstance(it, Trace)] == [name, *content.decode().split()]


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_a_page_under_another_name_is_no_clean_file(name: str) -> None:
    assert unread([*found_in(name, b"<!doctype html><p>x")]) == ["it is not of the kind its name says"]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "page", "a.json"])
def test_names_that_promise_nothing_are_not_held_to_it(name: str) -> None:
    assert "it is not of the kind its name says" not in unread([*found_in(name, b"{}")])


def test_a_text_too_large_to_be_searched_is_no_clean_file() -> None:
    assert unread([*found_in("a.txt", b"x" * (LARGEST_TEXT + 1))]) == ["it is too large to be searched"]


def test_a_document_too_large_to_be_searched_is_no_clean_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cardgen.extracting.kinds.LARGEST_MARKUP", 10)
    content = write_zip([pack("word/document.xml", b"<document/>")])
    assert unread([*found_in("a.docx", content)]) == ["it is too large to be searched"]
