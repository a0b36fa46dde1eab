"""Opens a Word or 한글 file as a stranger's: parts of bounded size, XML without entities, nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from cardgen.archives.zip_reader import ArchiveRefused, read_zip
from cardgen.errors import UsageError
from cardgen.formtext.elements import Element
from cardgen.model.problem import Label

Parts = Mapping[str, bytes]

MAX_PART = 32 * 1024 * 1024
"""Bytes of one XML part. The text of the largest card, in Word's own XML, is below 8 MB."""

_MARKUP = (".xml", ".rels", ".hpf", ".vml", ".rdf")
_DOCTYPE = re.compile(rb"<\s*!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe \r\n\t"
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf")


_FILES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"MZ", b"\x7fELF", b"Rar!", b"7z\xbc\xaf")
"""How files begin that no part of a form is, whatever it is called: archives, documents, programs."""


def form_parts(content: bytes) -> Parts:
    """The parts by name. UsageError for an archive that is damaged, sly or too large, for files in it, for DTDs."""
    try:
        parts = read_zip(content)
    except ArchiveRefused as error:
        message = "error.form.too_large" if error.over_limit else "error.form.damaged"
        raise UsageError(message, what=error.reason) from None
    if any(part.startswith(_FILES) for part in parts.values()):
        raise UsageError("error.form.embedded")
    if any(_has_doctype(name, part) for name, part in parts.items()):
        raise UsageError("error.form.doctype")
    return parts


def root_of(parts: Parts, name: str) -> Element:
    """The root of an XML part. UsageError where it is not there or damaged; nesting beyond 256 is (libxml2)."""
    part = parts.get(name, b"")
    if len(part) > MAX_PART:
        raise UsageError("error.form.too_large", what=Label("XML 크기", "size of its XML"))
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (etree.XMLSyntaxError, ValueError):
        raise UsageError("error.form.broken") from None
    if root.getroottree().docinfo.doctype:
        raise UsageError("error.form.doctype")
    return root


def markup_parts(parts: Parts) -> Iterator[str]:
    """The names of the parts that are XML."""
    return (name for name, part in parts.items() if _is_markup(name, part))


def _is_markup(name: str, part: bytes) -> bool:
    head = part[:256].replace(b"\0", b"").lstrip(_BEFORE_XML)
    return name.lower().endswith(_MARKUP) or head.startswith(b"<?xml")


def _has_doctype(name: str, part: bytes) -> bool:
    """True for a DTD, in UTF-16 too: entities declared in one can fill any memory."""
    if name.lower().endswith(_PICTURES) or not _is_markup(name, part):
        return False
    return _DOCTYPE.search(part) is not None or _DOCTYPE.search(part[:65536].replace(b"\0", b"")) is not None
