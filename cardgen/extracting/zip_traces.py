"""What a zip archive tells besides its files: names, times, comments, extra fields, bytes around its entries."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import IO

from cardgen.extracting.found import Channel, Feature, Finding, Found, Trace
from cardgen.extracting.package_parts import printable_runs

_NO_TIME = (1980, 1, 1, 0, 0, 0)
_AES = b"\x01\x99"
"""The extra field that says how an entry is encrypted (AE-x, WinZip AES specification)."""
_LOCAL_SIZE = 30
_DESCRIPTOR = (12, 16, 20, 24)
"""Sizes of the data descriptor that may follow an entry (APPNOTE 4.3.9)."""
_END = b"PK\x05\x06"
_END_SIZE = 22


def directory_traces(archive: zipfile.ZipFile, file: IO[bytes], place: str = "") -> Iterator[Found]:
    """Everything the archive says besides the contents of its entries."""
    if archive.comment:
        yield Finding(Feature.TIMES, place)
        yield from _runs(archive.comment, place)
    entries = archive.infolist()
    for entry in entries:
        if entry.date_time != _NO_TIME or entry.comment:
            yield Finding(Feature.TIMES, place)
        yield from _runs(entry.comment, place)
        yield from (_runs(entry.extra, place) if not entry.extra.startswith(_AES) else ())
    yield from _outside(archive, file, place)


def _runs(data: bytes, place: str) -> Iterator[Trace]:
    yield from (Trace(Channel.PACKAGE, run, place) for run in printable_runs(data))


def _outside(archive: zipfile.ZipFile, file: IO[bytes], place: str) -> Iterator[Found]:
    """What lies before, between and behind the entries, which no program lists."""
    at = 0
    for entry in sorted(archive.infolist(), key=lambda entry: entry.header_offset):
        yield from _gap(file, at, entry.header_offset, place)
        file.seek(entry.header_offset)
        header = file.read(_LOCAL_SIZE)
        name_size, extra_size = (int.from_bytes(header[at : at + 2], "little") for at in (26, 28))
        name = file.read(name_size)
        if name != entry.orig_filename.encode("utf-8" if entry.flag_bits & 0x800 else "cp437", "replace"):
            yield Finding(Feature.OUTSIDE, place)
            yield from _runs(name, place)
        yield from _runs(file.read(extra_size), place)
        at = entry.header_offset + _LOCAL_SIZE + name_size + extra_size + entry.compress_size
    yield from _gap(file, at, archive.start_dir, place)
    file.seek(archive.start_dir)
    tail = file.read()
    end = tail.rfind(_END)
    behind = tail[end + _END_SIZE + len(archive.comment) :]
    if behind:
        yield Finding(Feature.OUTSIDE, place)
        yield from (Trace(Channel.OUTSIDE, run, place) for run in printable_runs(behind))


def _gap(file: IO[bytes], start: int, end: int, place: str) -> Iterator[Found]:
    if end <= start or end - start in _DESCRIPTOR:
        return
    file.seek(start)
    yield Finding(Feature.OUTSIDE, place)
    yield from (Trace(Channel.OUTSIDE, run, place) for run in printable_runs(file.read(end - start)))


def open_directory(content: bytes) -> tuple[zipfile.ZipFile, IO[bytes]]:
    """The archive in these bytes. Raises zipfile.BadZipFile."""
    file = io.BytesIO(content)
    return zipfile.ZipFile(file), file
