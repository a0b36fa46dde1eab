"""Which kind of form a file is, by its content; what people send instead is refused with what to ask for."""

from __future__ import annotations

from enum import StrEnum

from cardgen.archives.zip_reader import zip_names
from cardgen.errors import UsageError


class FormKind(StrEnum):
    """The kinds of forms that come back."""

    DOCX = "docx"
    PDF = "pdf"
    HWPX = "hwpx"


_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Compound File Binary (MS-CFB 2.2): old Office files, .hwp, and Office files behind a password."""

_PDF_HEAD = 1024
"""Bytes within which Acrobat looks for the header (ISO 32000-1, annex H.3.4.1)."""

_IN_COMPOUND = (
    ("HWP Document File".encode("ascii"), "error.form.hwp"),
    ("WordDocument".encode("utf-16-le"), "error.form.doc"),
)
_IN_ZIP = (
    (b"application/hwp+zip", FormKind.HWPX),
    (b"Contents/content.hpf", FormKind.HWPX),
    (b"word/", FormKind.DOCX),
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_OLD_DOCUMENTS = {".hwp": "error.form.hwp", ".doc": "error.form.doc"}
_DOCUMENTS = frozenset({".docx", ".docm", ".hwpx"})


def form_kind(content: bytes, ending: str = "") -> FormKind | None:
    """The kind of a form; None for what is none, such as a workbook or a list of addresses.

    UsageError for a document that could have been a form were it saved otherwise: .hwp, .doc, .rtf, .odt, a picture,
    one behind a password. (A workbook behind a password looks like a document behind one: there `ending` tells.)
    """
    if b"%PDF-" in content[:_PDF_HEAD]:
        return FormKind.PDF
    if content.startswith(_ZIP):
        return _kind_of_zip(content)
    if content.startswith(_COMPOUND):
        _refuse_compound(content, ending)
    if content.startswith(b"{\\rtf"):
        raise UsageError("error.form.rtf")
    if content.startswith(_PICTURES) or content[4:12] in (b"ftypheic", b"ftypmif1"):
        raise UsageError("error.form.picture")
    return None


def _kind_of_zip(content: bytes) -> FormKind | None:
    """By the names in its directory; by the names in its body where that is cut off."""
    listed = zip_names(content)
    names = content if listed is None else "\n".join(listed).encode(errors="replace")
    if b"opendocument.text" in content[:200]:
        raise UsageError("error.form.odt")
    found = (kind for sign, kind in _IN_ZIP if sign in content[:200] or sign in names)
    return next(found, None)


def _refuse_compound(content: bytes, ending: str) -> None:
    """By what is written in it; one that does not say, such as an encrypted one, is what its name says."""
    for sign, message in _IN_COMPOUND:
        if sign in content:
            raise UsageError(message)
    if ending.lower() in _OLD_DOCUMENTS:
        raise UsageError(_OLD_DOCUMENTS[ending.lower()])
    if _ENCRYPTED in content and ending.lower() in _DOCUMENTS:
        raise UsageError("error.form.password")
