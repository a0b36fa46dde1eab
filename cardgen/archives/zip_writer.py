"""Writes zip files of which every byte follows from the contents: no clock, no user, no system.

Packed entries keep their compressed bytes, so what many files share is compressed once.
Layout: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (end).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field

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
    directory: list[bytes] = []
    names: set[str] = set()
    offset = 0
    for entry in entries:
        body.append(entry.local)
        directory += (entry.central, struct.pack("<I", offset), entry.tail)
        names.add(entry.name)
        offset += len(entry.local)
    if len(names) != len(body):
        raise ValueError("a zip entry's name is used twice")
    central = b"".join(directory)
    if len(body) > _MAX_ENTRIES or offset + len(central) > _MAX_SIZE:
        raise ValueError("too much for one zip file")
    end = _END.pack(b"PK\x05\x06", 0, 0, len(body), len(body), len(central), offset, 0)
    return b"".join((*body, central, end))
