"""Writes zip files of which every byte follows from the contents: no clock, no user, no system.

Packed entries keep their compressed bytes, so what many files share is compressed once.
Layout: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (end).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import BinaryIO

STORED, DEFLATED = 0, 8

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
_UTF8_NAME = 0x800
_DATE_1980_01_01 = 0x21
"""The earliest date a zip can hold; its time is 0."""
_MAX_SIZE = 0xFFFF_FFFF
_MAX_ENTRIES = 0xFFFF


@dataclass(frozen=True, slots=True)
class Packed:
    """One compressed entry with its headers, ready to be put into any number of archives.

    `central` is its line of the central directory up to the offset, `tail` what follows the offset.
    """

    name: str
    local: bytes = field(repr=False)
    central: bytes = field(repr=False)
    tail: bytes = field(repr=False)


def pack(name: str, content: bytes, *, level: int = 6) -> Packed:
    """Compress an entry; level 0 stores it as it is (a `mimetype` entry, pictures). ValueError above 4 GB."""
    if len(content) > _MAX_SIZE:
        raise ValueError("a zip entry is limited to 4 GB")
    method, data = (DEFLATED, zlib.compress(content, level, -zlib.MAX_WBITS)) if level else (STORED, content)
    file_name = name.encode()
    flags = 0 if name.isascii() else _UTF8_NAME
    crc = zlib.crc32(content)
    common = (flags, method, 0, _DATE_1980_01_01, crc, len(data), len(content), len(file_name), 0)
    local = _LOCAL.pack(b"PK\x03\x04", _VERSION, *common) + file_name + data
    central = _CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, *common, 0, 0, 0, 0, 0)
    return Packed(name, local, central[:-4], file_name)


def write_zip(entries: Iterable[Packed]) -> bytes:
    """The archive, entries in the order given. ValueError for a name used twice or more than the format can hold."""
    body: list[bytes] = []
    directory = _Directory()
    for entry in entries:
        directory.add(entry)
        body.append(entry.local)
    return b"".join((*body, directory.content()))


class ZipStream:
    """An archive that is written as its entries come; only its directory is kept in memory. The same bytes."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._directory = _Directory()

    def add(self, entry: Packed) -> None:
        """Write an entry. ValueError for a name used twice."""
        self._directory.add(entry)
        self._out.write(entry.local)

    def close(self) -> None:
        """Write the directory. ValueError for more than the format can hold."""
        self._out.write(self._directory.content())


class _Directory:
    """The central directory of the entries so far."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []
        self._names: set[str] = set()
        self._offset = 0

    def add(self, entry: Packed) -> None:
        if entry.name in self._names:
            raise ValueError("a zip entry's name is used twice")
        self._names.add(entry.name)
        self._lines += (entry.central, struct.pack("<I", self._offset), entry.tail)
        self._offset += len(entry.local)
        if len(self._names) > _MAX_ENTRIES or self._offset > _MAX_SIZE:
            raise ValueError("too much for one zip file")

    def content(self) -> bytes:
        central = b"".join(self._lines)
        if self._offset + len(central) > _MAX_SIZE:
            raise ValueError("too much for one zip file")
        count = len(self._names)
        return central + _END.pack(b"PK\x05\x06", 0, 0, count, count, len(central), self._offset, 0)
