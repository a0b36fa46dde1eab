"""Which files are taken for forms, and what is said of those that people send instead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cardgen.archives.zip_writer import pack, write_zip
from cardgen.errors import UsageError
from cardgen.importing.forms.kind import FormKind, form_kind
from cardgen.importing.forms.reading import MAX_FORM, read_filled

Made = Callable[..., bytes]

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def test_kinds_are_told_by_content(word_form: Made, hangul_form: Made, pdf_form: Made) -> None:
    assert form_kind(word_form("")) is FormKind.DOCX
    assert form_kind(hangul_form("")) is FormKind.HWPX
    assert form_kind(pdf_form()) is FormKind.PDF
    assert form_kind(b"\r\n" + pdf_form()) is FormKind.PDF


def test_a_file_that_is_cut_off_is_still_what_it_was(word_form: Made, hangul_form: Made, pdf_form: Made) -> None:
    for made, kind in ((word_form, FormKind.DOCX), (hangul_form, FormKind.HWPX)):
        assert form_kind(made("")[:-40]) is kind
    assert form_kind(pdf_form()[:200]) is FormKind.PDF


@pytest.mark.parametrize(
    "content", [b"", b"a,b\n1,2\n", b"BEGIN:VCARD\r\n", write_zip([pack("xl/workbook.xml", b"<x/>")]), COMPOUND]
)
def test_tables_and_addresses_are_no_forms(content: bytes) -> None:
    assert form_kind(content) is None
    with pytest.raises(UsageError) as refused:
        read_filled(content)
    assert refused.value.message_id == "error.form.kind"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (COMPOUND + b"HWP Document File V5.00", "hwp"),
        (COMPOUND + "WordDocument".encode("utf-16-le"), "doc"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"{\\rtf1\\ansi", "rtf"),
        (write_zip([pack("mimetype", b"application/vnd.oasis.opendocument.text", level=0)]), "odt"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"\0\0\0\x18ftypheic", "picture"),
        (bytes(MAX_FORM + 1), "file_size"),
    ],
    ids=["hwp", "doc", "docx behind a password", "rtf", "odt", "png", "jpeg", "heic", "large"],
)
def test_what_people_send_instead_is_named(content: bytes, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_filled(content)
    assert refused.value.message_id == f"error.form.{message}"


def test_a_workbook_behind_a_password_is_left_to_those_who_read_workbooks() -> None:
    locked = COMPOUND + "EncryptedPackage".encode("utf-16-le")
    assert form_kind(locked, ".xlsx") is None
    with pytest.raises(UsageError):
        form_kind(locked, ".DOCX")


@pytest.mark.parametrize(("ending", "message"), [(".hwp", "hwp"), (".HWP", "hwp"), (".doc", "doc")])
def test_an_old_document_that_does_not_say_what_it_is_goes_by_its_name(ending: str, message: str) -> None:
    with pytest.raises(UsageError, match=f"error.form.{message}"):
        form_kind(COMPOUND, ending)
