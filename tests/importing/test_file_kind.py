"""What may be imported is told by a file's content, and what may not is told what to do instead."""

from __future__ import annotations

import pytest

from cardgen.errors import UsageError
from cardgen.importing.file_kind import MAX_FILE, FileKind, file_kind

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
REFUSED = {
    "nothing at all": (b"", "empty"),
    "nothing but blanks": (b" \r\n\t", "empty"),
    "old Excel": (COMPOUND + "Workbook".encode("utf-16-le"), "xls"),
    "behind a password": (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "password"),
    "HTML called xls": (b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table></html>", "html"),
    "SpreadsheetML called xls": (b'<?xml version="1.0"?><Workbook/>', "html"),
    "PDF": (b"%PDF-1.7\n", "kind"),
    "picture": (b"\x89PNG\r\n\x1a\n", "kind"),
    "NUL in a text": (b"a,b\n1,\x002\n", "kind"),
    "too large": (b"a" * (MAX_FILE + 1), "large"),
}


@pytest.mark.parametrize(("content", "why"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_imported_is_told_why(content: bytes, why: str) -> None:
    with pytest.raises(UsageError) as refused:
        file_kind(content)
    assert refused.value.message_id == f"error.import.{why}"


@pytest.mark.parametrize("ending", [".xlsx", ".XLSX", ".xlsm"])
def test_a_text_called_a_workbook_is_told(ending: str) -> None:
    with pytest.raises(UsageError) as refused:
        file_kind("이름,전화\n".encode(), ending)
    assert refused.value.message_id == "error.import.not_excel"


def test_a_text_called_an_old_workbook_is_read_as_excel_does() -> None:
    assert file_kind("이름\t전화\n".encode(), ".xls") is FileKind.CSV


def test_kinds_are_told_by_content() -> None:
    assert file_kind(b"PK\x03\x04...") is FileKind.XLSX
    assert file_kind(b"PK\x03\x04...", ".csv") is FileKind.XLSX
    assert file_kind("이름,전화\n".encode("cp949")) is FileKind.CSV
    assert file_kind("이름,전화\n".encode("utf-16")) is FileKind.CSV
    assert file_kind(b"\xef\xbb\xbfbegin:vcard\r\n") is FileKind.VCARD
