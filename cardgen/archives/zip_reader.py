"""Reads zip files that strangers made: judged by their directory first, never unpacked to disk."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Mapping
from io import SEEK_END, BytesIO
from typing import BinaryIO

from cardgen.model.problem import Label

MAX_ENTRIES = 2_000
MAX_TOTAL = 100 * 1024 * 1024
MAX_RATIO = 100
"""Unpacked bytes per packed byte. Office files stay below 40; deflate's limit, reached by bombs, is 1,032."""

SMALL = 64 * 1024
"""Entries up to this size may have any ratio: 2,000 of them are still bounded by MAX_TOTAL."""

MAX_DIRECTORY = 16 * 1024 * 1024
"""Bytes of the directory of an archive that is read entry by entry: 65,535 entries with names of 200 bytes."""

_END_SIZE, _LOCATOR_SIZE, _LONGEST_COMMENT = 22, 20, 65_535
"""Bytes of the record that ends an archive, of the locator of a 64-bit one before it, and of a comment behind it."""

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, UnicodeDecodeError)
"""What zipfile raises for damaged archives; RuntimeError for features of the format that it lacks."""

_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class ArchiveRefused(ValueError):
    """A zip file we do not unpack: damaged or sly, or (`over_limit`) too large; `reason` says how, in words."""

    def __init__(self, reason: Label, *, over_limit: bool = False) -> None:
        super().__init__(reason.en)
        self.reason = reason
        self.over_limit = over_limit


def read_zip(content: bytes) -> Mapping[str, bytes]:
    """Every file of an archive by name, in the order of its directory. Raises ArchiveRefused.

    Refused before anything is unpacked: more than 2,000 entries, 100 MB or a ratio of 100; encrypted entries, links,
    names used twice or leading out of the archive. Sizes are those declared, and an entry that unpacks to more fails.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_directory(entries, archive.infolist())
            return {entry.filename: archive.read(entry) for entry in entries}
    except _DAMAGED as error:
        raise _damaged() from error


def zip_names(content: bytes) -> tuple[str, ...] | None:
    """The names in an archive's directory, to tell what kind of file it is; None where it cannot be read.

    Nothing is judged or unpacked: that is for `read_zip`.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return tuple(archive.namelist())
    except (*_DAMAGED, ValueError):
        return None


def require_plain_directory(file: BinaryIO) -> None:
    """ArchiveRefused for a directory too large to be listed, before it is; for one with 64-bit extensions as well.

    APPNOTE 4.3.15 and 4.3.16: the end record is in the last 64 KB, and behind the locator of a 64-bit one.
    """
    file.seek(0, SEEK_END)
    file.seek(max(0, file.tell() - _END_SIZE - _LOCATOR_SIZE - _LONGEST_COMMENT))
    tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) - end < _END_SIZE:
        raise _damaged()
    size = int.from_bytes(tail[end + 12 : end + 16], "little")
    if size > MAX_DIRECTORY or tail[max(0, end - _LOCATOR_SIZE) :].startswith(b"PK\x06\x07"):
        raise _over(f"{size:,} > {MAX_DIRECTORY:,}", "목록 크기(바이트)", "bytes of its directory")


def _damaged() -> ArchiveRefused:
    return ArchiveRefused(Label("압축 파일이 아니거나 손상되었습니다", "not a zip file, or damaged"))


def _check_directory(files: list[zipfile.ZipInfo], everything: list[zipfile.ZipInfo]) -> None:
    if len(everything) > MAX_ENTRIES:
        raise _over(f"{len(everything):,} > {MAX_ENTRIES:,}", "항목 수", "entries")
    total = sum(entry.file_size for entry in files)
    if total > MAX_TOTAL:
        raise _over(f"{total:,} > {MAX_TOTAL:,}", "전체 크기(바이트)", "bytes in all")
    for entry in files:
        if entry.file_size > SMALL and entry.file_size > MAX_RATIO * entry.compress_size:
            raise _over(f"> {MAX_RATIO}", "압축률", "compression ratio")
        _check_entry(entry)
    if len({entry.filename for entry in files}) != len(files):
        raise ArchiveRefused(Label("같은 이름이 두 번 있습니다", "a name is used twice"))


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & _ENCRYPTED:
        raise ArchiveRefused(Label("암호가 걸려 있습니다", "it is encrypted"))
    if stat.S_ISLNK(entry.external_attr >> 16) or _leads_out(entry.filename):
        raise ArchiveRefused(Label("파일 밖을 가리키는 항목이 있습니다", "an entry points outside the file"))
    if entry.compress_type not in _METHODS:
        raise ArchiveRefused(Label("알 수 없는 압축 방식입니다", "its compression method is unknown"))


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _over(numbers: str, ko: str, en: str) -> ArchiveRefused:
    return ArchiveRefused(Label(f"{ko} {numbers}", f"{en} {numbers}"), over_limit=True)
