"""Parts of the blank form are passed over where they are the same byte for byte, and read where anything differs."""

from __future__ import annotations

from collections.abc import Mapping

from cardgen.archives.zip_writer import pack, write_zip
from cardgen.extracting.found import Trace
from cardgen.extracting.known_parts import marks
from cardgen.extracting.traces import found_in

_BODY = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:document>'
BLANK = {"word/document.xml": _BODY % b"blank", "word/header1.xml": _BODY % b"company"}


def document(parts: Mapping[str, bytes]) -> bytes:
    return write_zip([pack(name, data) for name, data in parts.items()])


def places(parts: Mapping[str, bytes]) -> set[str]:
    known = frozenset(marks(document(BLANK)))
    found = found_in("a.docx", document(parts), known=known)
    return {it.place for it in found if isinstance(it, Trace)} - {"", "a.docx"}


def test_only_parts_that_differ_are_read() -> None:
    assert places({**BLANK, "word/document.xml": _BODY % b"copy"}) == {"word/document.xml"}


def test_the_content_of_a_known_part_under_another_name_is_read() -> None:
    assert places({**BLANK, "word/comments.xml": BLANK["word/header1.xml"]}) == {"word/comments.xml"}


def test_without_known_parts_all_are_read() -> None:
    found = found_in("a.docx", document(BLANK))
    assert {it.place for it in found if isinstance(it, Trace)} >= set(BLANK)


def test_what_is_no_archive_has_no_parts() -> None:
    assert list(marks(b"%PDF-1.7")) == []
    assert list(marks(b"PK\3\4")) == []
