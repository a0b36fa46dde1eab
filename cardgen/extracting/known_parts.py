"""Parts of office documents that are those of the blank form, byte for byte: they can hold nothing of anybody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256

from cardgen.archives.zip_reader import ArchiveRefused, read_zip
from cardgen.extracting.kinds import is_zip

KnownParts = frozenset[bytes]
"""The marks of parts that need not be read again."""

NO_PARTS: KnownParts = frozenset()


def mark(name: str, data: bytes) -> bytes:
    """What tells a part from all others: its name and all its bytes."""
    return sha256(f"{name}\0".encode() + data).digest()


def marks(content: bytes) -> Iterator[bytes]:
    """The marks of all parts of a document; none of a file that is no archive."""
    if is_zip(content):
        with suppress(ArchiveRefused):
            yield from (mark(name, data) for name, data in read_zip(content).items())
