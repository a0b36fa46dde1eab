"""Whether a file is what its name says, and not larger than can be searched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

LARGEST_TEXT = 20 * 1024 * 1024
"""Bytes of a page, text or data file: the index of 10,000 cards has one million."""

LARGEST_MARKUP = 32 * 1024 * 1024
"""Bytes of all markup of an office document, which takes ten times as much when read: the ledger of 10,000 cards has 19
million."""

_HEAD = 1024
"""Bytes within which a file shows what it is (PDF: ISO 32000-1, implementation note 13 on 7.5.2)."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def is_pdf(content: bytes) -> bool:
    """True for what readers open as a PDF."""
    return b"%PDF-" in content[:_HEAD]


def is_zip(content: bytes) -> bool:
    """True for an archive, office documents among them."""
    return content.startswith(_ZIP)


def _is_page(content: bytes) -> bool:
    return b"<" in content[:_HEAD] and not is_pdf(content) and not is_zip(content)


_SAID: Mapping[str, Callable[[bytes], bool]] = {
    ".pdf": is_pdf,
    ".docx": is_zip,
    ".xlsx": is_zip,
    ".hwpx": is_zip,
    ".zip": is_zip,
    ".html": _is_page,
    ".htm": _is_page,
}
"""By suffix: whether it is a file of that kind."""


def is_misnamed(name: str, content: bytes) -> bool:
    """True where other programs would not open the file as what its name says: nobody knows what they would show."""
    said = _SAID.get(PurePosixPath(name).suffix.lower())
    return said is not None and not said(content)


def is_too_large(content: bytes) -> bool:
    """True for a text that would take more memory than there may be; archives and PDFs are read part by part."""
    return len(content) > LARGEST_TEXT and not (is_pdf(content) or is_zip(content))


def has_too_much_markup(parts: Mapping[str, bytes]) -> bool:
    """True for an office document whose markup would take more memory than there may be."""
    return sum(len(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))) > LARGEST_MARKUP
