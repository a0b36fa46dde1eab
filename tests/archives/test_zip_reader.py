"""The guarded zip reader: refuses before it unpacks."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from cardgen.archives.zip_reader import (
    MAX_DIRECTORY,
    MAX_ENTRIES,
    ArchiveRefused,
    read_zip,
    require_plain_directory,
    zip_names,
)
from cardgen.archives.zip_writer import pack, write_zip


def test_files_come_back_in_order_without_folders() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.xml", b"2")
        archive.mkdir("folder")
        archive.writestr("a.xml", b"1")
    assert list(read_zip(buffer.getvalue()).items()) == [("b.xml", b"2"), ("a.xml", b"1")]


def _bomb() -> bytes:
    return write_zip([pack("word/document.xml", bytes(2_000_000), level=9)])


def _too_many() -> bytes:
    return write_zip(pack(f"{number}", b"") for number in range(MAX_ENTRIES + 1))


def _too_large() -> bytes:
    ratio_99 = bytes(range(256)) * 40
    entry = pack("a", ratio_99 * 100)
    declared = entry.local[:22] + (101 * 1024 * 1024).to_bytes(4, "little") + entry.local[26:]
    central = entry.central[:24] + (101 * 1024 * 1024).to_bytes(4, "little") + entry.central[28:]
    return write_zip([type(entry)(entry.name, declared, central, entry.tail)])


@pytest.mark.parametrize("make", [_bomb, _too_many, _too_large])
def test_what_would_unpack_to_too_much_is_refused(make: Callable[[], bytes]) -> None:
    with pytest.raises(ArchiveRefused) as refused:
        read_zip(make())
    assert refused.value.over_limit


def _link() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        entry = zipfile.ZipInfo("word/media/x.png")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/hostname")
    return buffer.getvalue()


def _lying_size() -> bytes:
    entry = pack("a", b"x" * 1000)
    local = entry.local[:22] + (10).to_bytes(4, "little") + entry.local[26:]
    central = entry.central[:24] + (10).to_bytes(4, "little") + entry.central[28:]
    return write_zip([type(entry)(entry.name, local, central, entry.tail)])


def _encrypted() -> bytes:
    entry = pack("a", b"x")
    local = entry.local[:6] + b"\x01\x00" + entry.local[8:]
    central = entry.central[:8] + b"\x01\x00" + entry.central[10:]
    return write_zip([type(entry)(entry.name, local, central, entry.tail)])


def _outside() -> bytes:
    return write_zip([pack("../../etc/passwd", b"x")])


def _twice() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a", b"1")
        archive.writestr("a", b"2")
    return buffer.getvalue()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("make", [_link, _lying_size, _encrypted, _outside, _twice, lambda: b"no zip", lambda: b""])
def test_what_is_damaged_or_sly_is_refused(make: Callable[[], bytes]) -> None:
    with pytest.raises(ArchiveRefused) as refused:
        read_zip(make())
    assert not refused.value.over_limit


def _directory_of(size: int) -> bytes:
    end = b"PK\5\6" + bytes(8) + size.to_bytes(4, "little") + bytes(6)
    return b"PK\3\4" + bytes(40) + end


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\3\4", _directory_of(MAX_DIRECTORY + 1), b"PK\6\7" + bytes(16) + _directory_of(0)[-22:]],
    ids=["empty", "cut", "large", "64 bits"],
)
def test_a_directory_that_is_none_or_too_large_is_refused_unread(content: bytes) -> None:
    with pytest.raises(ArchiveRefused):
        require_plain_directory(BytesIO(content))


def test_an_ordinary_directory_is_accepted_with_the_longest_comment() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a", b"1")
        archive.comment = b"c" * 65_535
    require_plain_directory(buffer)


def _later_version() -> bytes:
    """Written for a reader of zip 9.9, which zipfile is not (APPNOTE 4.4.3)."""
    entry = pack("a", b"")
    return write_zip(
        [type(entry)(entry.name, entry.local, entry.central[:6] + bytes([99]) + entry.central[7:], entry.tail)]
    )


def test_names_are_told_of_an_archive_that_would_be_refused() -> None:
    assert zip_names(_bomb()) == ("word/document.xml",)


@pytest.mark.parametrize(
    "make", [lambda: b"PK\x03\x04", lambda: _bomb()[:-30], _later_version], ids=["head", "cut", "later"]
)
def test_a_directory_that_cannot_be_read_has_no_names(make: Callable[[], bytes]) -> None:
    assert zip_names(make()) is None
