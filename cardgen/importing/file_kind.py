"""What kind of file is to be imported, by its content; endings lie. Others are refused with what to do instead."""

from __future__ import annotations

from enum import StrEnum

from cardgen.errors import UsageError

MAX_FILE = 100 * 1024 * 1024
"""Bytes of a file that is read at all."""


class FileKind(StrEnum):
    """The kinds of files that can be imported."""

    XLSX = "xlsx"
    CSV = "csv"
    VCARD = "vcf"


_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Compound File Binary (MS-CFB 2.2): old Excel files, and new ones behind a password (MS-OFFCRYPTO 2.3)."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<meta", b"<style")
_WORKBOOKS = frozenset({".xlsx", ".xlsm"})
_BINARY = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf")


def file_kind(content: bytes, ending: str = "") -> FileKind:
    """The kind of a file. UsageError where it is none we read, and for a text whose name ends as workbooks' do.

    (A text that ends in .xls is read: many programs write such, and Excel opens them.)
    """
    if len(content) > MAX_FILE:
        raise UsageError("error.import.large", limit=f"{MAX_FILE // 2**20} MB")
    if not content.strip():
        raise UsageError("error.import.empty")
    if content.startswith(_ZIP):
        return FileKind.XLSX
    if content.startswith(_COMPOUND):
        raise UsageError("error.import.password" if _ENCRYPTED in content else "error.import.xls")
    head = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(_MARKUP):
        raise UsageError("error.import.html")
    if head.startswith(b"begin:vcard"):
        return FileKind.VCARD
    if content.startswith(_BINARY) or _is_binary(content):
        raise UsageError("error.import.kind")
    if ending.lower() in _WORKBOOKS:
        raise UsageError("error.import.not_excel")
    return FileKind.CSV


def _is_binary(content: bytes) -> bool:
    """A text has no NUL unless it is UTF-16 or UTF-32, which say so in their first bytes."""
    return b"\0" in content[:65536] and not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff"))
